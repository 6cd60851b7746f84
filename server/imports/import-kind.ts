import type { Result } from "#shared/domain/result.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { ImportKindName, ReadRow, Rejection } from "#shared/protocol/imports.ts";
import type { Tx } from "../db/db.ts";
import type { CsvRecord } from "./csv-records.ts";
import type { Effect } from "./effect.ts";
import type { FileHeader } from "./file-header.ts";
import type { ImportKey, ImportOrigin } from "./imports-repository.ts";
import type { Importer } from "./reach-repository.ts";

/** What tells files of one kind from those of another: their columns, what a row says, and what follows from it. */
export type ImportKind<Column extends string = string> = {
  readonly name: ImportKindName;
  /** That a file must have, in any order. */
  readonly columns: readonly Column[];
  /** Gets ready to read rows of this importer, as things stand when the file begins. */
  readonly open: (tx: Tx, importer: Importer, now: Instant) => Promise<RowIntake<Column>>;
  /** In the transaction that accepts a file: makes what its rows need, and says who is new by it. */
  readonly prepare: (tx: Tx, key: ImportKey) => Promise<readonly string[]>;
  /** What applying the next rows would come to; nothing is written. */
  readonly compareNext: (tx: Tx, key: ImportKey, after: Cursor | null) => Promise<Chunk>;
  /** Applies the next rows: what stands of their keys now, by all imports that count. The caller holds the tenant's imports. */
  readonly settleNext: (
    tx: Tx,
    key: ImportKey,
    after: Cursor | null,
    context: { readonly origin: ImportOrigin; readonly now: Instant },
  ) => Promise<Chunk>;
};

/** The place of a row in the order in which a file's rows are applied. */
export type Cursor = readonly [owner: string, key: string];

export type Chunk = {
  readonly effect: Effect;
  /** Lines of the import's rows that stand for nothing, since others decide about their keys. */
  readonly notCounted: readonly Rejection[];
  /** The last row of this chunk; `null` after the last of all. */
  readonly cursor: Cursor | null;
};

export type RowIntake<Column extends string> = {
  /** Reads records and keeps the good ones under the import's id, each key once: the later row of a file counts. */
  readonly stage: (
    tx: Tx,
    key: ImportKey,
    header: FileHeader<Column>,
    records: readonly CsvRecord[],
  ) => Promise<StagedRows>;
};

export type StagedRows = {
  readonly rejected: readonly Rejection[];
  /** Lines of rows whose key a later row of the file asserts again. */
  readonly repeated: readonly number[];
  /** The first of the good rows as they were understood, by column. */
  readonly firstRead: (count: number) => readonly ReadRow[];
};

/** An assertion as a row of a file makes it: of what it is, and where it stands. */
export type Asserted = { readonly line: number; readonly key: string };

/** What keeps rows of one kind, given how a row is read. */
export type IntakeParts<Column extends string, Assertion extends Asserted> = {
  readonly readRow: (record: CsvRecord, header: FileHeader<Column>) => Result<Assertion, Rejection>;
  /** Why some of them can't be taken from this importer, by line. */
  readonly refuse: (tx: Tx, assertions: readonly Assertion[]) => Promise<readonly Rejection[]>;
  /** Keeps assertions, each key at most once among them; returns the lines of earlier rows that they replace. */
  readonly save: (tx: Tx, key: ImportKey, assertions: readonly Assertion[]) => Promise<readonly number[]>;
  readonly show: (assertion: Assertion) => ReadRow["values"];
};

/** Takes rows in as `RowIntake` says: reading, refusing and keeping are the kind's own. */
export function createIntake<Column extends string, Assertion extends Asserted>(
  parts: IntakeParts<Column, Assertion>,
): RowIntake<Column> {
  return {
    async stage(tx, key, header, records) {
      const rejected: Rejection[] = [];
      const good: Assertion[] = [];
      for (const record of records) {
        const row = parts.readRow(record, header);
        if (row.ok) good.push(row.value);
        else rejected.push(row.error);
      }

      const refused = await parts.refuse(tx, good);
      const refusedLines = new Set(refused.map(({ line }) => line));
      const own = good.filter(({ line }) => !refusedLines.has(line));
      const latest = new Map(own.map((assertion) => [assertion.key, assertion]));
      const overridden = own.filter((assertion) => latest.get(assertion.key) !== assertion);
      const stagedBefore = await parts.save(tx, key, [...latest.values()]);

      return {
        rejected: [...rejected, ...refused],
        repeated: [...stagedBefore, ...overridden.map(({ line }) => line)],
        firstRead: (count) =>
          own.slice(0, count).map((assertion) => ({ line: assertion.line, values: parts.show(assertion) })),
      };
    },
  };
}

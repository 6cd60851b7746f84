import { createHash } from "node:crypto";
import { err, ok, type Result } from "#shared/domain/result.ts";
import type { ReadRow } from "#shared/protocol/imports.ts";
import type { Tx } from "../db/db.ts";
import { type CsvFault, type CsvRecord, readCsv } from "./csv-records.ts";
import { type FileHeader, type HeaderFault, readHeader } from "./file-header.ts";
import type { RowIntake } from "./import-kind.ts";
import type { ImportKey } from "./imports-repository.ts";
import { saveRejects } from "./rejects-repository.ts";
import type { Tally } from "./report.ts";

export type StagedFile = {
  readonly fileDigest: string;
  readonly columns: readonly string[];
  readonly ignoredColumns: readonly string[];
  readonly firstRows: readonly ReadRow[];
};

/** Why a file can't be taken as it is: it is refused whole. */
export type StagingFault = CsvFault | HeaderFault | { readonly code: "file_too_large"; readonly limitBytes: number };

/** What reading a file needs besides its bytes. What is found on the way goes to `tally`. */
export type Staging = {
  /** Runs each batch of rows: in a transaction of its own, or all of them in one that is given up. */
  readonly inTransaction: <Value>(work: (tx: Tx) => Promise<Value>) => Promise<Value>;
  readonly key: ImportKey;
  readonly columns: readonly string[];
  readonly intake: RowIntake<string>;
  readonly tally: Tally;
};

const rowsAtOnce = 2000;
const firstRowsShown = 50;
/** Of a whole file. */
export const fileLimitBytes = 512 * 1024 * 1024;

/**
 * Reads a file once, in constant memory, and keeps its good rows under the import's id, where nobody looks before the import is
 * accepted. After a fault the caller discards what was kept.
 */
export async function stageFile(
  staging: Staging,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Result<StagedFile, StagingFault>> {
  const meter = createMeter();
  const firstRows: ReadRow[] = [];
  let header: FileHeader<string> | null = null;

  for await (const batch of readCsv(meter.pass(bytes), rowsAtOnce)) {
    if (!batch.ok) return batch;
    let records = batch.value;
    if (header === null) {
      const found = readHeader(staging.columns, records[0]?.fields ?? []);
      if (!found.ok) return found;
      header = found.value;
      records = records.slice(1);
    }
    firstRows.push(...(await stageRecords(staging, header, records, firstRowsShown - firstRows.length)));
  }

  if (meter.isOverLimit()) return err({ code: "file_too_large", limitBytes: fileLimitBytes });
  if (header === null) return err({ code: "missing_columns", columns: staging.columns });
  return ok({ fileDigest: meter.digest(), columns: header.names, ignoredColumns: header.ignored, firstRows });
}

async function stageRecords(
  { inTransaction, key, intake, tally }: Staging,
  header: FileHeader<string>,
  records: readonly CsvRecord[],
  shown: number,
): Promise<readonly ReadRow[]> {
  const staged = await inTransaction(async (tx) => {
    const rows = await intake.stage(tx, key, header, records);
    await saveRejects(tx, key, rows.rejected, records);
    return rows;
  });
  tally.count(records.length, staged);
  return staged.firstRead(shown);
}

/** Weighs and digests bytes as they pass; once they are too many, none pass any more. */
function createMeter() {
  const hash = createHash("sha256");
  let total = 0;
  return {
    async *pass(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const chunk of bytes) {
        total += chunk.byteLength;
        if (total > fileLimitBytes) return;
        hash.update(chunk);
        yield chunk;
      }
    },
    isOverLimit: () => total > fileLimitBytes,
    digest: () => hash.digest("hex"),
  };
}

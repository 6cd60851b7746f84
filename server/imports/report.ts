import type { Rejection } from "./call-row.ts";
import type { Effect } from "./settle.ts";

/** What came of a file. Lines are counted from 1, the header's being the first. */
export type ImportReport = Omit<Effect, "withdrawn"> & {
  readonly importId: string;
  /** Rows below the header. */
  readonly rows: number;
  /** The first thousand rows that were skipped. */
  readonly rejected: readonly Rejection[];
  readonly rejectedRows: number;
  /** Lines, the first thousand found, of rows whose call a later row of the file asserts again: the later one counts. */
  readonly duplicates: readonly number[];
  readonly duplicateRows: number;
  readonly ignoredColumns: readonly string[];
};

const listedAtMost = 1000;

/** Collects what is known while a file is read, in constant memory: of long lists the beginning, of all the number. */
export function createTally() {
  const rejected: Rejection[] = [];
  const duplicates: number[] = [];
  let rows = 0;
  let rejectedRows = 0;
  let duplicateRows = 0;

  return {
    countRows(count: number): void {
      rows += count;
    },
    reject(rejection: Rejection): void {
      rejectedRows += 1;
      if (rejected.length < listedAtMost) rejected.push(rejection);
    },
    repeat(lines: readonly number[]): void {
      duplicateRows += lines.length;
      duplicates.push(...lines.slice(0, listedAtMost - duplicates.length));
    },
    report(
      importId: string,
      { applied, replaced, unchanged }: Effect,
      ignoredColumns: readonly string[],
    ): ImportReport {
      rejected.sort((a, b) => a.line - b.line);
      duplicates.sort((a, b) => a - b);
      return {
        importId,
        rows,
        applied,
        replaced,
        unchanged,
        rejected,
        rejectedRows,
        duplicates,
        duplicateRows,
        ignoredColumns,
      };
    },
  };
}
export type Tally = ReturnType<typeof createTally>;

import type { FileReport, ImportReport, PossibleDouble, Rejection } from "#shared/protocol/imports.ts";
import type { Effect } from "./effect.ts";
import type { StagedRows } from "./import-kind.ts";
import { withHint } from "./rejection.ts";

export const listedAtMost = 1000;

/** What a file's rows come to. */
export function importReport(
  importId: string,
  {
    read,
    effect,
    rejected,
    notCounted,
    possibleDoubles,
  }: {
    readonly read: FileReport;
    readonly effect: Effect;
    readonly rejected: readonly Rejection[];
    readonly notCounted: readonly Rejection[];
    readonly possibleDoubles: readonly PossibleDouble[];
  },
): ImportReport {
  const { withdrawn: _, ...counts } = effect;
  return {
    importId,
    ...read,
    ...counts,
    rejected: rejected.map(withHint),
    notCountedRows: notCounted.map(withHint),
    possibleDoubles,
  };
}

/** Collects what is known while a file is read, in constant memory: of long lists the beginning, of all the number. */
export function createTally() {
  const rejected: Rejection[] = [];
  const duplicates: number[] = [];
  let rows = 0;
  let rejectedRows = 0;
  let duplicateRows = 0;

  return {
    count(records: number, staged: Pick<StagedRows, "rejected" | "repeated">): void {
      rows += records;
      rejectedRows += staged.rejected.length;
      duplicateRows += staged.repeated.length;
      rejected.push(...staged.rejected.slice(0, listedAtMost - rejected.length));
      duplicates.push(...staged.repeated.slice(0, listedAtMost - duplicates.length));
    },
    /** The first thousand, by line. */
    rejected: (): readonly Rejection[] => rejected.toSorted((a, b) => a.line - b.line),
    report(
      { columns, ignoredColumns }: Pick<FileReport, "columns" | "ignoredColumns">,
      newParticipants: readonly string[],
    ): FileReport {
      return {
        columns,
        ignoredColumns,
        rows,
        rejectedRows,
        duplicates: duplicates.toSorted((a, b) => a - b),
        duplicateRows,
        newParticipants: newParticipants.slice(0, listedAtMost),
        newParticipantCount: newParticipants.length,
      };
    },
  };
}
export type Tally = ReturnType<typeof createTally>;

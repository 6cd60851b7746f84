import { csvField } from "#shared/domain/csv-field.ts";
import type { Db, Tx } from "../db/db.ts";
import type { ImportKey } from "./imports-repository.ts";
import { withHint } from "./rejection.ts";
import { type Reject, rejectsOf } from "./rejects-repository.ts";

const rejectsAtOnce = 2000;

/**
 * The rows of an import that weren't taken, as CSV, part by part: where each stood, why it wasn't taken and what to do, then the row itself
 * under the file's own columns, so that it can be mended and sent as it is. Whatever a spreadsheet would take for a formula is led in by
 * an apostrophe, which reading takes off again.
 */
export async function* rejectsCsv(db: Db, key: ImportKey, columns: readonly string[]): AsyncGenerator<string> {
  yield csvLine(["Line", "Column", "Value", "Reason", "Suggestion", ...columns]);
  let after = 0;
  for (;;) {
    const from = after;
    const rejects = await db.inTransaction({ kind: "tenant", tenantId: key.tenantId }, (tx: Tx) =>
      rejectsOf(tx, key, from, rejectsAtOnce),
    );
    if (rejects.length > 0) yield rejects.map(rejectLine).join("");
    if (rejects.length < rejectsAtOnce) return;
    after = rejects.at(-1)?.line ?? 0;
  }
}

function rejectLine({ fields, ...rejection }: Reject): string {
  const { line, column, value, reason, hint } = withHint(rejection);
  return csvLine([line, column ?? "", value, reason, hint, ...fields]);
}

function csvLine(values: readonly (string | number)[]): string {
  return `${values.map(csvField).join(",")}\r\n`;
}

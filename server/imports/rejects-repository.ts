import type { Rejection, RejectionReason } from "#shared/protocol/imports.ts";
import type { Tx } from "../db/db.ts";
import type { CsvRecord } from "./csv-records.ts";
import type { ImportKey } from "./imports-repository.ts";

/** Of good rows that stand for nothing: something else decides about what they are of. */
const notCountedReasons: readonly RejectionReason[] = ["another_handle", "dropped"];

export type Reject = Rejection & { readonly fields: readonly string[] };

/** Keeps the rows of a file that weren't taken, as the file had them. */
export async function saveRejects(
  tx: Tx,
  { tenantId, importId }: ImportKey,
  rejections: readonly Rejection[],
  records: readonly CsvRecord[],
): Promise<void> {
  if (rejections.length === 0) return;
  const fieldsByLine = new Map(records.map(({ line, fields }) => [line, fields]));
  const rows = rejections.map(({ line, column, value, reason }) => ({
    line,
    column,
    value: storable(value),
    reason,
    fields: (fieldsByLine.get(line) ?? []).map(storable),
  }));
  await tx.rows(
    `insert into ledger.import_rejects (tenant_id, import_id, line, column_name, value, reason, fields)
     select $1, $2, r.line, r."column", r.value, r.reason, r.fields
       from jsonb_to_recordset($3::jsonb) as r (line bigint, "column" text, value text, reason text, fields text[])
     on conflict (tenant_id, import_id, line) do nothing`,
    [tenantId, importId, JSON.stringify(rows)],
  );
}

/** Forgets which of an import's good rows stood for nothing: it is asked anew. */
export async function clearNotCounted(tx: Tx, { tenantId, importId }: ImportKey): Promise<void> {
  await tx.rows(`delete from ledger.import_rejects where tenant_id = $1 and import_id = $2 and reason = any ($3)`, [
    tenantId,
    importId,
    notCountedReasons,
  ]);
}

/** The rows of an import that weren't taken, by line from the one after `after`, `limit` at most. */
export async function rejectsOf(
  tx: Tx,
  { tenantId, importId }: ImportKey,
  after: number,
  limit: number,
): Promise<readonly Reject[]> {
  return readRejects(
    await tx.rows<RejectRow>(
      `select line, column_name, value, reason, fields
         from ledger.import_rejects
        where tenant_id = $1 and import_id = $2 and line > $3
        order by line
        limit $4`,
      [tenantId, importId, after, limit],
    ),
  );
}

/** The first rows of an import that were skipped, and the first that stand for nothing. */
export async function firstRejects(
  tx: Tx,
  { tenantId, importId }: ImportKey,
  limit: number,
): Promise<{ readonly rejected: readonly Rejection[]; readonly notCounted: readonly Rejection[] }> {
  const rows = async (isNotCounted: boolean) =>
    readRejects(
      await tx.rows<RejectRow>(
        `select line, column_name, value, reason, '{}'::text[] as fields
           from ledger.import_rejects
          where tenant_id = $1 and import_id = $2 and (reason = any ($3)) = $4
          order by line
          limit $5`,
        [tenantId, importId, notCountedReasons, isNotCounted, limit],
      ),
    ).map(({ fields: _, ...rejection }) => rejection);
  return { rejected: await rows(false), notCounted: await rows(true) };
}

type RejectRow = {
  readonly line: bigint;
  readonly column_name: string | null;
  readonly value: string;
  readonly reason: Rejection["reason"];
  readonly fields: readonly string[];
};

function readRejects(rows: readonly RejectRow[]): readonly Reject[] {
  return rows.map(({ line, column_name: column, ...row }) => ({ line: Number(line), column, ...row }));
}

/** As the database can keep it: what it can't is marked where it stood. */
function storable(text: string): string {
  return text.replaceAll(/\0|\p{Surrogate}/gu, "\uFFFD");
}

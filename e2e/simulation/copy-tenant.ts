import type { Instant } from "#shared/domain/time/instant.ts";

export type CopyPorts = {
  /** Runs a statement as the database's owner, who sees every tenant. */
  readonly asOwner: (
    sql: string,
    parameters?: readonly unknown[],
  ) => Promise<readonly { readonly [column in string]: unknown }[]>;
};

/** What a device's requests change, in an order in which it can be put back. */
const tables = [
  "org.devices",
  "org.profile_changes",
  "org.leave_requests",
  "ledger.heads",
  "ledger.operations",
  "ledger.activities",
  "ledger.entries",
  "ledger.days",
  "ledger.counted_days",
  "ledger.progression",
  "ledger.settled_days",
  "ledger.exam_attempts",
  "ledger.awards",
];

/** Copies a tenant's rows. The returned function puts them back as a restored database would have them: in a new epoch. */
export async function copyTenant(
  { asOwner }: CopyPorts,
  tenantId: string,
): Promise<(epoch: string, now: Instant) => Promise<void>> {
  const copies: { readonly table: string; readonly rows: string }[] = [];
  for (const table of tables) {
    const [copy] = await asOwner(
      `select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text as rows from ${table} t where tenant_id = $1`,
      [tenantId],
    );
    copies.push({ table, rows: String(copy?.rows) });
  }

  const reps = await asOwner("select id, version from org.reps where tenant_id = $1", [tenantId]);

  return async (epoch, now) => {
    for (const { table } of [...copies].reverse())
      await asOwner(`delete from ${table} where tenant_id = $1`, [tenantId]);
    for (const { table, rows } of copies)
      await asOwner(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [rows]);
    for (const { id, version } of reps) await asOwner("update org.reps set version = $2 where id = $1", [id, version]);
    await asOwner("delete from ledger.corrections where tenant_id = $1", [tenantId]);
    await asOwner("update ops.epoch set id = $1, since = $2", [epoch, new Date(now)]);
  };
}

import type { CadenceTouch } from "#shared/domain/progression/cadence.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Tx } from "../db/db.ts";
import type { RepKey } from "../org/rep-key.ts";

/** Keeps that these dates aren't closed again before a moment; one that waits longer already goes on waiting. */
export async function recordReopenedDates(
  tx: Tx,
  rep: RepKey,
  dates: readonly CivilDate[],
  until: Instant,
): Promise<void> {
  if (dates.length === 0) return;
  await tx.rows(
    `insert into ledger.reopened_dates as o (tenant_id, rep_id, local_date, until)
     select $1, $2, d.local_date, $4
       from unnest($3::date[]) as d (local_date)
     on conflict (tenant_id, rep_id, local_date) do update set until = greatest(o.until, excluded.until)`,
    [rep.tenantId, rep.repId, dates, new Date(until)],
  );
}

/** Every touch of a lead that stands, in order of date. */
export async function cadenceTouchesOf(tx: Tx, rep: RepKey): Promise<readonly CadenceTouch[]> {
  const rows = await tx.rows<{ contact_ref: string; local_date: string }>(
    `select contact_ref, local_date
       from ledger.activities
      where tenant_id = $1 and rep_id = $2 and activity = 'cadence_touch' and contact_ref is not null
        and not undone and not withdrawn
      order by local_date`,
    [rep.tenantId, rep.repId],
  );
  return rows.map((row) => ({ contactRef: row.contact_ref, localDate: row.local_date as CivilDate }));
}

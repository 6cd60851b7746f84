import type { TierMetric } from "#shared/domain/campaign/programme.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Tx } from "../db/db.ts";

/** Where each metric stands: in the rollup, and among the adjustments. */
const columns: { readonly [metric in TierMetric]: { readonly ofDays: string; readonly ofAdjustments: string } } = {
  units: { ofDays: "units", ofAdjustments: "units" },
  sales: { ofDays: "sales_minor", ofAdjustments: "amount_minor" },
};

/**
 * Those for whom a checkpoint is due on a date, or whose window has reached a higher tier, in the order of their ids. Sums each one's window once,
 * from the rollup and the adjustments; locks nothing.
 */
export async function participantsToMove(tx: Tx, tenantId: string, today: CivilDate): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select p.id
       from campaign.programmes g
       join campaign.participants p on p.tenant_id = g.tenant_id
       join campaign.tiers t on t.tenant_id = p.tenant_id and t.id = p.tier_id
      cross join lateral (
        select case g.tier_mode when 'lifetime' then g.starts_on else p.window_start end as since,
               case g.tier_mode when 'lifetime' then 'infinity' else p.window_end end as until
      ) w
       left join lateral (
        select min(n.threshold) as threshold from campaign.tiers n where n.tenant_id = p.tenant_id and n.ordinal > t.ordinal
      ) next on true
      where g.tenant_id = $1
        and (p.window_end <= $2
             or next.threshold <= (
               select coalesce(sum(case g.tier_metric when 'units' then d.units else d.sales_minor end), 0)
                 from ledger.counted_days d
                where d.tenant_id = $1 and d.scope_id = p.id and d.day >= w.since and d.day < w.until)
             + (
               select coalesce(sum(case g.tier_metric when 'units' then a.units else a.amount_minor end), 0)
                 from campaign.adjustments a
                where a.tenant_id = $1 and a.participant_id = p.id and a.day >= w.since and a.day < w.until))
      order by p.id`,
    [tenantId, today],
  );
  return rows.map(({ id }) => id);
}

export type EarnedDay = { readonly day: CivilDate; readonly value: bigint };

/** What these participants earned, date by date, adjustments included. A row each: dates by the ten thousand are read as one text much sooner. */
export async function earnedByDay(
  tx: Tx,
  tenantId: string,
  metric: TierMetric,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly EarnedDay[]>> {
  const { ofDays, ofAdjustments } = columns[metric];
  const rows = await tx.rows<{ id: string; days: readonly (readonly [CivilDate, string])[] }>(
    `select e.id, json_agg(json_build_array(e.day, e.value::text)) as days
       from (select d.scope_id as id, d.day, d.${ofDays} as value
               from ledger.counted_days d
              where d.tenant_id = $1 and d.scope_id = any ($2) and d.${ofDays} <> 0
              union all
             select a.participant_id, a.day, a.${ofAdjustments}
               from campaign.adjustments a
              where a.tenant_id = $1 and a.participant_id = any ($2) and a.${ofAdjustments} <> 0) e
      group by e.id`,
    [tenantId, ids],
  );
  return new Map(rows.map(({ id, days }) => [id, days.map(([day, value]) => ({ day, value: BigInt(value) }))]));
}

/** Those whose tier the programme doesn't have. */
export async function unknownTierParticipants(
  tx: Tx,
  tenantId: string,
): Promise<readonly { readonly id: string; readonly tierId: string }[]> {
  const rows = await tx.rows<{ id: string; tier_id: string }>(
    `select p.id, p.tier_id
       from campaign.participants p
      where p.tenant_id = $1
        and not exists (select from campaign.tiers t where t.tenant_id = $1 and t.id = p.tier_id)
      order by p.id`,
    [tenantId],
  );
  return rows.map((row) => ({ id: row.id, tierId: row.tier_id }));
}

/** All that these participants ever sold, in minor units, adjustments included: what boosts are read by. */
export async function lifetimeSales(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  const days = await earnedByDay(tx, tenantId, "sales", ids);
  return new Map(ids.map((id) => [id, (days.get(id) ?? []).reduce((sum, { value }) => sum + value, 0n)]));
}

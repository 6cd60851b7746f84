import type { Tx } from "../db/db.ts";

/** A date of a participant. */
export type ParticipantDay = { readonly participantId: string; readonly day: string };

/**
 * Sums these dates of these participants anew from the videos that stand, writes the dates that differ, and marks their participants for
 * the recompute. The caller holds the participants' heads, and took them in an earlier statement: one that locks and sums at once sums
 * what was there before it waited.
 */
export async function sumVideoDays(tx: Tx, tenantId: string, days: readonly ParticipantDay[]): Promise<void> {
  if (days.length === 0) return;
  await tx.rows(
    `with touched as (
       select distinct t.scope_id, t.day from unnest($2::uuid[], $3::date[]) as t (scope_id, day)
     ), summed as (
       select t.scope_id, t.day, coalesce(sum(v.sales_minor), 0)::bigint as sales_minor, coalesce(sum(v.units), 0)::bigint as units,
              count(v.video_url)::int as videos, coalesce(sum(v.views), 0)::bigint as views,
              coalesce(sum(v.likes), 0)::bigint as likes
         from touched t
         left join campaign.videos v on v.tenant_id = $1 and v.participant_id = t.scope_id and v.post_date = t.day
        group by t.scope_id, t.day
     ), written as (
       insert into ledger.counted_days as d (tenant_id, scope_id, day, sales_minor, units, videos, views, likes)
       select $1, s.scope_id, s.day, s.sales_minor, s.units, s.videos, s.views, s.likes from summed s
       on conflict (tenant_id, scope_id, day) do update
          set sales_minor = excluded.sales_minor, units = excluded.units, videos = excluded.videos, views = excluded.views,
              likes = excluded.likes
        where (d.sales_minor, d.units, d.videos, d.views, d.likes)
              is distinct from (excluded.sales_minor, excluded.units, excluded.videos, excluded.views, excluded.likes)
       returning d.scope_id
     )
     update ledger.heads h
        set campaign_dirty = true
      where h.tenant_id = $1 and h.scope_id in (select w.scope_id from written w) and not h.campaign_dirty`,
    [tenantId, days.map(({ participantId }) => participantId), days.map(({ day }) => day)],
  );
}

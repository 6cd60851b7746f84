import { importedMetrics } from "#shared/domain/campaign/metric.ts";
import { counters } from "#shared/domain/ruleset/ruleset.ts";
import type { Tx } from "../db/db.ts";
import { figureColumn } from "./figure-column.ts";

const imported = importedMetrics.map(figureColumn);
const figures = [...imported, ...counters];
const listed = figures.join(", ");

/** The dates of participants as their facts make them: the folded days of a rep, and the videos that stand. Takes tenant and participants as $1, $2. */
const dueDays = `select f.scope_id, f.day, ${figures.map((figure) => `sum(f.${figure})::bigint as ${figure}`).join(", ")}
         from (
           select d.rep_id as scope_id, d.local_date as day, ${imported.map((figure) => `0::bigint as ${figure}`).join(", ")},
                  ${counters.map((counter) => `coalesce(c.${counter}, 0) as ${counter}`).join(", ")}
             from ledger.days d
            cross join lateral jsonb_to_record(d.counters) as c (${counters.map((counter) => `${counter} int`).join(", ")})
            where d.tenant_id = $1 and d.rep_id = any ($2)
            union all
           select v.participant_id, v.post_date, v.sales_minor, v.units, 1, v.views, v.likes, ${counters.map(() => "0").join(", ")}
             from campaign.videos v
            where v.tenant_id = $1 and v.participant_id = any ($2)
         ) f
        group by f.scope_id, f.day`;

/** Those of them whose rollup says otherwise; a date that counts nothing may lack a row. */
const differingDays = `with due as (${dueDays}), stored as (
       select d.scope_id, d.day, ${listed} from ledger.counted_days d where d.tenant_id = $1 and d.scope_id = any ($2)
     ), differing as (
       select scope_id, day, ${figures.map((figure) => `coalesce(u.${figure}, 0) as ${figure}`).join(", ")}
         from due u
         full join stored s using (scope_id, day)
        where (${figures.map((figure) => `coalesce(u.${figure}, 0)`).join(", ")})
              is distinct from (${figures.map((figure) => `coalesce(s.${figure}, 0)`).join(", ")})
     )`;

/** How many dates of each of these participants differ from their facts; those without any are left out. */
export async function countDifferingDays(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.rows<{ scope_id: string; days: number }>(
    `${differingDays} select scope_id, count(*)::int as days from differing group by scope_id`,
    [tenantId, ids],
  );
  return new Map(rows.map((row) => [row.scope_id, row.days]));
}

/** Writes those dates as the facts make them and marks the participants. The caller holds their heads, taken in an earlier statement. */
export async function rewriteDifferingDays(tx: Tx, tenantId: string, ids: readonly string[]): Promise<void> {
  await tx.rows(
    `${differingDays}, written as (
       insert into ledger.counted_days (tenant_id, scope_id, day, ${listed})
       select $1, scope_id, day, ${listed} from differing
       on conflict (tenant_id, scope_id, day) do update
          set ${figures.map((figure) => `${figure} = excluded.${figure}`).join(", ")}
       returning scope_id
     )
     update ledger.heads
        set campaign_dirty = true
      where tenant_id = $1 and scope_id = any ($2) and scope_id in (select scope_id from written)`,
    [tenantId, ids],
  );
}

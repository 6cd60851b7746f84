import { allowanceOf } from "#shared/domain/campaign/wallet.ts";
import { causalId } from "#shared/domain/ledger/causal-id.ts";
import { addDays, type CivilDate, mondayOf } from "#shared/domain/time/civil-date.ts";
import { dateAt, endOfDate } from "#shared/domain/time/zone.ts";
import type { Tx } from "../db/db.ts";
import { tenantClockOf } from "../org/tenants.ts";
import type { CampaignRun } from "./campaign-run.ts";

/**
 * Writes the allowance of this ISO week down for every rep, with its notice, once: the id is made from rep and week. The wallet itself is
 * folded from facts, so nothing waits for it. The limit counts reps.
 */
export async function writeAllowances(run: CampaignRun): Promise<void> {
  const { db, tenantId, now, dryRun, limit, report } = run;
  const written = await db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    const clock = await tenantClockOf(tx, tenantId);
    const week = mondayOf(dateAt(now, clock));
    const lacking = await repsWithout(tx, tenantId, week, limit);
    if (!dryRun && lacking.length > 0) {
      const entries = lacking.map(({ repId, referrals }) => ({
        id: causalId({ tenantId, repId }, "allowance", week),
        told: causalId({ tenantId, repId }, "told_allowance", week),
        rep_id: repId,
        amount: allowanceOf(week, [{ date: addDays(week, -1), amount: referrals }]),
      }));
      await tx.rows(
        `with written as (
           insert into campaign.wallet_entries (tenant_id, id, rep_id, kind, week, amount, created_at)
           select $1, e.id, e.rep_id, 'allowance', $3, e.amount, $4
             from jsonb_to_recordset($2::jsonb) as e (id uuid, rep_id uuid, amount int)
           on conflict do nothing
           returning id
         )
         insert into campaign.communications (tenant_id, id, participant_id, kind, body, created_at, expires_at)
         select $1, e.told, e.rep_id, 'allowance', jsonb_build_object('week', $3::date, 'amount', e.amount), $4, $5
           from jsonb_to_recordset($2::jsonb) as e (id uuid, told uuid, rep_id uuid, amount int)
           join campaign.participants p on p.tenant_id = $1 and p.id = e.rep_id
          where e.id in (select id from written)
         on conflict do nothing`,
        [tenantId, JSON.stringify(entries), week, new Date(now), new Date(endOfDate(addDays(week, 6), clock))],
      );
    }
    return lacking.length;
  });
  if (written > 0) report.count("allowances", written);
}

async function repsWithout(
  tx: Tx,
  tenantId: string,
  week: CivilDate,
  limit: number | null,
): Promise<readonly { readonly repId: string; readonly referrals: number }[]> {
  const rows = await tx.rows<{ rep_id: string; referrals: bigint }>(
    `select r.id as rep_id,
            (select coalesce(sum(d.referral_generated), 0)
               from ledger.counted_days d
              where d.tenant_id = $1 and d.scope_id = r.id and d.day < $2) as referrals
       from org.reps r
      where r.tenant_id = $1
        and not exists (
          select from campaign.wallet_entries e
           where e.tenant_id = $1 and e.rep_id = r.id and e.kind = 'allowance' and e.week = $2)
      order by r.id
      limit $3`,
    [tenantId, week, limit],
  );
  return rows.map((row) => ({ repId: row.rep_id, referrals: Number(row.referrals) }));
}

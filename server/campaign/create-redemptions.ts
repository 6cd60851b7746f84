import type { Instant } from "#shared/domain/time/instant.ts";
import type { Tx } from "../db/db.ts";

/** Rows of missions that have earned a reward which isn't there yet; raffles earn by their draw. Takes the tenant as $1. */
const unpaidRows = `campaign.progress_rows p
       join campaign.missions m on m.tenant_id = p.tenant_id and m.id = p.mission_id and m.metric <> 'raffle'
       join campaign.rewards w on w.tenant_id = p.tenant_id and w.id = m.reward_id
      where p.tenant_id = $1 and p.status = 'completed'
        and not exists (select from campaign.redemptions r where r.tenant_id = p.tenant_id and r.id = p.id)`;

/** Those whose completed missions lack what they have earned. */
export async function participantsToPay(tx: Tx, tenantId: string): Promise<readonly string[]> {
  const rows = await tx.rows<{ participant_id: string }>(
    `select distinct p.participant_id from ${unpaidRows} order by p.participant_id`,
    [tenantId],
  );
  return rows.map((row) => row.participant_id);
}

/** How many rewards are lacking. */
export async function countUnpaidRows(tx: Tx, tenantId: string): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(`select count(*)::int as count from ${unpaidRows}`, [tenantId]);
  return row?.count ?? 0;
}

/**
 * Makes what the completed missions of these participants have earned: claimable at once, one for each row, whenever the row was completed.
 * A reward that one gets only once and has got already is rejected, with the reason. Returns how many were made. The caller holds the
 * participants' heads, and stamps them.
 */
export async function createRedemptions(
  tx: Tx,
  tenantId: string,
  participantIds: readonly string[],
  now: Instant,
): Promise<number> {
  if (participantIds.length === 0) return 0;
  const made = await tx.rows(
    `with earned as (
       select p.tenant_id, p.id, p.participant_id, w.id as reward_id, w.type, t.tier_id,
              w.frequency = 'one_time' and (
                row_number() over (partition by p.participant_id, w.id order by p.completed_at, p.id) > 1
                or exists (
                  select from campaign.redemptions e
                   where e.tenant_id = $1 and e.participant_id = p.participant_id and e.reward_id = w.id and e.status <> 'rejected')
              ) as used_up
         from (select * from campaign.progress_rows p where p.tenant_id = $1 and p.participant_id = any ($2) offset 0) p
         join campaign.participants t on t.tenant_id = p.tenant_id and t.id = p.participant_id
         join campaign.missions m on m.tenant_id = p.tenant_id and m.id = p.mission_id and m.metric <> 'raffle'
         join campaign.rewards w on w.tenant_id = p.tenant_id and w.id = m.reward_id
        where p.status = 'completed'
          and not exists (select from campaign.redemptions r where r.tenant_id = p.tenant_id and r.id = p.id)
     )
     insert into campaign.redemptions (tenant_id, id, participant_id, reward_id, progress_id, type, tier_id, status, created_at, reason)
     select e.tenant_id, e.id, e.participant_id, e.reward_id, e.id, e.type, e.tier_id,
            case when e.used_up then 'rejected' else 'claimable' end, $3, case when e.used_up then 'reward_used_up' end
       from earned e
     on conflict do nothing
     returning id`,
    [tenantId, participantIds, new Date(now)],
  );
  return made.length;
}

import { everyTier } from "#shared/domain/campaign/mission-draft.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { CampaignMissions, MissionReward } from "#shared/protocol/campaign-missions.ts";
import type { Tx } from "../db/db.ts";
import type { Onlooker } from "../org/reps.ts";
import { tenantClockOf } from "../org/tenants.ts";
import { missionVersions, rowsOfMissions } from "./missions-repository.ts";
import { currencyOf, tiersOf } from "./programme-repository.ts";
import { rewardsOf } from "./rewards-repository.ts";

/** All missions, and everything that a draft is written and judged by. */
export async function campaignMissions(tx: Tx, onlooker: Onlooker, now: Instant): Promise<CampaignMissions> {
  const rows = await rowsOfMissions(tx, onlooker);
  const { missions, ...around } = await missionSurroundings(tx, onlooker.tenantId, now);
  return {
    ...around,
    missions: missions.map((mission) => ({ ...mission, rows: rows.get(mission.id) ?? noRows })),
    currency: await currencyOf(tx, onlooker.tenantId),
  };
}

const noRows = { people: 0, dormant: 0, active: 0, completed: 0 };

/** What a draft is judged by. */
export async function missionSurroundings(tx: Tx, tenantId: string, now: Instant) {
  const today = dateAt(now, await tenantClockOf(tx, tenantId));
  return {
    missions: await missionVersions(tx, tenantId),
    tiers: await tiersOf(tx, tenantId),
    rewards: await missionRewards(tx, tenantId),
    today,
    raffleEndsBefore: await raffleEndsBefore(tx, tenantId, today),
  };
}

async function missionRewards(tx: Tx, tenantId: string): Promise<readonly MissionReward[]> {
  const rewards = (await rewardsOf(tx, tenantId)).filter(({ source }) => source === "mission");
  return rewards.map(({ id, name, tierId, enabled, type }) => ({ id, name, tierId, enabled, type }));
}

/**
 * The last checkpoint still to come of those who may enter, by eligibility. The last one and not the first: windows roll, so that in a large
 * team one ends every day, while whoever entered before a checkpoint stays entered after it.
 */
async function raffleEndsBefore(
  tx: Tx,
  tenantId: string,
  today: CivilDate,
): Promise<CampaignMissions["raffleEndsBefore"]> {
  const rows = await tx.rows<{ tier_eligibility: string; checkpoint: CivilDate | null }>(
    `select e.id as tier_eligibility, max(p.window_end) as checkpoint
       from (select $2::text as id, 0 as ordinal union all select t.id, t.ordinal from campaign.tiers t where t.tenant_id = $1) e
       join campaign.tiers t on t.tenant_id = $1 and t.ordinal >= e.ordinal
       join campaign.participants p
         on p.tenant_id = $1 and p.tier_id = t.id and p.window_end > $3 and isfinite(p.window_end)
      group by e.id`,
    [tenantId, everyTier, today],
  );
  return Object.fromEntries(rows.flatMap((row) => (row.checkpoint ? [[row.tier_eligibility, row.checkpoint]] : [])));
}

import type { Reward } from "#shared/domain/campaign/campaign.ts";
import { checkReward, type RewardFault } from "#shared/domain/campaign/check-reward.ts";
import { err, ok, type Result } from "#shared/domain/result.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Db } from "../db/db.ts";
import { canonicalJson } from "../ledger/canonical.ts";
import { lockHead } from "../ledger/heads.ts";
import { recordAction } from "../org/audit-log.ts";
import { changeCampaign } from "./campaign-head.ts";
import { tiersOf } from "./programme-repository.ts";
import { rewardOf, saveReward } from "./rewards-repository.ts";

export type RewardRefusal =
  | { readonly code: "reward_invalid"; readonly fault: RewardFault }
  /** What was claimed of it depends on these. */
  | { readonly code: "reward_fixed"; readonly field: "type" | "source" };

/** Writes a reward whole, new or changed; what has been claimed of it keeps what was agreed then. Sent again it says the same. */
export async function writeReward(
  db: Db,
  manager: { readonly tenantId: string; readonly userId: string },
  reward: Reward,
  now: Instant,
): Promise<Result<Reward, RewardRefusal>> {
  const { tenantId } = manager;
  return db.inTransaction({ kind: "tenant", tenantId }, async (tx): Promise<Result<Reward, RewardRefusal>> => {
    await lockHead(tx, tenantId, tenantId);
    const [fault] = checkReward(
      reward,
      (await tiersOf(tx, tenantId)).map(({ id }) => id),
    );
    if (fault) return err({ code: "reward_invalid", fault });
    const before = await rewardOf(tx, tenantId, reward.id);
    const fixed = before && (["type", "source"] as const).find((field) => before[field] !== reward[field]);
    if (fixed) return err({ code: "reward_fixed", field: fixed });
    if (before && canonicalJson(before) === canonicalJson(reward)) return ok(reward);

    await saveReward(tx, tenantId, reward, await changeCampaign(tx, tenantId));
    await recordAction(tx, {
      tenantId,
      at: now,
      who: manager.userId,
      action: "save_reward",
      subject: `reward ${reward.id}`,
      before,
      after: reward,
    });
    return ok(reward);
  });
}

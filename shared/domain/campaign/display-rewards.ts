import type { CampaignStanding, Redemption, Reward } from "./campaign.ts";
import { redemptionStatus, type UnderWay } from "./display.ts";

/** What a tier offers to a rep, or a claim of it that is under way. */
export type RewardStatus =
  | Exclude<UnderWay, "claimable_instant" | "claimable_schedulable">
  | "claimable"
  | "limit_reached"
  | "locked";

/** The place of a status in the list: what the rep can act on comes first. */
export const rewardRanks: { readonly [status in RewardStatus]: number } = {
  payment_info_needed: 1,
  claimable: 2,
  clearing: 3,
  sending: 4,
  active: 5,
  scheduled: 6,
  redeeming: 7,
  redeeming_physical: 8,
  limit_reached: 9,
  locked: 10,
};

export type RewardItem = {
  readonly reward: Reward;
  /** The claim that is under way; without one it is the offer itself. */
  readonly redemption: Redemption | null;
  readonly status: RewardStatus;
};

/**
 * What the rep's tiers offer, in the order of the list: the own tier's offers and claims under way, and locked the offers of the tiers
 * above. A claim outlives its tier. `isUsedUp` says whether the reward's frequency lets it be claimed again.
 */
export function listRewards(
  { tiers, tierId, rewards, redemptions }: Pick<CampaignStanding, "tiers" | "tierId" | "rewards" | "redemptions">,
  isUsedUp: (reward: Reward) => boolean,
): readonly RewardItem[] {
  const ordinalOf = (id: string | null) => tiers.find((tier) => tier.id === id)?.ordinal ?? 0;
  const items = rewards
    .filter(({ source }) => source === "vip_tier")
    .flatMap((reward): readonly RewardItem[] => {
      const underWay = redemptions.flatMap((redemption): readonly RewardItem[] => {
        if (redemption.rewardId !== reward.id || redemption.progressId !== null) return [];
        const status = redemptionStatus(redemption, reward);
        return isUnderWay(status) ? [{ reward, redemption, status }] : [];
      });
      if (underWay.length > 0) return underWay;
      if (!reward.enabled || ordinalOf(reward.tierId) < ordinalOf(tierId)) return [];
      const status = reward.tierId !== tierId ? "locked" : isUsedUp(reward) ? "limit_reached" : "claimable";
      return [{ reward, redemption: null, status }];
    });
  return items.sort(
    (a, b) => rewardRanks[a.status] - rewardRanks[b.status] || a.reward.displayOrder - b.reward.displayOrder,
  );
}

function isUnderWay(status: ReturnType<typeof redemptionStatus>): status is RewardStatus & UnderWay {
  return Object.hasOwn(rewardRanks, status);
}

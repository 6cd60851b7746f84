import type { BoostState, RedemptionStatus, RewardType } from "./campaign.ts";

/** Begun later than it is claimed: by a date or a time that the rep chooses. */
export function isScheduled(type: RewardType): type is "commission_boost" | "discount" {
  return type === "commission_boost" || type === "discount";
}

const ofInstant: { readonly [status in RedemptionStatus]: readonly RedemptionStatus[] } = {
  claimable: ["claimed", "rejected"],
  claimed: ["concluded"],
  fulfilled: [],
  concluded: [],
  rejected: [],
};

const ofScheduled: { readonly [status in RedemptionStatus]: readonly RedemptionStatus[] } = {
  ...ofInstant,
  claimed: ["fulfilled"],
  fulfilled: ["concluded"],
};

/** Where a redemption can go from where it is; nothing goes back, and nothing leaves `concluded` or `rejected`. */
export function nextRedemptionStatuses(type: RewardType, status: RedemptionStatus): readonly RedemptionStatus[] {
  return (isScheduled(type) ? ofScheduled : ofInstant)[status];
}

/** A boost goes one way, step by step; its redemption is fulfilled with `pending_payout` and concluded with `paid`. */
export const boostStates: readonly BoostState[] = [
  "scheduled",
  "active",
  "expired",
  "pending_info",
  "pending_payout",
  "paid",
];

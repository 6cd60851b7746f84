import type { Instant } from "../time/instant.ts";
import type { BoostState, RedemptionStatus, RewardType, ShippingState } from "./campaign.ts";

export type RedemptionActionKind = "conclude" | "fulfil" | "use" | "ship" | "deliver" | "pay";

/** Where a redemption stands, as far as managers act on it. */
export type ActedOn = {
  readonly type: RewardType;
  readonly status: RedemptionStatus;
  readonly boost: BoostState | null;
  readonly shipping: ShippingState | null;
  readonly scheduledFor: Instant | null;
};

/** What a manager can do with a redemption now: none with one that is over, or that waits for its rep, its time or its run. */
export function actionsOn(
  { type, status, boost, shipping, scheduledFor }: ActedOn,
  now: Instant,
): readonly RedemptionActionKind[] {
  switch (type) {
    case "gift_card":
    case "spark_ads":
    case "experience":
      return status === "claimed" ? ["conclude"] : [];
    case "physical_gift":
      if (status !== "claimed") return [];
      return shipping === "address_given" ? ["ship"] : shipping === "shipped" ? ["deliver"] : [];
    case "discount":
      if (status === "fulfilled") return ["use", "conclude"];
      return status === "claimed" && scheduledFor !== null && scheduledFor <= now ? ["fulfil"] : [];
    case "commission_boost":
      return boost === "pending_payout" ? ["pay"] : [];
  }
}

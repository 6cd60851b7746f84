import type { RewardType } from "#shared/domain/campaign/campaign.ts";
import { hourMs } from "#shared/domain/time/instant.ts";
import type { QueuedRedemption } from "#shared/protocol/redemption-actions.ts";

const warnAfterMs = 20 * hourMs;
const lateAfterMs = 24 * hourMs;
/** Given by hand as soon as they are claimed; others wait for their time or their run. */
const instant: readonly RewardType[] = ["gift_card", "spark_ads", "experience", "physical_gift"];

/** Whether what was claimed has waited too long for somebody to act on it: `soon` after 20 hours, `late` after 24. */
export function urgencyOf(
  { reward, claimedAt, shipment }: Pick<QueuedRedemption, "reward" | "claimedAt" | "shipment">,
  now: number,
): "in_time" | "soon" | "late" {
  if (claimedAt === null || !instant.includes(reward.type) || shipment?.state === "shipped") return "in_time";
  const waited = now - claimedAt;
  if (waited > lateAfterMs) return "late";
  return waited > warnAfterMs ? "soon" : "in_time";
}

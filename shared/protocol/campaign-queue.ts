import type { Tier } from "../domain/campaign/campaign.ts";
import type { Instant } from "../domain/time/instant.ts";
import type { Zone } from "../domain/time/zone.ts";
import type { QueuedRedemption } from "./redemption-actions.ts";

/** `GET /api/campaign/redemptions`: what waits for managers, those who have waited longest first, and what was over last. */
export type RedemptionQueue = {
  readonly open: readonly QueuedRedemption[];
  readonly over: readonly QueuedRedemption[];
  readonly tiers: readonly Tier[];
  readonly currency: string;
  /** The tenant's: its clock times are meant. */
  readonly zone: Zone;
  readonly asOf: Instant;
};

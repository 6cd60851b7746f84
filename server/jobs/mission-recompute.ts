import { minuteMs } from "#shared/domain/time/instant.ts";
import { writeCommunications } from "../campaign/communications.ts";
import { settleAdjustments } from "../campaign/settle-adjustments.ts";
import { settleBoosts } from "../campaign/settle-boosts.ts";
import { settleProgress, settleRollup, settleRows } from "../campaign/settle-missions.ts";
import { settleParticipants } from "../campaign/settle-participants.ts";
import { settleRaffles } from "../campaign/settle-raffles.ts";
import { settleRedemptions } from "../campaign/settle-redemptions.ts";
import { settleTiers } from "../campaign/settle-tiers.ts";
import type { Job } from "./job.ts";

/**
 * The daily run of a campaign. Its steps come in an order that matters (an adjustment promotes the same day, a promotion brings its missions
 * the same day), but none needs another to have gone well: a bad row of one leaves the others their work. A dry run foresees for rows and
 * recompute whom the same run lets take part or moves to another tier; of the other steps it says what they would do as things stand.
 */
export const missionRecompute: Job = {
  name: "mission-recompute",
  description: "Decides tiers, computes all missions anew, and settles rewards, raffles and boosts.",
  aliases: ["recompute", "missions"],
  schedule: { kind: "daily", at: "14:00" },
  timeoutMs: 20 * minuteMs,
  includedInAll: true,
  needsForce: false,
  steps: [
    { name: "participants", run: settleParticipants },
    { name: "adjustments", run: settleAdjustments },
    { name: "tiers", run: settleTiers },
    { name: "rollup", run: settleRollup },
    { name: "rows", run: settleRows },
    { name: "recompute", run: settleProgress },
    { name: "redemptions", run: settleRedemptions },
    { name: "raffles", run: settleRaffles },
    { name: "boosts", run: settleBoosts },
    { name: "communications", run: writeCommunications },
  ],
};

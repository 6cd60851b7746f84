import * as z from "zod/mini";
import { type Reward, rewardFrequencies, rewardTypes } from "../domain/campaign/campaign.ts";
import type { ProgrammeDraft } from "../domain/campaign/programme.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import type { Instant } from "../domain/time/instant.ts";
import type { CampaignAdjustment } from "./campaign-adjustments.ts";
import { civilDateSchema } from "./operations.ts";

/** `PUT /api/campaign/programme`: the programme whole. What its figures may be is judged by `checkProgramme`. */
export const programmeSchema = z.strictObject({
  startsOn: civilDateSchema,
  metric: z.enum(["units", "sales"]),
  mode: z.enum(["fixed_checkpoint", "lifetime"]),
  checkpointMonths: z.number(),
  tiers: z
    .array(
      z.strictObject({
        id: z.string(),
        ordinal: z.number(),
        name: z.string(),
        color: z.string(),
        threshold: z.number(),
        commissionRate: z.number(),
        checkpointExempt: z.boolean(),
      }),
    )
    .check(z.maxLength(6)),
});

/** `PUT /api/campaign/rewards/:id`: a reward whole. What its type needs is judged by `checkReward`. */
export const rewardSchema = z.strictObject({
  type: z.enum(rewardTypes),
  source: z.enum(["vip_tier", "mission"]),
  tierId: z.string(),
  name: z.string(),
  description: z.string(),
  config: z.strictObject({
    amountMinor: z.optional(z.number()),
    displayText: z.optional(z.string()),
    sizeCategory: z.optional(z.enum(["clothing", "shoes"])),
    sizes: z.optional(z.array(z.string()).check(z.maxLength(50))),
    rate: z.optional(z.number()),
    durationDays: z.optional(z.number()),
    durationMinutes: z.optional(z.number()),
    coupon: z.optional(z.string()),
    maxUses: z.optional(z.nullable(z.number())),
  }),
  frequency: z.enum(rewardFrequencies),
  quantity: z.nullable(z.number()),
  displayOrder: z.number(),
  enabled: z.boolean(),
});

/** `GET /api/campaign/programme`. */
export type CampaignProgramme = {
  /** `null` until there is one; `suggested` is how one may begin. */
  readonly programme: ProgrammeDraft | null;
  readonly suggested: ProgrammeDraft;
  /** Something was decided or promised by it: what tiers are earned by, and since when, stays. */
  readonly launched: boolean;
  /** How many of those whom the manager sees are in each tier. */
  readonly membersByTier: { readonly [tierId: string]: number };
  readonly rewards: readonly Reward[];
  readonly today: CivilDate;
  readonly currency: string;
};

/** Somebody who takes part, as managers see it. */
export type CampaignParticipant = {
  readonly id: string;
  readonly name: string;
  readonly isRep: boolean;
  readonly tierId: string;
  readonly windowStart: CivilDate;
  /** `null`: open. */
  readonly windowEnd: CivilDate | null;
  readonly handles: readonly string[];
  /** Within the window, adjustments included, in the programme's metric. */
  readonly earned: number;
};

/** `GET /api/campaign/participants?search=`: by name or handle, so many at most. */
export type CampaignParticipants = {
  readonly participants: readonly CampaignParticipant[];
  /** There are more than are listed. */
  readonly more: boolean;
};

/** `GET /api/campaign/participants/:id`: how somebody came to the tier. */
export type ParticipantHistory = {
  readonly adjustments: readonly CampaignAdjustment[];
  /** The newest first. */
  readonly moves: readonly TierMoveLine[];
};

export type TierMoveLine = {
  readonly id: string;
  readonly kind: "promotion" | "checkpoint";
  readonly status: "promoted" | "maintained" | "demoted";
  readonly windowStart: CivilDate;
  readonly windowEnd: CivilDate | null;
  readonly achieved: number;
  readonly required: number;
  readonly tierBefore: string;
  readonly tierAfter: string;
  readonly decidedOn: CivilDate;
  readonly decidedAt: Instant;
};

/** `POST /api/campaign/participants/:id/handles`. */
export const handleSchema = z.strictObject({ handle: z.string().check(z.maxLength(100)) });
export type GivenHandle = { readonly handle: string; readonly movedVideos: number };

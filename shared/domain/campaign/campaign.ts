import type { CivilDate } from "../time/civil-date.ts";
import type { Instant } from "../time/instant.ts";
import type { DayClock } from "../time/zone.ts";
import type { MissionMetric, MissionType } from "./metric.ts";

export type Tier = {
  readonly id: string;
  readonly ordinal: number;
  readonly name: string;
  readonly color: string;
  /** In the programme's metric: minor units of money, or units. */
  readonly threshold: number;
};

/** A version of a mission: what it is for life, apart from being shown and counting. */
export type CampaignMission = {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly type: MissionType;
  /** In the metric's unit: minor units for money; 0 for a raffle. */
  readonly target: number;
  /** `all`, or the lowest tier that has it. */
  readonly tierEligibility: string;
  /** From this tier on it is shown, locked. */
  readonly previewFrom: string | null;
  readonly displayOrder: number;
  readonly featured: boolean;
  readonly enabled: boolean;
  readonly activated: boolean;
  readonly rewardId: string | null;
  readonly raffle: RaffleStanding | null;
};

/** Anybody can check the draw: the hash is published when the raffle opens, the seed at the draw. */
export type RaffleStanding = {
  /** The last date on which one can enter. */
  readonly endsOn: CivilDate;
  readonly seedHash: string | null;
  readonly seed: string | null;
  readonly drawnAt: Instant | null;
  readonly entries: number;
  /** What the draw was made of, for some weeks after it; `null` before and later, and where there are too many to be told. */
  readonly draw: {
    /** The ids of all entries, in the draw's order. */
    readonly entryIds: readonly string[];
    readonly winningId: string | null;
  } | null;
};

export const rewardTypes = [
  "gift_card",
  "spark_ads",
  "experience",
  "physical_gift",
  "commission_boost",
  "discount",
] as const;
export type RewardType = (typeof rewardTypes)[number];

export const rewardFrequencies = ["one_time", "weekly", "monthly", "unlimited"] as const;
export type RewardFrequency = (typeof rewardFrequencies)[number];

export type Reward = {
  readonly id: string;
  readonly type: RewardType;
  readonly source: "vip_tier" | "mission";
  /** One exact tier. */
  readonly tierId: string;
  readonly name: string;
  readonly description: string;
  readonly config: RewardConfig;
  readonly frequency: RewardFrequency;
  /** How often within the frequency's window; `null` with `unlimited` only. */
  readonly quantity: number | null;
  readonly displayOrder: number;
  readonly enabled: boolean;
};

/** What the type needs of it; fields of other types are absent. A device isn't told the coupon before its discount begins. */
export type RewardConfig = {
  readonly amountMinor?: number;
  readonly displayText?: string;
  readonly sizeCategory?: "clothing" | "shoes";
  readonly sizes?: readonly string[];
  /** Of a boost or discount, in basis points. */
  readonly rate?: number;
  readonly durationDays?: number;
  readonly durationMinutes?: number;
  readonly coupon?: string;
  readonly maxUses?: number | null;
};

export type ProgressStatus = "dormant" | "active" | "completed";

/** A mission of one participant in one window, [start, end). */
export type MissionProgress = {
  readonly id: string;
  readonly missionId: string;
  readonly windowStart: CivilDate;
  /** `null`: open. */
  readonly windowEnd: CivilDate | null;
  readonly status: ProgressStatus;
  readonly completedAt: Instant | null;
  readonly valueAtCompletion: number | null;
  readonly cooldownUntil: CivilDate | null;
};

/** What a window sums up to, by metric; what is 0 is left out. */
export type WindowTotals = {
  readonly windowStart: CivilDate;
  readonly windowEnd: CivilDate | null;
  readonly totals: { readonly [metric in MissionMetric]?: number };
};

export const redemptionStatuses = ["claimable", "claimed", "fulfilled", "concluded", "rejected"] as const;
export type RedemptionStatus = (typeof redemptionStatuses)[number];
export type BoostState = "scheduled" | "active" | "expired" | "pending_info" | "pending_payout" | "paid";
export type ShippingState = "address_given" | "shipped" | "delivered";

export type Redemption = {
  readonly id: string;
  readonly rewardId: string;
  /** Of the mission that earned it; `null` for a tier's reward. */
  readonly progressId: string | null;
  readonly status: RedemptionStatus;
  readonly scheduledFor: Instant | null;
  readonly boost: BoostState | null;
  /** Of a boost or a discount that has begun. */
  readonly endsAt: Instant | null;
  /** Of a discount that has begun. */
  readonly coupon: string | null;
  readonly payoutMinor: number | null;
  readonly shipping: ShippingState | null;
  readonly reason: string | null;
  readonly claimedAt: Instant | null;
  readonly concludedAt: Instant | null;
};

/** What a device knows of the campaign: the whole of it, as last confirmed (P8). */
export type CampaignStanding = {
  readonly asOf: Instant;
  /** The tenant's, by which windows, schedules and raffles are dated. */
  readonly clock: DayClock;
  readonly currency: string;
  readonly tierId: string | null;
  readonly window: { readonly start: CivilDate; readonly end: CivilDate | null } | null;
  readonly tiers: readonly Tier[];
  readonly missions: readonly CampaignMission[];
  readonly rewards: readonly Reward[];
  readonly progress: readonly MissionProgress[];
  readonly windows: readonly WindowTotals[];
  readonly redemptions: readonly Redemption[];
  /** Raffles that the rep has entered, by mission. */
  readonly entered: readonly string[];
};

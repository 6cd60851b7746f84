import { civilDateOf } from "../time/civil-date.ts";
import { instantOf } from "../time/instant.ts";
import { zoneOf } from "../time/zone.ts";
import type {
  CampaignMission,
  CampaignStanding,
  MissionProgress,
  Redemption,
  Reward,
  RewardType,
  Tier,
} from "./campaign.ts";
import type { MissionDraft } from "./mission-draft.ts";

/** A mission of ten dials for everybody; a test says what matters to it. */
export function testMission(of: Partial<CampaignMission> = {}): CampaignMission {
  return {
    id: "m",
    title: "Ten dials",
    description: "",
    type: "dial_made",
    target: 10,
    tierEligibility: "all",
    previewFrom: null,
    displayOrder: 1,
    featured: false,
    enabled: true,
    activated: true,
    rewardId: "w",
    raffle: null,
    ...of,
  };
}

/** What a manager writes of a mission of sixty dials for everybody, without a reward. */
export const sixtyDials: MissionDraft = {
  title: "Sixty dials",
  description: "",
  type: "dial_made",
  target: 60,
  tierEligibility: "all",
  previewFrom: null,
  displayOrder: 1,
  featured: false,
  rewardId: null,
  raffleEndsOn: null,
};

/** The mission's row, under way in the first four months of 2026. */
export function testProgress(of: Partial<MissionProgress> = {}): MissionProgress {
  return {
    id: "p",
    missionId: "m",
    windowStart: civilDateOf("2026-01-01"),
    windowEnd: civilDateOf("2026-05-01"),
    status: "active",
    completedAt: null,
    valueAtCompletion: null,
    cooldownUntil: null,
    ...of,
  };
}

/** What the row has earned, not claimed yet. */
export function testRedemption(of: Partial<Redemption> = {}): Redemption {
  return {
    id: "r",
    rewardId: "w",
    progressId: "p",
    status: "claimable",
    scheduledFor: null,
    boost: null,
    endsAt: null,
    coupon: null,
    payoutMinor: null,
    shipping: null,
    reason: null,
    claimedAt: null,
    concludedAt: null,
    ...of,
  };
}

export function testReward(type: RewardType = "gift_card", of: Partial<Reward> = {}): Reward {
  return {
    id: "w",
    type,
    source: "mission",
    tierId: "tier_2",
    name: "A reward",
    description: "",
    config: {},
    frequency: "one_time",
    quantity: 1,
    displayOrder: 1,
    enabled: true,
    ...of,
  };
}

export const testTiers: readonly Tier[] = [1, 2, 3].map((ordinal) => ({
  id: `tier_${ordinal}`,
  ordinal,
  name: `Tier ${ordinal}`,
  color: "#888888",
  threshold: (ordinal - 1) * 100,
}));

/** A rep in the second of three tiers, with the mission under way. */
export function testStanding(of: Partial<CampaignStanding> = {}): CampaignStanding {
  return {
    asOf: instantOf(1_772_614_800_000),
    clock: { zone: zoneOf("Europe/Madrid"), dayStartHour: 0 },
    currency: "EUR",
    tierId: "tier_2",
    window: { start: civilDateOf("2026-01-01"), end: civilDateOf("2026-05-01") },
    tiers: testTiers,
    missions: [testMission()],
    rewards: [testReward()],
    progress: [testProgress()],
    windows: [],
    redemptions: [],
    entered: [],
    ...of,
  };
}

import { expect, test } from "vitest";
import { civilDateOf } from "../time/civil-date.ts";
import { instantOf } from "../time/instant.ts";
import type { Redemption, RewardType } from "./campaign.ts";
import {
  compareMissions,
  isListed,
  type ListedMission,
  type MissionItem,
  type MissionSurroundings,
  missionRanks,
  missionStatus,
} from "./display.ts";
import { listRewards } from "./display-rewards.ts";
import {
  testMission as mission,
  testRedemption as redemption,
  testReward as reward,
  testProgress as row,
  testTiers as tiers,
} from "./testing.ts";

const today = civilDateOf("2026-04-14");
const around: MissionSurroundings = { tiers, tierId: "tier_2", entered: [], today, reached: false };

const completed = row({ status: "completed", completedAt: instantOf(1), valueAtCompletion: 10 });

const raffle = (drawn: boolean, endsOn = today) =>
  mission({
    type: "raffle",
    target: 0,
    raffle: { endsOn, seedHash: "h", seed: null, drawnAt: drawn ? instantOf(2) : null, entries: 1, draw: null },
  });

function statusOf(item: Partial<MissionItem>, of: Partial<MissionSurroundings> = {}) {
  return missionStatus(
    { mission: mission(), progress: null, redemption: null, reward: null, ...item },
    { ...around, ...of },
  );
}

const earned = (of: Partial<Redemption>, type: RewardType = "gift_card") => ({
  progress: completed,
  redemption: redemption(of),
  reward: reward(type),
});
const entered = { entered: ["m"] };

test.each<[ListedMission, number, ReturnType<typeof statusOf>]>([
  ["raffle_available", 2, statusOf({ mission: raffle(false) })],
  ["raffle_claim", 2, statusOf({ mission: raffle(true), ...earned({}) }, entered)],
  ["claimable_instant", 3, statusOf(earned({}))],
  ["claimable_schedulable", 3, statusOf(earned({}, "discount"))],
  ["payment_info_needed", 4, statusOf(earned({ status: "claimed", boost: "pending_info" }, "commission_boost"))],
  ["clearing", 5, statusOf(earned({ status: "fulfilled", boost: "pending_payout" }, "commission_boost"))],
  ["sending", 6, statusOf(earned({ status: "claimed", shipping: "shipped" }, "physical_gift"))],
  ["active", 7, statusOf(earned({ status: "claimed", boost: "active" }, "commission_boost"))],
  ["active", 7, statusOf(earned({ status: "fulfilled" }, "discount"))],
  ["scheduled", 8, statusOf(earned({ status: "claimed", boost: "scheduled" }, "commission_boost"))],
  ["scheduled", 8, statusOf(earned({ status: "claimed" }, "discount"))],
  ["redeeming", 9, statusOf(earned({ status: "claimed" }))],
  ["redeeming_physical", 9, statusOf(earned({ status: "claimed", shipping: "address_given" }, "physical_gift"))],
  ["in_progress", 10, statusOf({ progress: row() })],
  ["raffle_won", 11, statusOf({ mission: raffle(true), ...earned({ status: "claimed" }) }, entered)],
  ["raffle_processing", 11, statusOf({ mission: raffle(false) }, entered)],
  ["dormant", 11, statusOf({ progress: row({ status: "dormant" }) })],
  ["locked", 12, statusOf({ mission: mission({ tierEligibility: "tier_3", previewFrom: "tier_1" }) })],
  ["recurring_cooldown", 13, statusOf({ progress: row({ cooldownUntil: civilDateOf("2026-04-20") }) })],
])("M7 %s stands at rank %i", (expected, rank, status) => {
  expect(status).toBe(expected);
  expect(missionRanks[expected]).toBe(rank);
});

test("M7 a mission is asked in order: locked, cooldown, raffle, redemption, in progress", () => {
  const above = mission({ tierEligibility: "tier_3" });
  const cooling = row({ cooldownUntil: civilDateOf("2026-04-15") });
  expect(statusOf({ mission: above })).toBe("locked");
  // Locked before raffle: an open one of a higher tier can't be entered.
  expect(statusOf({ mission: { ...raffle(false), tierEligibility: "tier_3" } })).toBe("locked");
  expect(statusOf({ progress: cooling, redemption: redemption() })).toBe("recurring_cooldown");
  expect(statusOf({ mission: raffle(false), progress: cooling })).toBe("recurring_cooldown");
  expect(statusOf({ progress: { ...cooling, cooldownUntil: today } })).toBe("in_progress");
  expect(statusOf({ progress: completed, redemption: redemption({ status: "claimed" }), reward: reward() })).toBe(
    "redeeming",
  );
});

test("M7 what was earned before a demotion stays the rep's", () => {
  const above = { mission: mission({ tierEligibility: "tier_3" }) };
  expect(statusOf({ ...above, progress: row() })).toBe("in_progress");
  expect(statusOf({ ...above, ...earned({}) })).toBe("claimable_instant");
});

test("a raffle's prize goes the way of its type, so that what it asks for isn't hidden behind the win", () => {
  const boost = earned({ status: "claimed", boost: "pending_info" }, "commission_boost");
  expect(statusOf({ mission: raffle(true), ...boost }, entered)).toBe("payment_info_needed");
});

test("what is over isn't listed", () => {
  const yesterday = civilDateOf("2026-04-13");
  const over = [
    statusOf({ progress: completed }),
    statusOf(earned({ status: "concluded" })),
    statusOf({ mission: raffle(true) }, entered),
    statusOf({ mission: raffle(true), ...earned({ status: "rejected" }) }, entered),
    statusOf({ mission: raffle(true) }),
    statusOf({ mission: raffle(false, yesterday) }),
    statusOf({ progress: row({ windowEnd: today }) }),
  ];
  expect(over).toEqual([
    "completed",
    "concluded",
    "raffle_lost",
    "raffle_lost",
    "raffle_missed",
    "raffle_missed",
    "window_over",
  ]);
  expect(over.some(isListed)).toBe(false);
});

test("a window that is over stays in the list while the target it has reached waits for its days to settle", () => {
  expect(statusOf({ progress: row({ windowEnd: today }) }, { reached: true })).toBe("in_progress");
});

test("M7 of one rank a featured mission comes first, then raffles, money, units, videos, likes and views", () => {
  const types = ["views", "dial_made", "likes", "videos", "sales_units", "sales_dollars", "raffle"] as const;
  const listed = types.map((type) => [mission({ id: type, type }), "in_progress"] as const);
  const featured = [mission({ id: "featured", type: "views", featured: true }), "in_progress"] as const;
  const claimable = [mission({ id: "claimable", type: "views" }), "claimable_instant"] as const;
  expect([...listed, featured, claimable].sort(compareMissions).map(([{ id }]) => id)).toEqual([
    "claimable",
    "featured",
    "raffle",
    "sales_dollars",
    "sales_units",
    "videos",
    "likes",
    "views",
    "dial_made",
  ]);
});

test("what a tier offers: claims under way and offers by rank, offers of higher tiers locked, those of lower ones gone", () => {
  const offers = [
    reward("gift_card", { id: "lower", source: "vip_tier", tierId: "tier_1" }),
    reward("gift_card", { id: "higher", source: "vip_tier", tierId: "tier_3" }),
    reward("gift_card", { id: "used", source: "vip_tier" }),
    reward("spark_ads", { id: "open", source: "vip_tier", displayOrder: 2 }),
    reward("experience", { id: "first", source: "vip_tier", displayOrder: 1 }),
    reward("commission_boost", { id: "boost", source: "vip_tier", tierId: "tier_1" }),
    reward("gift_card", { id: "of-a-mission" }),
    reward("gift_card", { id: "off", source: "vip_tier", enabled: false }),
  ];
  const boost = redemption({ rewardId: "boost", progressId: null, status: "claimed", boost: "pending_info" });
  const over = redemption({ rewardId: "used", progressId: null, status: "concluded" });
  const standing = { tiers, tierId: "tier_2", rewards: offers, redemptions: [boost, over] };
  const listed = listRewards(standing, ({ id }) => id === "used");
  expect(listed.map(({ reward: { id }, status }) => [id, status])).toEqual([
    ["boost", "payment_info_needed"],
    ["first", "claimable"],
    ["open", "claimable"],
    ["used", "limit_reached"],
    ["higher", "locked"],
  ]);
});

import "temporal-polyfill/global";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ClaimReward } from "../intents.ts";
import { civilDateOf } from "../time/civil-date.ts";
import { type Instant, instantOf } from "../time/instant.ts";
import { instantAt, wallTimeAt, zoneOf } from "../time/zone.ts";
import type { RedemptionStatus, Reward, RewardFrequency } from "./campaign.ts";
import { type ClaimSituation, type EarlierRedemption, judgeClaim, repeatsFrom } from "./claim.ts";

const zone = zoneOf("America/New_York");
const clock = { zone, dayStartHour: 0 };

function at(date: string, time: string): Instant {
  return instantAt(civilDateOf(date), time, zone) ?? instantOf(0);
}

/** A Wednesday. */
const now = at("2026-03-04", "11:00");

function rewardOf(given: Partial<Reward> = {}): Reward {
  return {
    id: "reward",
    type: "gift_card",
    source: "vip_tier",
    tierId: "tier_2",
    name: "Card",
    description: "",
    config: {},
    frequency: "monthly",
    quantity: 1,
    displayOrder: 1,
    enabled: true,
    ...given,
  };
}

function earlier(given: Partial<EarlierRedemption> = {}): EarlierRedemption {
  return {
    id: "earlier",
    rewardId: "reward",
    type: "gift_card",
    status: "concluded",
    boost: null,
    claimedAt: now,
    ...given,
  };
}

const ofTier: ClaimReward = { subjectType: "tier_reward", subjectId: "reward" };
const ofMission: ClaimReward = { subjectType: "redemption", subjectId: "earned" };
const earned = earlier({ id: "earned", status: "claimable", claimedAt: null });

function judged(claim: Partial<ClaimReward>, reward: Reward | null, given: Partial<ClaimSituation> = {}): unknown {
  const situation = { now, clock, tierId: "tier_2", reward, redemptions: [], ...given };
  const result = judgeClaim({ ...ofTier, ...claim }, situation);
  return result.ok ? result.value.scheduledFor : result.error.code;
}

test("a tier's reward is for that tier, enabled, and not a mission's", () => {
  expect(judged({}, rewardOf())).toBeNull();
  expect(judged({}, null)).toBe("not_claimable");
  expect(judged({}, rewardOf({ enabled: false }))).toBe("not_claimable");
  expect(judged({}, rewardOf({ source: "mission" }))).toBe("not_claimable");
  expect(judged({}, rewardOf({ tierId: "tier_1" }))).toBe("not_claimable");
});

test("who is demoted keeps what a mission earned, also of a reward that was disabled", () => {
  const reward = rewardOf({ tierId: "tier_4", source: "mission", enabled: false });
  expect(judged(ofMission, reward, { tierId: "tier_1", redemptions: [earned] })).toBeNull();
});

test.each([
  ["claimed", "already_claimed"],
  ["concluded", "already_claimed"],
  ["rejected", "not_claimable"],
])("what a mission earned is claimed once: %s", (status, code) => {
  const redemptions = [{ ...earned, status: status as RedemptionStatus, claimedAt: now }];
  expect(judged(ofMission, rewardOf(), { redemptions })).toBe(code);
});

test("one claim of a tier's reward at a time", () => {
  expect(judged({}, rewardOf({ quantity: 3 }), { redemptions: [earlier({ status: "claimed" })] })).toBe(
    "already_claimed",
  );
});

const claimedAt = (...dates: readonly string[]) =>
  dates.map((date, index) => earlier({ id: `${index}`, claimedAt: at(date, "12:00") }));

test("weekly is an ISO week, monthly a calendar month, in the tenant's zone", () => {
  const weekly = rewardOf({ frequency: "weekly" });
  expect(judged({}, weekly, { redemptions: claimedAt("2026-03-01") })).toBeNull(); // Sunday of the week before
  expect(judged({}, weekly, { redemptions: claimedAt("2026-03-02") })).toBe("reward_used_up");
  expect(
    judged({}, rewardOf({ frequency: "weekly", quantity: 2 }), { redemptions: claimedAt("2026-03-02") }),
  ).toBeNull();
  expect(judged({}, rewardOf(), { redemptions: claimedAt("2026-02-28") })).toBeNull();
  expect(judged({}, rewardOf(), { redemptions: claimedAt("2026-03-01") })).toBe("reward_used_up");
  // Half past ten in the evening of Sunday is Monday in UTC.
  const lateOnSunday = earlier({ claimedAt: at("2026-03-01", "22:30") });
  expect(judged({}, weekly, { redemptions: [lateOnSunday] })).toBeNull();
});

test("one-time is once per person and reward, for ever; unlimited is without limit; what was rejected counts nothing", () => {
  const oneTime = rewardOf({ frequency: "one_time", quantity: 5 });
  expect(judged({}, oneTime, { redemptions: claimedAt("2024-01-01") })).toBe("reward_used_up");
  expect(judged({}, oneTime, { redemptions: [earlier({ status: "rejected" })] })).toBeNull();
  expect(judged({}, oneTime, { redemptions: [earlier({ rewardId: "another" })] })).toBeNull();
  const unlimited = rewardOf({ frequency: "unlimited", quantity: null });
  expect(judged({}, unlimited, { redemptions: claimedAt("2026-03-03", "2026-03-03", "2026-03-04") })).toBeNull();
});

const boost = rewardOf({ type: "commission_boost", config: { rate: 500, durationDays: 30 } });

test("a boost begins at 14:00 of the tenant's clock, from tomorrow to a week ahead, also over a change of the clock", () => {
  expect(judged({ scheduledDate: civilDateOf("2026-03-05") }, boost)).toBe(at("2026-03-05", "14:00"));
  // The clocks go forward on Sunday the 8th: 14:00 is an hour earlier in UTC then.
  const after = judged({ scheduledDate: civilDateOf("2026-03-11") }, boost) as Instant;
  expect(wallTimeAt(after, zone)).toBe("14:00");
  expect(new Date(after).toISOString()).toBe("2026-03-11T18:00:00.000Z");
  for (const date of ["2026-03-04", "2026-03-12", "2026-03-01"])
    expect(judged({ scheduledDate: civilDateOf(date) }, boost)).toBe("invalid_schedule");
  expect(judged({}, boost)).toBe("invalid_schedule");
});

const discount = rewardOf({ id: "discount", type: "discount" });

test("a discount begins in the future, Monday to Friday, 09:00 to 16:59 of the tenant's clock", () => {
  const on = (scheduledDate: string, scheduledTime?: string) =>
    judged(
      { subjectId: "discount", scheduledDate: civilDateOf(scheduledDate), ...(scheduledTime && { scheduledTime }) },
      discount,
    );
  expect(on("2026-03-05", "09:00")).toBe(at("2026-03-05", "09:00"));
  expect(on("2026-03-06", "16:59")).toBe(at("2026-03-06", "16:59"));
  expect(on("2026-03-04", "11:01")).toBe(at("2026-03-04", "11:01"));
  for (const [date, time] of [
    ["2026-03-05", "08:59"],
    ["2026-03-05", "17:00"],
    ["2026-03-04", "11:00"],
    ["2026-03-07", "10:00"],
    ["2026-03-08", "10:00"],
  ] as const)
    expect(on(date, time)).toBe("invalid_schedule");
  expect(on("2026-03-05")).toBe("invalid_schedule");
});

test("at most one boost and one discount at a time, one of each allowed", () => {
  const scheduledDate = civilDateOf("2026-03-05");
  const pending = earlier({ rewardId: "other", type: "commission_boost", status: "claimed", boost: "active" });
  expect(judged({ scheduledDate }, boost, { redemptions: [pending] })).toBe("slot_taken_boost");
  expect(judged({ scheduledDate }, boost, { redemptions: [{ ...pending, boost: "pending_info" }] })).toBe(
    at("2026-03-05", "14:00"),
  );
  const running = earlier({ rewardId: "other", type: "discount", status: "fulfilled" });
  const claim = { subjectId: "discount", scheduledDate, scheduledTime: "10:00" };
  expect(judged(claim, discount, { redemptions: [running] })).toBe("slot_taken_discount");
  expect(judged(claim, discount, { redemptions: [pending] })).toBe(at("2026-03-05", "10:00"));
});

test("a gift needs an address, and one of the sizes that it comes in", () => {
  const address = { name: "Ana", line1: "Calle 1", city: "Madrid", postalCode: "28004", country: "ES" };
  const gift = rewardOf({ type: "physical_gift" });
  const hoodie = rewardOf({ type: "physical_gift", config: { sizes: ["S", "M"] } });
  expect(judged({}, gift)).toBe("address_required");
  expect(judged({ address }, gift)).toBeNull();
  expect(judged({ address }, hoodie)).toBe("size_required");
  expect(judged({ address, size: "XS" }, hoodie)).toBe("size_not_offered");
  expect(judged({ address, size: "M" }, hoodie)).toBeNull();
});

test.each([
  ["one_time", null],
  ["weekly", "2026-03-09"],
  ["monthly", "2026-04-01"],
  ["unlimited", "2026-03-05"],
])("a mission whose reward is %s counts again from %s", (frequency, from) => {
  const today = civilDateOf("2026-03-04");
  expect(repeatsFrom(frequency as RewardFrequency, today, null)).toBe(from);
  expect(repeatsFrom(frequency as RewardFrequency, today, civilDateOf("2026-03-05"))).toBeNull();
});

test("within a window no more is granted than the quantity, whatever the order of claims", () => {
  const frequencies = fc.constantFrom<RewardFrequency>("one_time", "weekly", "monthly");
  const days = fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 40 });
  fc.assert(
    fc.property(frequencies, fc.integer({ min: 1, max: 4 }), days, (frequency, quantity, offsets) => {
      const reward = rewardOf({ frequency, quantity });
      const redemptions: EarlierRedemption[] = [];
      for (const [index, offset] of offsets.sort((a, b) => a - b).entries()) {
        const moment = instantOf(now + offset * 86_400_000);
        if (judged({}, reward, { now: moment, redemptions }) === null)
          redemptions.push(earlier({ id: `${index}`, claimedAt: moment }));
      }
      const windows = redemptions.map(({ claimedAt }) => {
        const date = new Date((claimedAt ?? 0) - 5 * 3_600_000);
        if (frequency === "one_time") return "ever";
        if (frequency === "monthly") return `${date.getUTCFullYear()}-${date.getUTCMonth()}`;
        return `${Math.floor((date.getTime() / 86_400_000 + 3) / 7)}`;
      });
      const most = Math.max(
        0,
        ...[...new Set(windows)].map((window) => windows.filter((one) => one === window).length),
      );
      expect(most).toBeLessThanOrEqual(frequency === "one_time" ? 1 : quantity);
    }),
  );
});

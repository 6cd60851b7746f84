import { expect, test } from "vitest";
import type { Reward, RewardConfig, RewardType } from "./campaign.ts";
import { checkReward, type RewardField } from "./check-reward.ts";
import { testReward } from "./testing.ts";

const card = testReward("gift_card", { tierId: "tier_1", config: { amountMinor: 2500 } });
const ofType = (type: RewardType, config: RewardConfig): Partial<Reward> => ({ type, config });
const boost: RewardConfig = { rate: 500, durationDays: 30 };
const discount: RewardConfig = { rate: 500, durationMinutes: 10_080, coupon: "SPRING5", maxUses: null };
const faultsOf = (part: Partial<Reward>) => checkReward({ ...card, ...part }, ["tier_1", "tier_2"]);

test.each<[Partial<Reward>, RewardField, string]>([
  [{ name: " " }, "name", "missing"],
  [{ name: "a".repeat(121) }, "name", "too_long"],
  [{ tierId: "all" }, "tierId", "unknown_tier"],
  [{ frequency: "unlimited", quantity: 1 }, "quantity", "out_of_range"],
  [{ quantity: null }, "quantity", "missing"],
  [{ quantity: 11 }, "quantity", "out_of_range"],
  [{ config: {} }, "config.amountMinor", "missing"],
  [{ config: { amountMinor: 0 } }, "config.amountMinor", "out_of_range"],
  [ofType("experience", {}), "config.displayText", "missing"],
  [ofType("experience", { displayText: "a".repeat(28) }), "config.displayText", "too_long"],
  [{ ...ofType("experience", { displayText: "A day out" }), description: "a".repeat(13) }, "description", "too_long"],
  [ofType("physical_gift", { displayText: "Jacket", sizeCategory: "clothing" }), "config.sizes", "missing"],
  [ofType("physical_gift", { displayText: "Jacket", sizes: ["M"] }), "config.sizes", "out_of_range"],
  [
    ofType("physical_gift", { displayText: "Jacket", sizeCategory: "clothing", sizes: ["M", "M"] }),
    "config.sizes",
    "out_of_range",
  ],
  [ofType("commission_boost", { ...boost, rate: 10_001 }), "config.rate", "out_of_range"],
  [ofType("commission_boost", { rate: 500 }), "config.durationDays", "missing"],
  [ofType("discount", { ...discount, rate: 99 }), "config.rate", "out_of_range"],
  [ofType("discount", { ...discount, durationMinutes: 9 }), "config.durationMinutes", "out_of_range"],
  [ofType("discount", { ...discount, durationMinutes: 525_601 }), "config.durationMinutes", "out_of_range"],
  [ofType("discount", { ...discount, coupon: "spring" }), "config.coupon", "invalid_coupon"],
  [ofType("discount", { ...discount, maxUses: 0 }), "config.maxUses", "out_of_range"],
])("a reward with %j is refused at %s: %s", (part, field, code) => {
  expect(faultsOf(part)).toEqual([{ field, code }]);
});

test.each<Partial<Reward>>([
  {},
  { frequency: "unlimited", quantity: null },
  { ...ofType("experience", { displayText: "A day at the races" }), description: "Day out" },
  ofType("physical_gift", { displayText: "Mug" }),
  ofType("physical_gift", { displayText: "Jacket", sizeCategory: "clothing", sizes: ["S", "M"] }),
  ofType("commission_boost", boost),
  ofType("discount", { ...discount, maxUses: 3 }),
])("a reward with %j is as it should be", (part) => {
  expect(faultsOf(part)).toEqual([]);
});

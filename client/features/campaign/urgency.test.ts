import { expect, test } from "vitest";
import type { RewardType } from "#shared/domain/campaign/campaign.ts";
import { hourMs, instantOf } from "#shared/domain/time/instant.ts";
import { urgencyOf } from "./urgency.ts";

const now = Date.UTC(2026, 3, 20, 12);
const claimed = (type: RewardType, hours: number) =>
  urgencyOf({ reward: { id: "r", name: "r", type }, claimedAt: instantOf(now - hours * hourMs), shipment: null }, now);

test("what is given by hand is warned of after 20 hours and late after 24; what waits for its time never is", () => {
  expect([20, 20.1, 24, 24.1].map((hours) => claimed("gift_card", hours))).toEqual(["in_time", "soon", "soon", "late"]);
  expect(claimed("commission_boost", 100)).toBe("in_time");
  expect(claimed("discount", 100)).toBe("in_time");
});

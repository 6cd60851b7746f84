import "temporal-polyfill/global";
import { expect, test } from "vitest";
import { civilDateOf } from "../time/civil-date.ts";
import { checkMission, type MissionDraft, type MissionSurroundings } from "./mission-draft.ts";
import { sixtyDials } from "./testing.ts";

const around: MissionSurroundings = {
  tiers: [
    { id: "tier_1", ordinal: 1 },
    { id: "tier_2", ordinal: 2 },
    { id: "tier_3", ordinal: 3 },
  ],
  rewardIds: ["gift"],
  today: civilDateOf("2026-04-20"),
  raffleEndsBefore: { all: civilDateOf("2026-07-01") },
  taken: [{ tierEligibility: "tier_2", type: "deal_closed", displayOrder: 4 }],
};
const raffle: Partial<MissionDraft> = { type: "raffle", target: 0, rewardId: "gift" };
const endsOn = (date: string): Partial<MissionDraft> => ({ ...raffle, raffleEndsOn: civilDateOf(date) });
const faultsOf = (part: Partial<MissionDraft>) => checkMission({ ...sixtyDials, ...part }, around);

test.each<[Partial<MissionDraft>, keyof MissionDraft, string]>([
  [{ title: " " }, "title", "missing"],
  [{ title: "a".repeat(121) }, "title", "too_long"],
  [{ title: "a\u0000b" }, "title", "invalid_text"],
  [{ description: "a".repeat(1001) }, "description", "too_long"],
  [{ target: 0 }, "target", "out_of_range"],
  [{ target: -1 }, "target", "out_of_range"],
  [{ target: 1.5 }, "target", "missing"],
  [{ target: Number.NaN }, "target", "missing"],
  [{ ...endsOn("2026-05-20"), target: 5 }, "target", "out_of_range"],
  [{ tierEligibility: "tier_6" }, "tierEligibility", "unknown_tier"],
  [{ tierEligibility: "tier_2", previewFrom: "tier_3" }, "previewFrom", "preview_above_eligibility"],
  [{ tierEligibility: "tier_2", previewFrom: "tier_6" }, "previewFrom", "unknown_tier"],
  [{ previewFrom: "tier_1" }, "previewFrom", "preview_above_eligibility"],
  [{ displayOrder: 0 }, "displayOrder", "out_of_range"],
  [{ displayOrder: 1000 }, "displayOrder", "out_of_range"],
  [{ tierEligibility: "tier_2", type: "deal_closed", displayOrder: 4 }, "displayOrder", "place_taken"],
  [{ rewardId: "gone" }, "rewardId", "unknown_reward"],
  [{ ...endsOn("2026-05-20"), rewardId: null }, "rewardId", "raffle_without_prize"],
  [{ raffleEndsOn: civilDateOf("2026-05-20") }, "raffleEndsOn", "out_of_range"],
  [raffle, "raffleEndsOn", "missing"],
  [endsOn("2026-04-20"), "raffleEndsOn", "not_in_the_future"],
  [endsOn("2026-07-01"), "raffleEndsOn", "after_the_checkpoint"],
])("a draft with %j is refused at %s: %s", (part, field, code) => {
  expect(faultsOf(part)).toEqual([{ field, code }]);
});

test.each<Partial<MissionDraft>>([
  {},
  { tierEligibility: "tier_2", previewFrom: "tier_2" },
  { tierEligibility: "tier_3", previewFrom: "tier_1", rewardId: "gift" },
  { tierEligibility: "tier_3", type: "deal_closed", displayOrder: 4 },
  endsOn("2026-06-30"),
  { ...endsOn("2027-06-30"), tierEligibility: "tier_1" },
])("a draft with %j is as it should be", (part) => {
  expect(faultsOf(part)).toEqual([]);
});

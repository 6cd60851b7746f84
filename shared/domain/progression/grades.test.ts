import { expect, test } from "vitest";
import { defaultRuleset } from "../ruleset/default-ruleset.ts";
import type { RateName } from "../ruleset/efficiency-rules.ts";
import { efficiencyOf } from "./efficiency.ts";
import { gradeOf } from "./grades.ts";
import { monday } from "./testing.ts";

const none = efficiencyOf([], monday, defaultRuleset);

function grade(rate: RateName, basisPoints: number | null, dials = 200) {
  const efficiency = { counters: { ...none.counters, dials }, rates: { ...none.rates, [rate]: basisPoints } };
  return gradeOf(rate, efficiency, defaultRuleset.efficiency);
}

test.each<readonly [RateName, readonly [number, number, number, number, number, number]]>([
  ["sub30sDrop", [3500, 3501, 5000, 5001, 7000, 7001]],
  ["callToAppointment", [670, 669, 500, 499, 200, 199]],
  ["twoPlusMinute", [3500, 3499, 2600, 2599, 1500, 1499]],
  ["show", [8500, 8499, 7600, 7599, 6000, 5999]],
  ["smsEnrollment", [500, 499, 300, 299, 100, 99]],
])("%s is graded without gaps between the bands: %o", (rate, basisPoints) => {
  expect(basisPoints.map((value) => grade(rate, value))).toEqual([
    "elite",
    "above",
    "above",
    "satisfactory",
    "satisfactory",
    "unsatisfactory",
  ]);
});

test("under 200 dials nothing is graded, and what can't be divided has no grade", () => {
  expect(grade("sub30sDrop", null, 199)).toBe("ramp");
  expect(grade("show", null)).toBeNull();
});

import type { EfficiencyRules, GradeName, RateName } from "../ruleset/efficiency-rules.ts";
import type { Efficiency } from "./efficiency.ts";

/** `ramp` while there are too few dials to grade anything, `null` where there is nothing to divide by. */
export type Grade = GradeName | "ramp" | null;

/** How good a rate is. One that lies on a bound has the better grade. */
export function gradeOf(
  rate: RateName,
  { counters, rates }: Pick<Efficiency, "counters" | "rates">,
  { rampBelowDials, grades }: EfficiencyRules,
): Grade {
  if (counters.dials < rampBelowDials) return "ramp";
  const value = rates[rate];
  if (value === null) return null;

  const { better, ...bounds } = grades[rate];
  const isReached = (grade: "elite" | "above" | "satisfactory") =>
    better === "lower" ? value <= bounds[grade] : value >= bounds[grade];
  return (["elite", "above", "satisfactory"] as const).find(isReached) ?? "unsatisfactory";
}

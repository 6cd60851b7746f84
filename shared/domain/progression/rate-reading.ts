import type { RateName } from "../ruleset/efficiency-rules.ts";
import type { CivilDate } from "../time/civil-date.ts";
import type { Efficiency } from "./efficiency.ts";
import { type Bound, type ReadingVerdict, type Sample, verdictOf } from "./reading.ts";
import { efficiencyOn, type RepRecord } from "./record.ts";
import type { Span } from "./sums.ts";

export type RateReading = {
  readonly value: number | null;
  readonly window: Span;
  readonly sample: Sample;
  readonly verdict: ReadingVerdict;
};

export type RateGoal = { readonly rate: RateName; readonly bound: Bound; readonly basisPoints: number };

/** A rate of the dates that end with one, against its bound, by the rules of that date or of another (`by`). */
export function readRate(goal: RateGoal, record: RepRecord, on: CivilDate, by: CivilDate = on): RateReading {
  const efficiency = efficiencyOn(record, on, by);
  const value = efficiency.rates[goal.rate];
  const sample = sampleOf(goal.rate, efficiency, record.rulesOn(by).efficiency.rampBelowDials);
  return {
    value,
    window: { from: efficiency.periodStart, to: efficiency.periodEnd },
    sample,
    verdict: verdictOf(value, goal.bound, goal.basisPoints, sample),
  };
}

/** What a rate lacks: dials to be graded at all, then something to divide by. */
function sampleOf(rate: RateName, { counters }: Efficiency, dialsNeeded: number): Sample {
  if (counters.dials < dialsNeeded) return { of: "dials", size: counters.dials, needed: dialsNeeded };
  return rate === "show"
    ? { of: "appointments", size: counters.appointments, needed: 1 }
    : { of: "connects", size: counters.connects, needed: 1 };
}

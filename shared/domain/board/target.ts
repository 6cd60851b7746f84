import type { Counter } from "../ruleset/ruleset.ts";
import { addDays, type CivilDate } from "../time/civil-date.ts";
import type { BoardDay } from "./board-day.ts";
import type { BoardRules } from "./board-rules.ts";
import type { BoardMission } from "./mission.ts";

/**
 * What a mission asks of a rep: its floor, or more by what the rep did in the 28 days before. The median is that of all stretches of those
 * days that are as long as a run, because for what is done once a week the median of single days is 0.
 */
export function targetOf(
  { counter, slot, difficulty, floor }: BoardMission,
  asOf: CivilDate,
  days: ReadonlyMap<CivilDate, BoardDay>,
  { target, runDays }: Pick<BoardRules, "target" | "runDays">,
): number {
  const stretches = stretchSums(counter, asOf, days, target.medianDays, runDays[slot]);
  return Math.max(floor, Math.floor((doubledMedian(stretches) * target.percent[difficulty] + 100) / 200));
}

function stretchSums(
  counter: Counter,
  asOf: CivilDate,
  days: ReadonlyMap<CivilDate, BoardDay>,
  within: number,
  length: number,
): readonly number[] {
  const counts = Array.from(
    { length: within },
    (_, index) => days.get(addDays(asOf, index - within))?.counters[counter] ?? 0,
  );
  return Array.from({ length: within - length + 1 }, (_, first) =>
    counts.slice(first, first + length).reduce((sum, count) => sum + count, 0),
  );
}

/** Twice the median, so that that of an even number is whole too. */
function doubledMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0);
}

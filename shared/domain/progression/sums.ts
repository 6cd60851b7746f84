import { type Day, xpOf } from "../ledger/day.ts";
import { type Counter, counters } from "../ruleset/ruleset.ts";
import type { CivilDate } from "../time/civil-date.ts";

/** A first and a last date, both included. */
export type Span = { readonly from: CivilDate; readonly to: CivilDate };

/**
 * Days added up once, so that any span of them costs two look-ups: judging a thousand dates stays as many steps as there are dates.
 * Entry n of a list is the sum of the first n days.
 */
export type Sums = {
  readonly dates: readonly CivilDate[];
  readonly xp: readonly number[];
  readonly counters: { readonly [counter in Counter]: readonly number[] };
};

/** The sums of days in any order, one per date. */
export function sumsOf(days: readonly Day[]): Sums {
  const inOrder = days.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const addedUp = counters.map((counter) => [counter, runningSums(inOrder, (day) => day.counters[counter] ?? 0)]);
  return {
    dates: inOrder.map(({ date }) => date),
    xp: runningSums(inOrder, xpOf),
    counters: Object.fromEntries(addedUp) as Sums["counters"],
  };
}

/** The XP of all dates up to one, that date's included. */
export function xpThrough({ dates, xp }: Sums, on: CivilDate): number {
  return xp[datesThrough(dates, on)] ?? 0;
}

/** What was counted on all dates up to one, that date's included. */
export function countThrough(sums: Sums, counter: Counter, on: CivilDate): number {
  return sums.counters[counter][datesThrough(sums.dates, on)] ?? 0;
}

/** What was counted on the dates of a span. */
export function countIn(sums: Sums, counter: Counter, span: Span): number {
  return countsIn(sums, span)(counter);
}

/** What was counted on the dates of a span, counter by counter. */
export function countsIn({ dates, counters: counts }: Sums, { from, to }: Span): (counter: Counter) => number {
  const [before, through] = [datesBefore(dates, from), datesThrough(dates, to)];
  return (counter) => (counts[counter][through] ?? 0) - (counts[counter][before] ?? 0);
}

/** The shortest run of whole dates, ending with the one given, in which at least so many were counted; `null` where all are too few. */
export function shortestRun(sums: Sums, counter: Counter, atLeast: number, on: CivilDate): Span | null {
  const running = sums.counters[counter];
  const total = countThrough(sums, counter, on);
  if (total < atLeast) return null;
  const before = firstIndex(running.length, (index) => total - (running[index] ?? 0) < atLeast) - 1;
  const from = sums.dates[before];
  return from === undefined ? null : { from, to: on };
}

/** How many dates of a list in order are not after the one given. */
export function datesThrough(dates: readonly CivilDate[], on: CivilDate): number {
  return firstIndex(dates.length, (index) => (dates[index] as CivilDate) > on);
}

function datesBefore(dates: readonly CivilDate[], on: CivilDate): number {
  return firstIndex(dates.length, (index) => (dates[index] as CivilDate) >= on);
}

/** The first index for which the answer is yes, once it is yes for all later ones; the length where it is no for all. */
function firstIndex(length: number, isReached: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isReached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function runningSums(days: readonly Day[], read: (day: Day) => number): readonly number[] {
  const sums = [0];
  let sum = 0;
  for (const day of days) {
    sum += read(day);
    sums.push(sum);
  }
  return sums;
}

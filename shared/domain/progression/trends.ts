import { type Day, xpOf } from "../ledger/day.ts";
import type { Ruleset } from "../ruleset/ruleset.ts";
import { addDays, type CivilDate } from "../time/civil-date.ts";
import { isWorkingDay, type WorkCalendar } from "../time/working-days.ts";
import { type EfficiencyRates, efficiencyOf } from "./efficiency.ts";

export const trendMetrics = ["xp", "dials", "connects", "appointments", "shows", "deals"] as const;
export type TrendMetric = (typeof trendMetrics)[number];

/** Some last local dates, today's included, and what they say together. */
export type Trend = {
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Every date, in order, also one on which nothing happened. */
  readonly dates: readonly TrendDate[];
  readonly metrics: { readonly [metric in TrendMetric]: TrendSummary };
};

export type TrendDate = {
  readonly date: CivilDate;
  readonly isWorkingDay: boolean;
  readonly values: TrendValues;
  /** Of the ruleset's last dates that end with this one. */
  readonly rates: EfficiencyRates;
};

export type TrendValues = { readonly [metric in TrendMetric]: number };

export type TrendSummary = {
  readonly total: number;
  /** The total of as many dates before. */
  readonly totalBefore: number;
  /** What a working day brings, today's and days off left out: half of them lie between `low` and `high`; `null` without any. */
  readonly usual: { readonly low: number; readonly median: number; readonly high: number } | null;
};

/** How the last `count` dates went. Days outside of them may be given, in any order. */
export function trendOf(
  days: readonly Day[],
  { today, count, calendar }: { readonly today: CivilDate; readonly count: number; readonly calendar: WorkCalendar },
  ruleset: Ruleset,
): Trend {
  const from = addDays(today, 1 - count);
  const earliest = addDays(today, 1 - Math.max(2 * count, count + ruleset.efficiency.days));
  const near = days.filter(({ date }) => date >= earliest && date <= today);
  const byDate = new Map(near.map((day) => [day.date, day]));

  const datesFrom = (first: CivilDate) => Array.from({ length: count }, (_, index) => addDays(first, index));
  const dates = datesFrom(from).map((date): TrendDate => {
    const { rates } = efficiencyOf(near, date, ruleset);
    return { date, isWorkingDay: isWorkingDay(date, calendar), values: valuesOf(byDate.get(date)), rates };
  });
  const before = datesFrom(addDays(from, -count)).map((date) => valuesOf(byDate.get(date)));
  const worked = dates.filter(
    ({ date, isWorkingDay: isWorked }) => isWorked && date < today && !calendar.leave.has(date),
  );

  const summaries = trendMetrics.map((metric): readonly [TrendMetric, TrendSummary] => [
    metric,
    {
      total: sumOf(dates.map(({ values }) => values[metric])),
      totalBefore: sumOf(before.map((values) => values[metric])),
      usual: usualOf(worked.map(({ values }) => values[metric])),
    },
  ]);
  return { from, to: today, dates, metrics: Object.fromEntries(summaries) as Trend["metrics"] };
}

function valuesOf(day: Day | undefined): TrendValues {
  const { counters = {} } = day ?? {};
  return {
    xp: day ? xpOf(day) : 0,
    dials: counters.dial_made ?? 0,
    connects: counters.call_connected ?? 0,
    appointments: counters.appointment_set ?? 0,
    shows: counters.appointment_held ?? 0,
    deals: counters.deal_closed ?? 0,
  };
}

/** By the nearest rank, so that whole numbers stay whole. */
function usualOf(values: readonly number[]): TrendSummary["usual"] {
  const inOrder = values.toSorted((a, b) => a - b);
  const atShare = (quarters: number) => inOrder[Math.ceil((inOrder.length * quarters) / 4) - 1];
  const [low, median, high] = [atShare(1), atShare(2), atShare(3)];
  return low === undefined || median === undefined || high === undefined ? null : { low, median, high };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

import type { Activity } from "#shared/domain/ledger/activity.ts";
import type { Award } from "#shared/domain/ledger/award.ts";
import { countsOf } from "#shared/domain/ledger/counts.ts";
import type { Day } from "#shared/domain/ledger/day.ts";
import { createEarlyReader } from "#shared/domain/ledger/early-dial.ts";
import { type Price, type Pricing, pricesOf } from "#shared/domain/ledger/pricing.ts";
import type { Counter, XpRule } from "#shared/domain/ruleset/ruleset.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Zone } from "#shared/domain/time/zone.ts";
import type { ActivityRow, DayRow } from "./rows.ts";
import type { ShownActivity } from "./store.ts";

/** What one cause did to a date: its lines are the arithmetic, and their sum is what it earned. */
export type LedgerRow = {
  /** The activity's or the award's; of what has neither, the rule and the date. */
  readonly id: string;
  readonly localDate: CivilDate;
  readonly cause: LedgerCause;
  /** What it is counted as; nothing where it was undone or refused. */
  readonly counts: readonly Counter[];
  readonly lines: readonly LedgerLine[];
  readonly xp: number;
  readonly rulesetVersion: number;
  readonly state: ShownActivity["state"];
  readonly undone: boolean;
};

export type LedgerCause =
  | { readonly kind: "activity"; readonly activity: Activity }
  | { readonly kind: "award"; readonly award: Award }
  /** Paid for the date itself. */
  | { readonly kind: "date"; readonly rule: DateRule; readonly zone: Zone }
  /** What a rule earned on the date by causes that aren't on this device. */
  | { readonly kind: "rest"; readonly rule: XpRule; readonly times: number | null };

export type LedgerLine = Price & { readonly reversal: boolean };

const dateRules = ["first_dial_of_day", "streak_day"] as const;
type DateRule = (typeof dateRules)[number];

/** Makes the rows of one date's activities, in pages: each page on its own, so that no page has to wait for the others. */
export function createRowMaker(pricing: Pricing): (page: readonly ActivityRow[]) => readonly LedgerRow[] {
  const isEarly = createEarlyReader(pricing.ruleset.calls.earlyBeforeHour);
  return (page) => page.map((row) => activityRow(row, pricing, isEarly));
}

/**
 * Everything that a date's XP is made of, newest first: awards, activities by when they happened, what the date itself pays, and, rule by
 * rule, what is left of the date's sums when these are taken off. So the rows always add up to the day.
 */
export function dayRows(
  day: DayRow,
  activities: readonly LedgerRow[],
  awards: readonly Award[],
  pricing: Pricing,
  zone: Zone,
): readonly LedgerRow[] {
  const known = [
    ...awards.map((award) => awardRow(award, pricing)).sort((a, b) => (a.id < b.id ? 1 : -1)),
    ...activities.toSorted(byNewest),
    ...dateRules.flatMap((rule) => dateRow(day, rule, pricing, zone)),
  ];
  return [...known, ...restRows(day.shown, known, pricing.ruleset.version)];
}

/** What a day's sums hold beyond these rows: what was paid, and what was only counted. */
export function restRows(
  day: Pick<Day, "date" | "xp" | "counters">,
  known: readonly LedgerRow[],
  rulesetVersion: number,
): readonly LedgerRow[] {
  const counted = (Object.keys(day.counters) as Counter[]).map((counter): [XpRule, number] => [counter, 0]);
  const rest = new Map([...counted, ...(Object.entries(day.xp) as [XpRule, number][])]);
  for (const { lines } of known) for (const { rule, amount } of lines) rest.set(rule, (rest.get(rule) ?? 0) - amount);

  const counters: { readonly [rule in XpRule]?: number } = day.counters;
  const timesOf = (rule: XpRule): number => {
    const told = known.reduce((sum, { counts }) => sum + counts.filter((counter) => counter === rule).length, 0);
    return Math.max(0, (counters[rule] ?? 0) - told);
  };
  return [...rest]
    .filter(([rule, amount]) => amount !== 0 || (day.xp[rule] === undefined && timesOf(rule) > 0))
    .map(([rule, amount]) => ({
      id: `rest:${rule}:${day.date}`,
      localDate: day.date,
      cause: { kind: "rest", rule, times: timesOf(rule) || null },
      counts: [],
      lines: amount === 0 ? [] : [{ rule, base: amount, percent: 100, amount, reversal: false }],
      xp: amount,
      rulesetVersion,
      state: "confirmed",
      undone: false,
    }));
}

function activityRow(
  { shown, refused, pending }: ActivityRow,
  pricing: Pricing,
  isEarly: ReturnType<typeof createEarlyReader>,
): LedgerRow {
  const counts: Counter[] = shown.undone || refused ? [] : [...countsOf(shown, pricing.ruleset)];
  if (counts.includes("dial_made") && isEarly(shown.occurredAt, shown.zone)) counts.push("early_dial");
  const lines = refused ? [] : withReversals(pricesOf(shown, pricing), shown.undone);
  return {
    id: shown.id,
    localDate: shown.localDate,
    cause: { kind: "activity", activity: shown },
    counts,
    lines,
    xp: sumOf(lines),
    rulesetVersion: pricing.ruleset.version,
    state: refused ? "attention" : pending.every((fact) => fact.accepted) ? "confirmed" : "saved_here",
    undone: shown.undone,
  };
}

function awardRow(award: Award, { ruleset }: Pricing): LedgerRow {
  const prices = award.lines.map(({ rule, amount }) => ({ rule, base: amount, percent: 100, amount }));
  const lines = withReversals(prices, award.reversed);
  const deals = award.reversed ? 0 : Math.max(0, award.deals);
  return {
    id: award.id,
    localDate: award.localDate,
    cause: { kind: "award", award },
    counts: Array.from({ length: deals }, () => "deal_closed" as const),
    lines,
    xp: sumOf(lines),
    rulesetVersion: ruleset.version,
    state: "confirmed",
    undone: award.reversed,
  };
}

function dateRow(day: DayRow, rule: DateRule, { ruleset }: Pricing, zone: Zone): readonly LedgerRow[] {
  const amount = day.shown.xp[rule];
  if (amount === undefined) return [];
  return [
    {
      id: `${rule}:${day.date}`,
      localDate: day.date,
      cause: { kind: "date", rule, zone },
      counts: [],
      lines: [{ rule, base: amount, percent: 100, amount, reversal: false }],
      xp: amount,
      rulesetVersion: ruleset.version,
      state: day.confirmed?.xp[rule] === amount ? "confirmed" : "saved_here",
      undone: false,
    },
  ];
}

function withReversals(prices: readonly Price[], reversed: boolean): readonly LedgerLine[] {
  return prices.flatMap((price) => {
    const line = { ...price, reversal: false };
    return reversed ? [line, { ...price, base: -price.base, amount: -price.amount, reversal: true }] : [line];
  });
}

function sumOf(lines: readonly LedgerLine[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0);
}

function byNewest(a: LedgerRow, b: LedgerRow): number {
  return momentOf(b) - momentOf(a) || (a.id < b.id ? 1 : -1);
}

function momentOf({ cause }: LedgerRow): number {
  return cause.kind === "activity" ? cause.activity.occurredAt : 0;
}

import type { Counter, XpRule } from "../ruleset/ruleset.ts";
import type { CivilDate } from "../time/civil-date.ts";
import { type Activity, isHeartbeat } from "./activity.ts";
import type { Award, AwardLine } from "./award.ts";
import type { LedgerOwner } from "./causal-id.ts";
import { countsOf } from "./counts.ts";
import { createEarlyReader } from "./early-dial.ts";
import { activityEntries, awardEntries, dateEntry, type XpEntry } from "./entries.ts";
import { type Pricing, pricesOf } from "./pricing.ts";

/** What a date holds: counters, XP by rule, and whether somebody was there. Derived from its facts, never edited. */
export type Day = {
  readonly date: CivilDate;
  readonly counters: { readonly [counter in Counter]?: number };
  /** Sums of the date's entries by rule; a rule that sums to nothing is left out. */
  readonly xp: { readonly [rule in XpRule]?: number };
  readonly heartbeat: boolean;
  /** The last moment at which something of this date happened, or `null`. */
  readonly lastActivityAt: number | null;
};

export type FoldedDay = { readonly day: Day; readonly entries: readonly XpEntry[] };

/**
 * A date from the activities and awards that bear it, in any order and each once (P5). The streak's entry isn't among these: it depends
 * on other dates and is added by `withStreak`.
 */
export function foldDay(
  owner: LedgerOwner,
  date: CivilDate,
  activities: readonly Activity[],
  pricing: Pricing,
  awards: readonly Award[] = [],
): FoldedDay {
  const day = sumDay(date, activities, pricing, awards);
  const firstDial = day.counters.dial_made ? dateEntry(owner, "first_dial_of_day", date, pricing) : null;
  const entries = [
    ...activities.flatMap((activity) => activityEntries(owner, activity, pricing)),
    ...awards.flatMap((award) => awardEntries(owner, award, pricing)),
    ...(firstDial ? [firstDial] : []),
  ];
  return { day, entries };
}

/**
 * The same date without its entries. Their ids, a hash each, cost many times as much as all the sums, and a device that folds a busy
 * date while somebody taps needs none of them.
 */
export function sumDay(
  date: CivilDate,
  activities: readonly Activity[],
  pricing: Pricing,
  awards: readonly Award[] = [],
): Day {
  const { ruleset } = pricing;
  const isEarly = createEarlyReader(ruleset.calls.earlyBeforeHour);
  const counters: { [counter in Counter]?: number } = {};
  const lines: AwardLine[] = [];
  let heartbeat = false;
  let lastActivityAt: number | null = null;

  const count = (counter: Counter, times: number) => {
    counters[counter] = (counters[counter] ?? 0) + times;
  };
  for (const activity of activities) {
    heartbeat ||= isHeartbeat(activity);
    if (activity.undone) continue;
    lines.push(...pricesOf(activity, pricing));
    const counted = countsOf(activity, ruleset);
    for (const counter of counted) count(counter, 1);
    if (counted.includes("dial_made") && isEarly(activity.occurredAt, activity.zone)) count("early_dial", 1);
    lastActivityAt = Math.max(lastActivityAt ?? activity.occurredAt, activity.occurredAt);
  }
  for (const award of awards) {
    if (award.reversed) continue;
    lines.push(...award.lines);
    if (award.deals !== 0) count("deal_closed", award.deals);
  }

  const firstDial = counters.dial_made ? ruleset.xp.first_dial_of_day : 0;
  if (firstDial) lines.push({ rule: "first_dial_of_day", amount: firstDial });

  return { date, counters, xp: sumByRule(lines), heartbeat, lastActivityAt };
}

/**
 * A date's fold and that of activities added to it, as one fold of both: a busy date needs not be read again for one more call.
 * `stored` may have its streak paid already; its entries aren't needed and those returned are the new ones.
 */
export function addToDay(stored: Day, added: FoldedDay): FoldedDay {
  const firstDialPaid = (stored.counters.dial_made ?? 0) > 0;
  const entries = firstDialPaid ? added.entries.filter((entry) => entry.rule !== "first_dial_of_day") : added.entries;
  return { day: growDay(stored, added.day), entries };
}

/** The same without entries, of what `sumDay` sums. */
export function growDay(stored: Day, added: Day): Day {
  const { first_dial_of_day: _, ...others } = added.xp;
  return {
    date: stored.date,
    counters: addUp(stored.counters, added.counters),
    xp: addUp(stored.xp, stored.counters.dial_made ? others : added.xp),
    heartbeat: stored.heartbeat || added.heartbeat,
    lastActivityAt:
      stored.lastActivityAt === null || added.lastActivityAt === null
        ? (stored.lastActivityAt ?? added.lastActivityAt)
        : Math.max(stored.lastActivityAt, added.lastActivityAt),
  };
}

function addUp<Key extends string>(
  a: { readonly [key in Key]?: number },
  b: { readonly [key in Key]?: number },
): { readonly [key in Key]?: number } {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)] as Key[]);
  return Object.fromEntries([...keys].map((key) => [key, (a[key] ?? 0) + (b[key] ?? 0)] as const)) as {
    readonly [key in Key]?: number;
  };
}

/** The same day with or without the entry of its streak day. */
export function withStreak(owner: LedgerOwner, folded: FoldedDay, paid: boolean, pricing: Pricing): FoldedDay {
  const entry = paid ? dateEntry(owner, "streak_day", folded.day.date, pricing) : null;
  return { day: paidDay(folded.day, entry?.amount ?? 0), entries: entry ? [...folded.entries, entry] : folded.entries };
}

/** A day whose `streak_day` XP is this amount, whatever it was before. */
export function paidDay(day: Day, streakXp: number): Day {
  if ((day.xp.streak_day ?? 0) === streakXp) return day;
  const { streak_day: _, ...rest } = day.xp;
  return { ...day, xp: streakXp === 0 ? rest : { ...rest, streak_day: streakXp } };
}

/** The XP of a day: the sum of its entries. */
export function xpOf(day: Pick<Day, "xp">): number {
  return Object.values(day.xp).reduce((sum, amount) => sum + amount, 0);
}

function sumByRule(lines: readonly AwardLine[]): Day["xp"] {
  const sums = new Map<XpRule, number>();
  for (const { rule, amount } of lines) sums.set(rule, (sums.get(rule) ?? 0) + amount);
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0));
}

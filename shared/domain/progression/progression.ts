import { type Day, paidDay, xpOf } from "../ledger/day.ts";
import type { Ruleset } from "../ruleset/ruleset.ts";
import { type RulesetVersion, rulesetAt } from "../ruleset/versions.ts";
import { type CivilDate, latestOf } from "../time/civil-date.ts";
import { shortDates } from "../time/clock-change.ts";
import type { WorkCalendar } from "../time/working-days.ts";
import type { DayClock } from "../time/zone.ts";
import { levelOf } from "./levels.ts";
import { type Streak, streakPaidDates, walkStreak } from "./streak.ts";

/** What only the server can say of a rep: taken as last confirmed (P8). */
export type Decided = {
  /** The code of the rank, `E-1` to `E-7`. */
  readonly rank: string;
  /** The last date of those on which ranks and badges may be decided: all up to it are closed. */
  readonly closedThrough: CivilDate | null;
  /** How many reps this one is the mentor of. */
  readonly mentees: number;
  /** What the mentees did on the last 28 dates; `null` without mentees. */
  readonly teamConversion: { readonly appointments: number; readonly connects: number } | null;
};

export const undecided: Decided = { rank: "E-1", closedThrough: null, mentees: 0, teamConversion: null };

/** What everybody reads: the sums of the days, the streak, and what was decided. */
export type Progression = Decided & {
  readonly totalXp: number;
  readonly level: number;
  readonly closedDeals: number;
  readonly streakDays: number;
  readonly longestStreak: number;
  readonly freezes: number;
  readonly lastActivityAt: number | null;
};

export type RepFacts = {
  readonly joinedOn: CivilDate;
  readonly today: CivilDate;
  readonly finalThrough: CivilDate | null;
  readonly calendar: WorkCalendar;
  /** By what the rep's dates are counted. */
  readonly clock: DayClock;
  readonly decided: Decided;
};

export type FoldedRep = {
  readonly progression: Progression;
  readonly streak: Streak;
  /** The days given, each with what its streak day pays. */
  readonly days: readonly Day[];
};

/**
 * The progression after one of its days has grown from `before` to `after`: what `foldRep` would say, without the other days. Only for a
 * day that keeps its heartbeat, since that is all the streak depends on.
 */
export function growProgression(progression: Progression, before: Day, after: Day, ruleset: Ruleset): Progression {
  const totalXp = progression.totalXp + xpOf(after) - xpOf(before);
  return {
    ...progression,
    totalXp,
    level: levelOf(totalXp, ruleset).level,
    closedDeals: progression.closedDeals + (after.counters.deal_closed ?? 0) - (before.counters.deal_closed ?? 0),
    lastActivityAt: latestMoment(progression.lastActivityAt, after.lastActivityAt),
  };
}

/** Everything that is a function of the days. A date ahead of today (a device ahead of its zone) still counts as reached. */
export function foldRep(days: readonly Day[], facts: RepFacts, rulesets: readonly RulesetVersion[]): FoldedRep {
  const heartbeats = new Set(days.filter((day) => day.heartbeat).map((day) => day.date));
  const today = days.reduce((latest, day) => latestOf(latest, day.date), facts.today);
  const { joinedOn, calendar, clock } = facts;
  const walked = { joinedOn, today, heartbeats, calendar, shortDates: shortDates(clock) };

  const rulesOn = (date: CivilDate) => rulesetAt(rulesets, date);
  const streak = walkStreak({ ...walked, finalThrough: facts.finalThrough }, rulesOn);
  const paidDates = new Set(streakPaidDates(walked, rulesOn));
  const paidDays = days.map((day) =>
    paidDay(day, paidDates.has(day.date) ? (rulesOn(day.date).xp.streak_day ?? 0) : 0),
  );

  const totalXp = paidDays.reduce((sum, day) => sum + xpOf(day), 0);
  const lastActivityAt = days.reduce<number | null>((last, day) => latestMoment(last, day.lastActivityAt), null);
  return {
    progression: {
      ...facts.decided,
      totalXp,
      level: levelOf(totalXp, rulesOn(today)).level,
      closedDeals: days.reduce((sum, day) => sum + (day.counters.deal_closed ?? 0), 0),
      streakDays: streak.days,
      longestStreak: streak.longest,
      freezes: streak.freezes,
      lastActivityAt,
    },
    streak,
    days: paidDays,
  };
}

function latestMoment(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

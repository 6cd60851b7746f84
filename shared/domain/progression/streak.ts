import type { Ruleset } from "../ruleset/ruleset.ts";
import type { CivilDate } from "../time/civil-date.ts";
import { type WorkCalendar, workingDaysBetween } from "../time/working-days.ts";

/** What became of a working day; `open` is one without a heartbeat that isn't final yet. */
export type Verdict = "heartbeat" | "excused" | "protected" | "missed" | "open";

export type Streak = {
  readonly days: number;
  readonly longest: number;
  /** Working days running with a heartbeat, counted anew after each freeze that they earn. */
  readonly perfect: number;
  readonly freezes: number;
  readonly verdicts: ReadonlyMap<CivilDate, Verdict>;
  /** The dates whose heartbeat was at least the second of a streak: each pays once. */
  readonly paidDates: readonly CivilDate[];
};

export type StreakFacts = {
  readonly joinedOn: CivilDate;
  readonly today: CivilDate;
  /** The last date that is settled, or `null` where none is. */
  readonly finalThrough: CivilDate | null;
  readonly heartbeats: ReadonlySet<CivilDate>;
  readonly calendar: WorkCalendar;
  /** Dates that a change of zone skipped or cut: without a heartbeat nothing becomes of them. */
  readonly shortDates: ReadonlySet<CivilDate>;
};

/** The ruleset of a date. */
export type RulesOn = (date: CivilDate) => Ruleset;

/**
 * The streak, its freezes and the verdict of every working day, in one walk from `joinedOn` to today, done again whenever a fact
 * changes. A missed day spends a freeze or ends the streak only once it is final, so a late heartbeat gives its freeze back (P9).
 */
export function walkStreak(facts: StreakFacts, rulesOn: RulesOn): Streak {
  const verdicts = new Map<CivilDate, Verdict>();
  const paidDates: CivilDate[] = [];
  let days = 0;
  let longest = 0;
  let perfect = 0;
  let freezes = rulesOn(facts.joinedOn).streak.freezesAtStart;

  for (const date of workingDaysBetween(facts.joinedOn, facts.today, facts.calendar)) {
    const rules = rulesOn(date).streak;
    if (facts.heartbeats.has(date)) {
      verdicts.set(date, "heartbeat");
      days += 1;
      perfect += 1;
      longest = Math.max(longest, days);
      if (days >= rules.paysFromDay) paidDates.push(date);
      if (perfect === rules.perfectDaysPerFreeze) {
        freezes = Math.min(freezes + 1, rules.freezesHeldAtMost);
        perfect = 0;
      }
    } else if (facts.shortDates.has(date)) {
      // Nothing could be expected of it.
    } else if (facts.calendar.leave.has(date)) {
      verdicts.set(date, "excused");
    } else if (facts.finalThrough === null || date > facts.finalThrough) {
      verdicts.set(date, "open");
    } else {
      perfect = 0;
      if (freezes > 0) {
        freezes -= 1;
        verdicts.set(date, "protected");
      } else {
        days = 0;
        verdicts.set(date, "missed");
      }
    }
  }
  return { days, longest, perfect, freezes, verdicts, paidDates };
}

/**
 * The dates that pay for a streak. An entry that depends on earlier dates is derived as if every working day before its date were
 * final: what is open may hold an entry back, never take one away, and settling changes nothing in the ledger (P6).
 */
export function streakPaidDates(facts: Omit<StreakFacts, "finalThrough">, rulesOn: RulesOn): readonly CivilDate[] {
  return walkStreak({ ...facts, finalThrough: facts.today }, rulesOn).paidDates;
}

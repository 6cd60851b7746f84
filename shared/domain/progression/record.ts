import type { Award } from "../ledger/award.ts";
import type { Day } from "../ledger/day.ts";
import type { Ruleset } from "../ruleset/ruleset.ts";
import { addDays, type CivilDate } from "../time/civil-date.ts";
import { type CadenceTouch, type DueTouch, dueTouchesOf } from "./cadence.ts";
import { type Efficiency, efficiencyIn } from "./efficiency.ts";
import { levelOf } from "./levels.ts";
import type { Decided } from "./progression.ts";
import type { RulesOn, Verdict } from "./streak.ts";
import { countsIn, datesThrough, type Sums, sumsOf, xpThrough } from "./sums.ts";

/** What others of the team make of a rep's standing on a date. */
export type Team = Pick<Decided, "mentees" | "teamConversion">;

export type DefeatedBoss = { readonly boss: string; readonly on: CivilDate };

export type RecordFacts = {
  readonly joinedOn: CivilDate;
  /** All of the rep's days as `foldRep` returns them: awards and streak days are in their XP. */
  readonly days: readonly Day[];
  /** Of the same walk, in order of date. */
  readonly verdicts: ReadonlyMap<CivilDate, Verdict>;
  readonly awards: readonly Award[];
  readonly rulesOn: RulesOn;
  /** A device knows one answer, the last confirmed (P8): it gives its `Decided` for every date. */
  readonly teamOn: (on: CivilDate) => Team;
  /** All touches of the rep that aren't undone, in any order: where a lead's cadence began follows from its earlier ones. */
  readonly touches?: readonly CadenceTouch[];
  readonly bosses?: readonly DefeatedBoss[];
};

/** What ranks and badges are judged by, on any date: only what lies on dates up to it is read. */
export type RepRecord = Omit<RecordFacts, "days" | "verdicts" | "touches" | "bosses"> & {
  readonly sums: Sums;
  readonly longestStreaks: LongestStreaks;
  readonly dueTouches: readonly DueTouch[];
  readonly bosses: readonly DefeatedBoss[];
  /** Those of `awards` that the days' XP doesn't hold yet. */
  readonly unfolded: readonly Award[];
  /** Those read so far: a rate that has to hold is read again for each of the dates that follow. */
  readonly efficiencies: WeakMap<Ruleset, Map<CivilDate, Efficiency>>;
};

/** The longest streak there was by each date that made it longer, in order. */
type LongestStreaks = { readonly dates: readonly CivilDate[]; readonly days: readonly number[] };

export function recordOf({ days, verdicts, touches = [], bosses = [], ...facts }: RecordFacts): RepRecord {
  return {
    ...facts,
    bosses,
    sums: sumsOf(days),
    longestStreaks: longestStreaksOf(verdicts),
    dueTouches: dueTouchesOf(touches, facts.rulesOn),
    unfolded: [],
    efficiencies: new WeakMap(),
  };
}

/** The record with one more award, as it will be once the award's date is folded again. */
export function withAward(record: RepRecord, award: Award): RepRecord {
  return { ...record, awards: [...record.awards, award], unfolded: [...record.unfolded, award] };
}

/** The awards that hold on a date. */
export function awardsOn({ awards }: RepRecord, on: CivilDate): readonly Award[] {
  return awards.filter((award) => award.localDate <= on && !award.reversed);
}

export function levelOn(record: RepRecord, on: CivilDate): number {
  const unfolded = record.unfolded
    .filter((award) => award.localDate <= on && !award.reversed)
    .flatMap(({ lines }) => lines)
    .reduce((sum, { amount }) => sum + amount, 0);
  return levelOf(xpThrough(record.sums, on) + unfolded, record.rulesOn(on)).level;
}

/** The efficiency of the dates that end with this one, by the rules of this one or of another (`by`). */
export function efficiencyOn(record: RepRecord, on: CivilDate, by: CivilDate = on): Efficiency {
  const ruleset = record.rulesOn(by);
  const read = record.efficiencies.get(ruleset) ?? new Map<CivilDate, Efficiency>();
  record.efficiencies.set(ruleset, read);

  const known = read.get(on);
  if (known) return known;
  const window = { from: addDays(on, 1 - ruleset.efficiency.days), to: on };
  const efficiency = efficiencyIn(window, countsIn(record.sums, window), ruleset);
  read.set(on, efficiency);
  return efficiency;
}

export function longestStreakOn({ longestStreaks: { dates, days } }: RepRecord, on: CivilDate): number {
  return days[datesThrough(dates, on) - 1] ?? 0;
}

function longestStreaksOf(verdicts: ReadonlyMap<CivilDate, Verdict>): LongestStreaks {
  const dates: CivilDate[] = [];
  const days: number[] = [];
  let streak = 0;
  for (const [date, verdict] of verdicts) {
    if (verdict === "missed") streak = 0;
    if (verdict !== "heartbeat") continue;
    streak += 1;
    if (streak <= (days.at(-1) ?? 0)) continue;
    dates.push(date);
    days.push(streak);
  }
  return { dates, days };
}

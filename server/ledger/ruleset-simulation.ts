import type { Activity } from "#shared/domain/ledger/activity.ts";
import type { Award } from "#shared/domain/ledger/award.ts";
import { type Day, foldDay, xpOf } from "#shared/domain/ledger/day.ts";
import { pricingOn } from "#shared/domain/ledger/pricing.ts";
import type { CadenceTouch } from "#shared/domain/progression/cadence.ts";
import { decideThrough, rankOn } from "#shared/domain/progression/decide.ts";
import type { ExamAttempt } from "#shared/domain/progression/exam-attempt.ts";
import { examAwards } from "#shared/domain/progression/exam-awards.ts";
import { levelOf } from "#shared/domain/progression/levels.ts";
import { foldRep, undecided } from "#shared/domain/progression/progression.ts";
import { recordOf, type Team } from "#shared/domain/progression/record.ts";
import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import { type RulesetVersion, rulesetAt } from "#shared/domain/ruleset/versions.ts";
import { addDays, type CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { RepProfile } from "#shared/protocol/sync.ts";
import type { RepKey } from "../org/rep-key.ts";
import { calendarOf, dayClockOf } from "../org/rep-profile.ts";

/** Everything about a rep that the last dates depend on. */
export type KnownRep = {
  readonly owner: RepKey;
  readonly profile: RepProfile;
  readonly rulesets: readonly RulesetVersion[];
  readonly finalThrough: CivilDate | null;
  readonly closedThrough: CivilDate | null;
  readonly days: readonly Day[];
  readonly awards: readonly Award[];
  readonly attempts: readonly ExamAttempt[];
  readonly touches: readonly CadenceTouch[];
  readonly teams: ReadonlyMap<CivilDate, Team>;
  readonly activities: readonly Activity[];
  /** The dates that are folded anew, from the first to the last; `activities` are those of these dates. */
  readonly dates: readonly CivilDate[];
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly now: Instant;
};

export type Simulated = {
  readonly xp: number;
  readonly xpByRule: ReadonlyMap<string, number>;
  readonly level: number;
  readonly rank: string;
  readonly badges: readonly string[];
};

/** The last dates, and what is decided on those of them that are closed, by these rulesets. */
export function simulateRulesets(known: KnownRep, rulesets: readonly RulesetVersion[]): Simulated {
  const { owner, profile, from, to, now } = known;
  const rulesOn = (date: CivilDate) => rulesetAt(rulesets, date);
  const kept = keptAwards(known, rulesOn);
  const priceBook = { rulesets, specializations: profile.specializations };
  const refolded = known.dates.flatMap((date) => {
    const awards = kept.filter(({ localDate }) => localDate === date);
    const activities = known.activities.filter(({ localDate }) => localDate === date);
    const { day } = foldDay(owner, date, activities, pricingOn(priceBook, date), awards);
    return Object.keys(day.counters).length + Object.keys(day.xp).length === 0 && !day.heartbeat ? [] : [day];
  });
  const days = [
    ...known.days.filter(({ date }) => date < from),
    ...refolded,
    ...known.days.filter(({ date }) => date > to),
  ];
  const folded = foldRep(
    days,
    {
      joinedOn: profile.joinedOn,
      today: dateAt(now, dayClockOf(profile)),
      finalThrough: known.finalThrough,
      calendar: calendarOf(profile),
      clock: dayClockOf(profile),
      decided: undecided,
    },
    rulesets,
  );

  const record = recordOf({
    joinedOn: profile.joinedOn,
    days: folded.days,
    verdicts: folded.streak.verdicts,
    awards: kept,
    rulesOn,
    teamOn: (date) => known.teams.get(date) ?? undecided,
    touches: known.touches,
  });
  const through = known.closedThrough;
  const decided =
    through === null || through < from ? [] : decideThrough(owner, record, { after: addDays(from, -1), through }, now);

  const xpByRule = new Map<string, number>();
  const add = (rule: string, amount: number) => xpByRule.set(rule, (xpByRule.get(rule) ?? 0) + amount);
  for (const day of folded.days.filter(({ date }) => from <= date && date <= to))
    for (const [rule, amount] of Object.entries(day.xp)) add(rule, amount);
  for (const { rule, amount } of decided.flatMap(({ lines }) => lines)) add(rule, amount);

  const awarded = decided.flatMap(({ lines }) => lines).reduce((sum, { amount }) => sum + amount, 0);
  const total = folded.days.reduce((sum, day) => sum + xpOf(day), 0) + awarded;
  return {
    xp: [...xpByRule.values()].reduce((sum, amount) => sum + amount, 0),
    xpByRule,
    level: levelOf(total, rulesOn(to)).level,
    rank: rankOn([...kept, ...decided], rulesOn(to), to).code,
    badges: decided.filter(({ kind }) => kind === "badge").map(({ code }) => code),
  };
}

/**
 * The awards that aren't decided again: those of earlier dates and a manager's, what was taken back too; exams pay what the rulesets say.
 */
function keptAwards(
  { owner, awards, attempts, from }: KnownRep,
  rulesOn: (date: CivilDate) => Ruleset,
): readonly Award[] {
  const reversed = new Set(awards.filter((award) => award.reversed).map(({ id }) => id));
  const exams = examAwards(owner, attempts, rulesOn).map((award) => ({ ...award, reversed: reversed.has(award.id) }));
  const others = awards.filter(
    ({ kind, localDate, reversed: isReversed }) =>
      kind === "adjustment" || (kind !== "exam" && (localDate < from || isReversed)),
  );
  return [...others, ...exams];
}

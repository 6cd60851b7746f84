import type { Award } from "#shared/domain/ledger/award.ts";
import type { Day } from "#shared/domain/ledger/day.ts";
import { decideThrough, rankOn } from "#shared/domain/progression/decide.ts";
import { type Decided, type FoldedRep, undecided } from "#shared/domain/progression/progression.ts";
import { recordOf, type Team } from "#shared/domain/progression/record.ts";
import type { Span } from "#shared/domain/progression/sums.ts";
import type { RankGate } from "#shared/domain/ruleset/rank-rule.ts";
import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import { rulesetAt } from "#shared/domain/ruleset/versions.ts";
import { addDays, type CivilDate, daysBetween } from "#shared/domain/time/civil-date.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { Tx } from "../db/db.ts";
import { teamFiguresBetween } from "../org/mentees.ts";
import type { RepKey } from "../org/rep-key.ts";
import { awardsOf, saveAwards, withdrawAwards } from "./awards-repository.ts";
import { closedThrough } from "./closing.ts";
import { cadenceTouchesOf } from "./closing-repository.ts";
import type { HeldRep } from "./held-rep.ts";

/** Up to where a rep's dates were decided, from where they have to be looked at again, and up to where they are closed now. */
export type DueDecisions = { readonly after: CivilDate | null; readonly through: CivilDate | null };

/**
 * What is to be decided after these dates changed, or `null` where nothing is: the usual answer, given without asking the database. A
 * date that changed after it was decided is decided again, with all after it, once it is closed: what it gave stays.
 */
export function dueDecisions(
  { before, profile, reopenedFrom, now }: HeldRep,
  changed: Iterable<CivilDate>,
  finalThrough: CivilDate | null,
): DueDecisions | null {
  const { joinedOn, clock } = profile;
  const decided = before?.progression.closedThrough ?? null;
  const through = closedThrough({ finalThrough, reopenedFrom, joinedOn, clock, now });
  let after = decided;
  for (const date of changed) if (after !== null && date <= after) after = addDays(date, -1);
  return after === decided && through === decided ? null : { after, through };
}

/** What deciding came to. */
export type DecidedDates = {
  readonly decided: Decided;
  /** Awards were given, moved or withdrawn. */
  readonly awarded: boolean;
  /** Dates whose XP that changes. */
  readonly dates: ReadonlySet<CivilDate>;
};

/**
 * Decides the ranks and badges of closed dates and keeps them, with what was read to decide them: once, whoever decides the same dates
 * again (P6). Where facts were withdrawn, what was decided from `doubtedFrom` on is decided anew: what doesn't come out again is
 * withdrawn too, the rest stays. The caller holds the rep's head.
 */
export async function decideDates(
  tx: Tx,
  held: HeldRep,
  { after, through }: DueDecisions,
  { days, streak }: FoldedRep,
  doubtedFrom: CivilDate | null,
): Promise<DecidedDates> {
  const { rep, profile, rulesets, now, nextVersion } = held;
  const rulesOn = (date: CivilDate) => rulesetAt(rulesets, date);
  const known = await awardsOf(tx, rep);
  const doubted = known.filter((award) => doubtedFrom !== null && isDoubted(award, doubtedFrom));
  const kept = known.filter((award) => !doubted.includes(award));

  const first = earliestOf([after === null ? profile.joinedOn : addDays(after, 1), doubtedFrom]);
  const last = latestDate([through, ...doubted.map(({ localDate }) => localDate)]);
  let awards: readonly Award[] = [];
  let team: Team = held.before?.progression ?? undecided;
  if (last !== null && first <= last) {
    const span = { from: first, to: last };
    const asked = await figuresAsked(
      tx,
      rep,
      gatesAhead(rulesOn(last), rankIn(held, known), daysBetween(first, last) + 1),
      span,
    );
    const { joinedOn } = profile;
    const verdicts = streak.verdicts;
    const record = recordOf({ joinedOn, days: daysWithout(days, doubted), verdicts, awards: kept, rulesOn, ...asked });
    const wasHeld = (code: string) => doubted.some((award) => award.code === code);
    awards = decideThrough(rep, record, { after: addDays(first, -1), through: last }, now).filter(
      ({ code, localDate }) => wasHeld(code) || (through !== null && localDate <= through),
    );
    if (through !== null) team = asked.teamOn(through);
  }

  const isThere = (award: Award, among: readonly Award[]) =>
    among.some(({ code, localDate }) => code === award.code && localDate === award.localDate);
  const given = awards.filter((award) => !isThere(award, doubted));
  const gone = doubted.filter((award) => !isThere(award, awards));
  await withdrawAwards(tx, rep, gone, nextVersion);
  await saveAwards(tx, rep, given, nextVersion);

  const changed = [...given, ...gone];
  const paying = changed.filter(({ lines }) => lines.length > 0).map(({ localDate }) => localDate);
  const rank = rankIn(held, [...kept, ...awards]);
  return {
    decided: { rank, closedThrough: through, mentees: team.mentees, teamConversion: team.teamConversion },
    awarded: changed.length > 0,
    dates: new Set(paying),
  };
}

/** A manager's reversal stays, whatever becomes of the facts. */
function isDoubted({ kind, reversed, localDate }: Award, from: CivilDate): boolean {
  return (kind === "badge" || kind === "rank") && !reversed && localDate >= from;
}

function rankIn({ profile, rulesets, now }: HeldRep, awards: readonly Award[]): string {
  const today = dateAt(now, profile.clock);
  return rankOn(awards, rulesetAt(rulesets, today), today).code;
}

/** What the gates of the next ranks ask for, as many as dates could give, one each. */
function gatesAhead({ ranks }: Ruleset, rank: string, dates: number): ReadonlySet<RankGate["kind"]> {
  const next = ranks.findIndex(({ code }) => code === rank) + 1;
  return new Set(ranks.slice(next, next + dates).flatMap(({ gates }) => gates.map(({ kind }) => kind)));
}

/** What lies outside the rep's days is read only where a gate asks for it. */
async function figuresAsked(tx: Tx, rep: RepKey, asked: ReadonlySet<RankGate["kind"]>, { from, to }: Span) {
  const asksTeam = asked.has("mentees") || asked.has("team_conversion");
  const teams = asksTeam ? await teamFiguresBetween(tx, rep, from, to) : new Map<CivilDate, Team>();
  return {
    touches: asked.has("cadence") ? await cadenceTouchesOf(tx, rep) : [],
    teamOn: (date: CivilDate): Team => teams.get(date) ?? undecided,
  };
}

/** The days as they would be without these awards. */
function daysWithout(days: readonly Day[], awards: readonly Award[]): readonly Day[] {
  if (awards.length === 0) return days;
  return days.map((day) => {
    const xp = { ...day.xp };
    for (const { localDate, lines } of awards)
      if (localDate === day.date) for (const { rule, amount } of lines) xp[rule] = (xp[rule] ?? 0) - amount;
    return { ...day, xp };
  });
}

function earliestOf(dates: readonly [CivilDate, CivilDate | null]): CivilDate {
  const [first, second] = dates;
  return second !== null && second < first ? second : first;
}

function latestDate(dates: readonly (CivilDate | null)[]): CivilDate | null {
  return dates.reduce((latest, date) => (latest === null || (date !== null && date > latest) ? date : latest), null);
}

import type { Award } from "#shared/domain/ledger/award.ts";
import { type ClosedDates, decideThrough, rankOn } from "#shared/domain/progression/decide.ts";
import { type Decided, type FoldedRep, undecided } from "#shared/domain/progression/progression.ts";
import { recordOf } from "#shared/domain/progression/record.ts";
import type { RankGate } from "#shared/domain/ruleset/rank-rule.ts";
import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import { rulesetAt } from "#shared/domain/ruleset/versions.ts";
import { addDays, type CivilDate, daysBetween } from "#shared/domain/time/civil-date.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { Tx } from "../db/db.ts";
import { teamFiguresBetween } from "../org/mentees.ts";
import { awardsOf, saveAwards } from "./awards-repository.ts";
import { closedThrough } from "./closing.ts";
import { cadenceTouchesOf } from "./closing-repository.ts";
import type { HeldRep } from "./held-rep.ts";

/** Up to where a rep's dates were decided, from where they have to be looked at again, and up to where they are closed now. */
export type DueDecisions = { readonly after: CivilDate | null; readonly through: CivilDate | null };

/**
 * What is to be decided after these dates changed, or `null` where nothing is: the usual answer, given without asking the database. A
 * date that changed after it was decided is decided again, with all after it, once it is closed.
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

/**
 * Decides the ranks and badges of closed dates and keeps them: with what was read to decide them, and once, whoever decides the same
 * dates again (P6). Returns what holds of the rep now and the dates whose XP the new awards change. The caller holds the rep's head.
 */
export async function decideDates(
  tx: Tx,
  { rep, profile, rulesets, now, nextVersion }: HeldRep,
  { after, through }: DueDecisions,
  { days, streak }: FoldedRep,
): Promise<{ readonly decided: Decided; readonly awards: readonly Award[] }> {
  const rulesOn = (date: CivilDate) => rulesetAt(rulesets, date);
  const today = dateAt(now, profile.clock);
  const held = await awardsOf(tx, rep);
  const rank = (awards: readonly Award[]) => rankOn(awards, rulesOn(today), today).code;
  if (through === null || (after !== null && through <= after))
    return { decided: { ...undecided, rank: rank(held), closedThrough: through }, awards: [] };

  const first = after === null ? profile.joinedOn : addDays(after, 1);
  const asked = gatesAhead(rulesOn(through), rank(held), daysBetween(first, through) + 1);
  const touches = asked.has("cadence") ? await cadenceTouchesOf(tx, rep) : [];
  const asksTeam = asked.has("mentees") || asked.has("team_conversion");
  const teams = asksTeam ? await teamFiguresBetween(tx, rep, first, through) : new Map();
  const teamOn = (date: CivilDate) => teams.get(date) ?? undecided;

  const record = recordOf({
    joinedOn: profile.joinedOn,
    days,
    verdicts: streak.verdicts,
    awards: held,
    rulesOn,
    teamOn,
    touches,
  });
  const dates: ClosedDates = { after, through };
  const awards = decideThrough(rep, record, dates, now);
  await saveAwards(tx, rep, awards, nextVersion);
  const { mentees, teamConversion } = teamOn(through);
  return { decided: { rank: rank([...held, ...awards]), closedThrough: through, mentees, teamConversion }, awards };
}

/** What the gates of the next ranks ask for, as many as dates could give, one each: it is read only where one does. */
function gatesAhead({ ranks }: Ruleset, rank: string, dates: number): ReadonlySet<RankGate["kind"]> {
  const next = ranks.findIndex(({ code }) => code === rank) + 1;
  return new Set(ranks.slice(next, next + dates).flatMap(({ gates }) => gates.map(({ kind }) => kind)));
}

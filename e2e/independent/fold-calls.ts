import type { Activity } from "#shared/domain/ledger/activity.ts";
import type { Award } from "#shared/domain/ledger/award.ts";
import { type Day, foldDay } from "#shared/domain/ledger/day.ts";
import { loggedActivity, unstamped } from "#shared/domain/ledger/facts.ts";
import { defaultPriceBook, pricingOn } from "#shared/domain/ledger/pricing.ts";
import { decideThrough } from "#shared/domain/progression/decide.ts";
import { foldRep, undecided } from "#shared/domain/progression/progression.ts";
import { recordOf } from "#shared/domain/progression/record.ts";
import { defaultRuleset } from "#shared/domain/ruleset/default-ruleset.ts";
import { type CivilDate, civilDateOf } from "#shared/domain/time/civil-date.ts";
import { type Instant, instantOf } from "#shared/domain/time/instant.ts";
import { mondayToFriday } from "#shared/domain/time/working-days.ts";
import { instantAt, type Zone } from "#shared/domain/time/zone.ts";
// biome-ignore lint/correctness/useImportExtensions: it takes the declarations beside it for the file.
import type { CountedRep, CountedReps } from "./count-calls.mjs";
import type { Span } from "./span.ts";
import { tellRep } from "./told-rep.ts";

export type FoldedSpan = Span<CivilDate> & { readonly zone: Zone };

const owner = { tenantId: "00000000-0000-4000-8000-000000000001", repId: "00000000-0000-4000-8000-000000000002" };

/** What the rules that a device runs make of a file of calls, rep by rep: the badges are those that its closed dates would give. */
export function foldCalls(csv: string, span: FoldedSpan): CountedReps {
  const calls = csv.trim().split("\n").slice(1);
  const byRep = groupBy(
    calls.map((row) => callOf(row, span.zone)),
    ({ rep }) => rep,
  );
  const folded = [...byRep].map(
    ([rep, ofRep]) =>
      [
        rep,
        foldActivities(
          ofRep.flatMap(({ activities }) => activities),
          span,
        ),
      ] as const,
  );
  return Object.fromEntries(folded.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function callOf(row: string, zone: Zone): { readonly rep: string; readonly activities: readonly Activity[] } {
  const [id = "", rep = "", date = "", time = "", seconds = "", , , , deal] = row.trimEnd().split(",");
  const localDate = civilDateOf(date);
  const at = instantAt(localDate, time, zone) as Instant;
  const times = { recordedAt: at, occurredAt: at, zone, localDate };
  const disposition = Number(seconds) >= 10 ? "contact" : "no_answer";
  const call = { activity: "call", durationSeconds: Number(seconds), disposition } as const;
  const activities = [loggedActivity(id, call, times, unstamped)];
  if (deal === "yes") activities.push(loggedActivity(`${id}:deal`, { activity: "deal_closed" }, times, unstamped));
  return { rep, activities };
}

function foldActivities(activities: readonly Activity[], span: FoldedSpan): CountedRep {
  const { joinedOn, zone, closedThrough } = span;
  const facts = { ...span, calendar: mondayToFriday, clock: { zone, dayStartHour: 0 }, decided: undecided };
  const before = foldRep(daysOf(activities, []), facts, []);
  const record = recordOf({
    joinedOn,
    days: before.days,
    verdicts: before.streak.verdicts,
    awards: [],
    rulesOn: () => defaultRuleset,
    teamOn: () => undecided,
  });
  const awards = decideThrough(owner, record, { after: null, through: closedThrough }, instantOf(0));

  const { progression, days } = foldRep(daysOf(activities, awards), facts, []);
  return tellRep({ progression, days, awards, today: span.today, zone });
}

function daysOf(activities: readonly Activity[], awards: readonly Award[]): readonly Day[] {
  const activitiesByDate = groupBy(activities, ({ localDate }) => localDate);
  const awardsByDate = groupBy(awards, ({ localDate }) => localDate);
  const dates = new Set([...activitiesByDate.keys(), ...awardsByDate.keys()]);
  return [...dates].map((date) => {
    const pricing = pricingOn(defaultPriceBook, date);
    return foldDay(owner, date, activitiesByDate.get(date) ?? [], pricing, awardsByDate.get(date)).day;
  });
}

function groupBy<Key, Value>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}

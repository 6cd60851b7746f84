import type { Award } from "../ledger/award.ts";
import type { Day } from "../ledger/day.ts";
import { defaultRuleset } from "../ruleset/default-ruleset.ts";
import { addDays, type CivilDate, civilDateOf } from "../time/civil-date.ts";
import { type Instant, instantOf } from "../time/instant.ts";
import { mondayToFriday } from "../time/working-days.ts";
import { zoneOf } from "../time/zone.ts";
import { foldRep, undecided } from "./progression.ts";
import { type RecordFacts, type RepRecord, recordOf } from "./record.ts";

/** A Monday, the first date of every told history. */
export const monday = civilDateOf("2026-01-05");
export const owner = {
  tenantId: "00000000-0000-4000-8000-000000000001",
  repId: "00000000-0000-4000-8000-000000000002",
};
export const decidedAt: Instant = instantOf(1_790_000_000_000);

/** The date so many days after the Monday. */
export function on(day: number): CivilDate {
  return addDays(monday, day);
}

/** Each `n`th date has these counters; an empty one is a date on which nothing happened. */
export type Told = { readonly [day: number]: Day["counters"] };

/** The same counters on each of these days, both included. */
export function each(first: number, last: number, counters: Day["counters"]): Told {
  return Object.fromEntries(Array.from({ length: last - first + 1 }, (_, index) => [first + index, counters]));
}

/** A record of days told by their counters, priced at nothing but `xp`, which is earned on the first of them. */
export function recordTold(
  told: Told,
  { xp = 0, ...facts }: Partial<Omit<RecordFacts, "days" | "verdicts">> & { readonly xp?: number } = {},
): RepRecord {
  const days = Object.entries(told).map(
    ([day, counters], index): Day => ({
      date: on(Number(day)),
      counters,
      xp: index === 0 && xp !== 0 ? { adjustment: xp } : {},
      heartbeat: true,
      lastActivityAt: null,
    }),
  );
  const clock = { zone: zoneOf("Europe/Madrid"), dayStartHour: 0 };
  const today = days.at(-1)?.date ?? monday;
  const folded = foldRep(
    days,
    { joinedOn: monday, today, finalThrough: today, calendar: mondayToFriday, clock, decided: undecided },
    [],
  );
  return recordOf({
    joinedOn: monday,
    days,
    verdicts: folded.streak.verdicts,
    awards: [],
    rulesOn: () => defaultRuleset,
    teamOn: () => undecided,
    ...facts,
  });
}

export function awardTold(kind: Award["kind"], code: string, day = 0, given: Partial<Award> = {}): Award {
  return {
    id: `${kind} ${code}`,
    kind,
    code,
    localDate: on(day),
    lines: [],
    deals: 0,
    reversed: false,
    decidedAt,
    evidence: [],
    ...given,
  };
}

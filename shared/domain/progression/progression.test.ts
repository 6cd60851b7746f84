import "temporal-polyfill/global";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Day } from "../ledger/day.ts";
import { defaultRuleset } from "../ruleset/default-ruleset.ts";
import { addDays, civilDateOf } from "../time/civil-date.ts";
import { mondayToFriday } from "../time/working-days.ts";
import { zoneOf } from "../time/zone.ts";
import { foldRep, growProgression, type Progression, undecided } from "./progression.ts";

const monday = civilDateOf("2026-04-13");
const today = addDays(monday, 9);
const madrid = { zone: zoneOf("Europe/Madrid"), dayStartHour: 0 };

const dayArbitrary = fc.record({
  counters: fc.record({ dial_made: fc.nat(9), deal_closed: fc.nat(3) }),
  xp: fc.record({ dial_made: fc.nat(900), deal_closed: fc.nat(5000) }),
  heartbeat: fc.boolean(),
  lastActivityAt: fc.option(fc.nat(1000)),
});
const daysArbitrary = fc
  .array(dayArbitrary, { minLength: 1, maxLength: 10 })
  .map((days) => days.map((day, index): Day => ({ ...day, date: addDays(monday, index) })));

function progressionOf(days: readonly Day[]): { readonly progression: Progression; readonly days: readonly Day[] } {
  return foldRep(
    days,
    { joinedOn: monday, today, finalThrough: monday, calendar: mondayToFriday, clock: madrid, decided: undecided },
    [],
  );
}

test("a day that grew and kept its heartbeat changes the progression as folding everything again does", () => {
  fc.assert(
    fc.property(daysArbitrary, fc.nat(9), dayArbitrary, (days, at, grown) => {
      const folded = progressionOf(days);
      const before = folded.days[at % days.length];
      if (before === undefined) throw new Error("There is no such day");
      const lastActivityAt =
        before.lastActivityAt === null || grown.lastActivityAt === null
          ? (before.lastActivityAt ?? grown.lastActivityAt)
          : Math.max(before.lastActivityAt, grown.lastActivityAt);
      const after: Day = {
        ...before,
        counters: { ...before.counters, deal_closed: (before.counters.deal_closed ?? 0) + grown.counters.deal_closed },
        xp: { ...before.xp, deal_closed: (before.xp.deal_closed ?? 0) + grown.xp.deal_closed },
        lastActivityAt,
      };
      expect(growProgression(folded.progression, before, after, defaultRuleset)).toEqual(
        progressionOf(folded.days.map((day) => (day === before ? after : day))).progression,
      );
    }),
  );
});

import "temporal-polyfill/global";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Activity, isHeartbeat } from "../ledger/activity.ts";
import { foldDay } from "../ledger/day.ts";
import { loggedActivity, unstamped } from "../ledger/facts.ts";
import { defaultPriceBook, pricingOn } from "../ledger/pricing.ts";
import { addDays, type CivilDate, daysBetween, latestOf } from "../time/civil-date.ts";
import { shortDates } from "../time/clock-change.ts";
import { dayMs, type Instant, instantOf } from "../time/instant.ts";
import { anyChangedClock, anyMoment, zoneMatrix } from "../time/testing.ts";
import { timelinessOf } from "../time/timeliness.ts";
import { mondayToFriday, workingDaysBetween } from "../time/working-days.ts";
import { type DayClock, dateAt, endOfDate, placeOf, startOfDate } from "../time/zone.ts";
import { foldRep, undecided } from "./progression.ts";

const owner = { tenantId: "tenant", repId: "rep" };
const noLeave = mondayToFriday;
const fourWeeks = 28;

/** A call that the rep logs at once, as device and ledger take it. */
function callAt(at: Instant, clock: DayClock): Activity {
  const times = { recordedAt: at, occurredAt: at, ...placeOf(at, clock) };
  const backdated = timelinessOf(times, clock.dayStartHour) !== "timely";
  return loggedActivity(`call ${at}`, { activity: "call", disposition: "contact" }, times, { ...unstamped, backdated });
}

/** Four weeks of a rep, all of them final, with a call at these parts (0 to 1) of the dates that have any moment. */
function fourWeeksOf(clock: DayClock, first: CivilDate, parts: readonly (number | null)[]) {
  const last = addDays(first, fourWeeks - 1);
  const calls = parts.flatMap((part, index) => {
    const date = addDays(first, index);
    const [start, end] = [startOfDate(date, clock), endOfDate(date, clock)];
    return part === null || start === end
      ? []
      : [callAt(instantOf(start + Math.floor((end - start - 1) * part)), clock)];
  });
  const days = calls.map((call) => {
    const pricing = pricingOn(defaultPriceBook, call.localDate);
    return foldDay(owner, call.localDate, [call], pricing).day;
  });
  const facts = { joinedOn: first, today: last, finalThrough: last, calendar: noLeave, clock, decided: undecided };
  return { last, calls, worked: new Set(calls.map((call) => call.localDate)), folded: foldRep(days, facts, []) };
}

/** Where the four weeks begin: some days before the clock first changes. */
function firstDate(clock: DayClock, moment: Instant): CivilDate {
  return dateAt(instantOf((clock.changes?.[0]?.from ?? moment) - 5 * dayMs), clock);
}

const anyPart = fc.double({ min: 0, max: 1, noNaN: true });
const everyDay = fc.array(anyPart, { minLength: fourWeeks, maxLength: fourWeeks });
const someDays = fc.array(fc.option(anyPart), { minLength: fourWeeks, maxLength: fourWeeks });

test.each(zoneMatrix)("no streak day is lost on a day with an activity in %s, whatever the clocks do", (zone) => {
  fc.assert(
    fc.property(anyMoment, fc.constantFrom(0, 4), everyDay, (moment, dayStartHour, parts) => {
      const clock = { zone, dayStartHour };
      const first = dateAt(moment, clock);
      const { last, folded } = fourWeeksOf(clock, first, parts);
      const workingDays = workingDaysBetween(first, last, noLeave).length;
      expect(folded.progression).toMatchObject({ streakDays: workingDays, longestStreak: workingDays, freezes: 2 });
    }),
    { numRuns: 20 },
  );
});

test("no streak day is lost on a day with an activity, however the rep travels", () => {
  fc.assert(
    fc.property(anyChangedClock, anyMoment, everyDay, (clock, moment, parts) => {
      const first = firstDate(clock, moment);
      const { last, worked, calls, folded } = fourWeeksOf(clock, first, parts);
      expect(calls.every(isHeartbeat)).toBe(true);
      const workingDays = workingDaysBetween(first, last, noLeave).filter((date) => worked.has(date));
      expect([...folded.streak.verdicts]).toEqual(workingDays.map((date) => [date, "heartbeat"]));
      expect(folded.progression).toMatchObject({ streakDays: workingDays.length, freezes: 2 });
    }),
    { numRuns: 120 },
  );
});

test("a date that a change of zone skips or cuts is missed by nobody", () => {
  fc.assert(
    fc.property(anyChangedClock, anyMoment, someDays, (clock, moment, parts) => {
      const first = firstDate(clock, moment);
      const { last, worked, folded } = fourWeeksOf(clock, first, parts);
      const cut = shortDates(clock);
      const expected = workingDaysBetween(first, last, noLeave).filter((date) => worked.has(date) || !cut.has(date));
      expect([...folded.streak.verdicts.keys()]).toEqual(expected);
      for (const date of expected) expect(folded.streak.verdicts.get(date) === "heartbeat").toBe(worked.has(date));
    }),
    { numRuns: 120 },
  );
});

test("a date that a rep reaches is at most one day from the civil date of the zone that the fact names", () => {
  fc.assert(
    fc.property(anyChangedClock, anyMoment, fc.integer({ min: -60, max: 60 }), (clock, moment, hours) => {
      const at = instantOf((clock.changes?.at(-1)?.from ?? moment) + hours * (dayMs / 24));
      const { zone, localDate } = placeOf(at, clock);
      const own = dateAt(at, { zone, dayStartHour: clock.dayStartHour });
      expect(latestOf(own, localDate)).toBe(localDate);
      expect(daysBetween(own, localDate)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 1500 },
  );
});

import "temporal-polyfill/global";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, civilDateOf, dateOfDayNumber, parseCivilDate } from "./civil-date.ts";
import { hourMs, instantOf, minuteMs, plusMs } from "./instant.ts";
import { zoneMatrix } from "./testing.ts";
import { dateAt, endOfDate, instantAt, parseZone, startOfDate, wallTimeAt, zoneOf } from "./zone.ts";

// Clocks were put back over midnight in St. John's, and are by two hours in Troll.
const zones = [...zoneMatrix, zoneOf("America/St_Johns"), zoneOf("Antarctica/Troll")];

const anyDate = fc.integer({ min: 12_000, max: 22_000 }).map(dateOfDayNumber);
const anyClock = fc.record({ zone: fc.constantFrom(...zones), dayStartHour: fc.integer({ min: 0, max: 6 }) });

test("every date begins when the one before ends, and holds its own first and last moment", () => {
  fc.assert(
    fc.property(anyDate, anyClock, (date, clock) => {
      const start = startOfDate(date, clock);
      const end = endOfDate(date, clock);
      expect(start).toBe(endOfDate(addDays(date, -1), clock));
      if (start === end) return; // a date that the zone skipped
      expect(dateAt(start, clock)).toBe(date);
      expect(dateAt(instantOf(end - 1), clock)).toBe(date);
      expect(dateAt(end, clock)).not.toBe(date);
    }),
    { numRuns: 2000 },
  );
});

test("every moment has one date, and dates never go back", () => {
  const anyMoment = fc.integer({ min: Date.UTC(2003, 0), max: Date.UTC(2030, 0) }).map(instantOf);
  fc.assert(
    fc.property(anyMoment, fc.nat(30 * hourMs), anyClock, (moment, later, clock) => {
      const date = dateAt(moment, clock);
      expect(startOfDate(date, clock)).toBeLessThanOrEqual(moment);
      expect(endOfDate(date, clock)).toBeGreaterThan(moment);
      expect(dateAt(plusMs(moment, later), clock) >= date).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("where the clock is put back over midnight, the date already reached stays", () => {
  const stJohns = { zone: zoneOf("America/St_Johns"), dayStartHour: 0 };
  const midnight = startOfDate(civilDateOf("2010-11-07"), stJohns);
  expect(wallTimeAt(plusMs(midnight, 2 * minuteMs), stJohns.zone)).toBe("23:02");
  expect(dateAt(plusMs(midnight, 2 * minuteMs), stJohns)).toBe("2010-11-07");
});

test.each(zoneMatrix)(
  "in %s the dates of three years follow one another, a leap day and both changes of time among them",
  (zone) => {
    for (const dayStartHour of [0, 4]) {
      const clock = { zone, dayStartHour };
      let start = startOfDate(civilDateOf("2024-01-01"), clock);
      for (let date = civilDateOf("2024-01-01"); date < "2027-01-10"; date = addDays(date, 1)) {
        const end = endOfDate(date, clock);
        expect([date, dateAt(start, clock), dateAt(plusMs(end, -1), clock)]).toEqual([date, date, date]);
        expect(end - start).toBeGreaterThanOrEqual(23 * hourMs);
        expect(end - start).toBeLessThanOrEqual(25 * hourMs);
        start = end;
      }
    }
  },
);

test("a date without a midnight begins with the first moment that exists", () => {
  const santiago = { zone: zoneOf("America/Santiago"), dayStartHour: 0 };
  const start = startOfDate(civilDateOf("2026-09-06"), santiago);
  expect(wallTimeAt(start, santiago.zone)).toBe("01:00");
  expect(endOfDate(civilDateOf("2026-09-06"), santiago) - start).toBe(23 * hourMs);
});

test("the date that Apia skipped has no moment", () => {
  const apia = { zone: zoneOf("Pacific/Apia"), dayStartHour: 0 };
  const skipped = civilDateOf("2011-12-30");
  expect(startOfDate(skipped, apia)).toBe(endOfDate(skipped, apia));
});

test("the hours before the day starts behind a skipped date belong to the last date that was", () => {
  const apia = { zone: zoneOf("Pacific/Apia"), dayStartHour: 1 };
  const midnight = instantAt(civilDateOf("2011-12-31"), "00:30", apia.zone);
  expect(midnight && dateAt(midnight, apia)).toBe("2011-12-29");
});

test("before the day start hour it is still yesterday", () => {
  const clock = { zone: zoneOf("Europe/Madrid"), dayStartHour: 4 };
  const atThree = instantAt(civilDateOf("2026-04-15"), "03:59", clock.zone);
  expect(atThree && dateAt(atThree, clock)).toBe("2026-04-14");
});

test("a civil time that doesn't exist moves forward by the gap, a double one is the earlier", () => {
  const madrid = zoneOf("Europe/Madrid");
  const gap = instantAt(civilDateOf("2026-03-29"), "02:30", madrid);
  expect(gap && wallTimeAt(gap, madrid)).toBe("03:30");
  const double = instantAt(civilDateOf("2026-10-25"), "02:30", madrid);
  expect(double).toBe(Date.UTC(2026, 9, 25, 0, 30));
});

test.each([8.64e15, -8.64e15])("a clock at %d ms has some date too, one that no day of anybody's is", (ms) => {
  const date = dateAt(instantOf(ms), { zone: zoneOf("Asia/Kathmandu"), dayStartHour: 4 });
  expect(parseCivilDate(date)).toBeNull();
});

test("a name that no zone has is none", () => {
  for (const name of ["", "Nowhere/City", "+02:00", "x".repeat(65)]) expect(parseZone(name)).toBeNull();
});

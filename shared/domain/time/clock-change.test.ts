import "temporal-polyfill/global";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type CivilDate, civilDateOf } from "./civil-date.ts";
import { changedClock, nextDayStart, shortDates } from "./clock-change.ts";
import { createDateReader } from "./date-reader.ts";
import { dayMs, hourMs, type Instant, instantOf, plusMs } from "./instant.ts";
import { anyChangedClock, momentsOf } from "./testing.ts";
import { type DayClock, dateAt, endOfDate, instantAt, startOfDate, zoneAt, zoneOf } from "./zone.ts";

const eastmost = zoneOf("Pacific/Kiritimati");
const westmost = zoneOf("Etc/GMT+12");
const madrid = zoneOf("Europe/Madrid");
const newYork = zoneOf("America/New_York");

const clockAndMoment = anyChangedClock.chain((clock) => fc.tuple(fc.constant(clock), momentsOf(clock)));
const clockAndTwo = anyChangedClock.chain((clock) => fc.tuple(fc.constant(clock), momentsOf(clock), momentsOf(clock)));

function at(date: string, time: string, zone = madrid): Instant {
  return instantAt(civilDateOf(date), time, zone) as Instant;
}

/** Home, then another zone chosen at 10:00 of a Tuesday. */
function travel(home: DayClock["zone"], to: DayClock["zone"], dayStartHour = 0): DayClock {
  return changedClock({ zone: home, dayStartHour }, [{ zone: to, recordedAt: at("2026-04-14", "10:00", home) }]);
}

test("every moment has one date, over any changes of zone", () => {
  fc.assert(
    fc.property(clockAndMoment, ([clock, moment]) => {
      const date = dateAt(moment, clock);
      expect(startOfDate(date, clock)).toBeLessThanOrEqual(moment);
      expect(endOfDate(date, clock)).toBeGreaterThan(moment);
    }),
    { numRuns: 1500 },
  );
});

test("⚡ the rep's date never goes back: it stays at the date already reached until the new zone gets there", () => {
  fc.assert(
    fc.property(clockAndTwo, ([clock, a, b]) => {
      const [earlier, later] = a < b ? [a, b] : [b, a];
      expect(dateAt(earlier, clock) <= dateAt(later, clock)).toBe(true);
    }),
    { numRuns: 1500 },
  );
  const clock = travel(eastmost, westmost);
  const [change] = clock.changes ?? [];
  const reached = civilDateOf("2026-04-15");
  expect(change?.from).toBe(at("2026-04-14", "00:00", westmost));
  expect(dateAt(change?.from as Instant, clock)).toBe(reached);
  expect(dateAt(at("2026-04-15", "23:59", westmost), clock)).toBe(reached);
  expect(dateAt(at("2026-04-16", "00:00", westmost), clock)).toBe("2026-04-16");
  expect(endOfDate(reached, clock) - startOfDate(reached, clock)).toBe(50 * hourMs);
});

test("a date begins with its first moment", () => {
  fc.assert(
    fc.property(clockAndMoment, fc.integer({ min: -3, max: 3 }), ([clock, moment], days) => {
      const date = addDays(dateAt(moment, clock), days);
      const start = startOfDate(date, clock);
      expect(dateAt(start, clock) >= date).toBe(true);
      expect(dateAt(plusMs(start, -1), clock) < date).toBe(true);
    }),
    { numRuns: 1500 },
  );
});

test("a reader of dates reads a changed clock as the clock itself", () => {
  const several = anyChangedClock.chain((clock) =>
    fc.tuple(fc.constant(clock), fc.array(momentsOf(clock), { minLength: 1, maxLength: 20 })),
  );
  fc.assert(
    fc.property(fc.array(several, { minLength: 1, maxLength: 3 }), (clocks) => {
      const read = createDateReader();
      for (const [clock, moments] of clocks)
        for (const moment of moments) expect(read(moment, clock)).toBe(dateAt(moment, clock));
    }),
    { numRuns: 200 },
  );
});

test("a new zone holds from its next day start, the old one until then", () => {
  const clock = travel(madrid, newYork, 4);
  const from = at("2026-04-15", "04:00", newYork);
  expect(nextDayStart(at("2026-04-14", "10:00"), newYork, 4)).toBe(from);
  expect(zoneAt(plusMs(from, -1), clock)).toBe(madrid);
  expect(zoneAt(from, clock)).toBe(newYork);
  expect(dateAt(plusMs(from, -1), clock)).toBe("2026-04-15");
  expect(dateAt(at("2026-04-16", "03:59", newYork), clock)).toBe("2026-04-15");
});

test("of two zones chosen before the first took effect the later one replaces it", () => {
  const told = (zone: DayClock["zone"], time: string) => ({ zone, recordedAt: at("2026-04-14", time) });
  const home = { zone: madrid, dayStartHour: 0 };
  const [morning, evening] = [told(newYork, "10:00"), told(eastmost, "11:00")];
  expect(changedClock(home, [morning, evening])).toEqual(changedClock(home, [evening]));
  expect(changedClock(home, [morning, told(madrid, "11:00")])).toEqual(home);
});

test("travel to the east over the date line skips a date and cuts the one before; neither is expected to be worked", () => {
  const clock = travel(westmost, eastmost);
  expect(shortDates(clock)).toEqual(new Set(["2026-04-14", "2026-04-15"]));
  const skipped = civilDateOf("2026-04-15");
  expect(startOfDate(skipped, clock)).toBe(endOfDate(skipped, clock));
  expect(dateAt(startOfDate(skipped, clock), clock)).toBe("2026-04-16");
});

test("travel to the west cuts nothing, nor does a change between zones of one time", () => {
  expect(shortDates(travel(eastmost, westmost)).size).toBe(0);
  expect(shortDates(travel(madrid, newYork)).size).toBe(0);
  expect(shortDates(travel(madrid, zoneOf("Europe/Paris"))).size).toBe(0);
  expect(shortDates({ zone: madrid, dayStartHour: 0 }).size).toBe(0);
});

test("a day that summer time makes 23 hours long isn't short, unless a change of zone cuts it too", () => {
  const chosenOn = (date: string, zone: DayClock["zone"]) =>
    changedClock({ zone: madrid, dayStartHour: 0 }, [{ zone, recordedAt: at(date, "10:00") }]);
  expect(shortDates(chosenOn("2026-03-29", zoneOf("Europe/Paris"))).size).toBe(0);
  expect(shortDates(chosenOn("2026-03-29", zoneOf("Africa/Cairo"))).size).toBe(0);
  expect(shortDates(chosenOn("2026-03-29", zoneOf("Asia/Kolkata")))).toEqual(new Set(["2026-03-29"]));
  // 25 hours that lose one are a whole day still.
  expect(shortDates(chosenOn("2026-10-25", zoneOf("Africa/Johannesburg"))).size).toBe(0);
});

test("the short dates are those of fewer than 24 hours that would have had more without the change", () => {
  fc.assert(
    fc.property(anyChangedClock, (clock) => {
      const expected = new Set<CivilDate>();
      const { changes = [], dayStartHour } = clock;
      for (const { from } of changes) {
        let date = dateAt(instantOf(from - 5 * dayMs), clock);
        for (; date <= dateAt(instantOf(from + 5 * dayMs), clock); date = addDays(date, 1)) {
          const start = startOfDate(date, clock);
          const alone = { zone: zoneAt(start, clock), dayStartHour };
          const hours = endOfDate(date, clock) - start;
          const own = endOfDate(date, alone) - startOfDate(date, alone);
          if (hours < 24 * hourMs && hours < own) expected.add(date);
        }
      }
      expect(shortDates(clock)).toEqual(expected);
    }),
    { numRuns: 150 },
  );
});

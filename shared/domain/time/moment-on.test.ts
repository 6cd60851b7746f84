import "temporal-polyfill/global";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, civilDateOf } from "./civil-date.ts";
import { changedClock } from "./clock-change.ts";
import { momentOn } from "./moment-on.ts";
import { anyChangedClock, momentsOf } from "./testing.ts";
import { dateAt, endOfDate, instantAt, startOfDate, wallTimeAt, zoneOf } from "./zone.ts";

const madrid = zoneOf("Europe/Madrid");
const tuesday = civilDateOf("2026-04-14");

test("a wall time on a date has that date, over any changes of zone", () => {
  const clockAndMoment = anyChangedClock.chain((clock) => fc.tuple(fc.constant(clock), momentsOf(clock)));
  const anyTime = fc
    .tuple(fc.nat(23), fc.nat(59))
    .map((parts) => parts.map((part) => `${part}`.padStart(2, "0")).join(":"));
  fc.assert(
    fc.property(clockAndMoment, anyTime, ([clock, moment], time) => {
      const date = dateAt(moment, clock);
      const at = momentOn(date, time, clock);
      expect(at !== null && dateAt(at, clock)).toBe(date);
    }),
    { numRuns: 1000 },
  );
});

test("an hour before the day starts is the one at the date's end", () => {
  const at = momentOn(tuesday, "01:30", { zone: madrid, dayStartHour: 4 });
  expect(at).toBe(instantAt(addDays(tuesday, 1), "01:30", madrid));
});

test("a time that a change of zone cut off is the date's last moment", () => {
  const auckland = zoneOf("Pacific/Auckland");
  const recordedAt = startOfDate(tuesday, { zone: madrid, dayStartHour: 0 });
  const clock = changedClock({ zone: madrid, dayStartHour: 0 }, [{ zone: auckland, recordedAt }]);
  expect(wallTimeAt(endOfDate(tuesday, clock), madrid)).toBe("14:00");
  expect(momentOn(tuesday, "15:00", clock)).toBe(endOfDate(tuesday, clock) - 1);
  expect(momentOn(tuesday, "25:00", clock)).toBeNull();
});

import "temporal-polyfill/global";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, civilDateOf, dateOfDayNumber, dayNumberOf } from "./civil-date.ts";
import { dayMs, hourMs, type Instant, minuteMs, plusMs } from "./instant.ts";
import { amendableUntil, graceMs, isSurelyTimely, timelinessOf } from "./timeliness.ts";
import { endOfDate, startOfDate, zoneOf } from "./zone.ts";

const clock = { zone: zoneOf("Europe/Madrid"), dayStartHour: 0 };
const tuesday = civilDateOf("2026-04-14");

test("a fact is timely up to 36 h after its date ended, then backdated, and too old after 14 days", () => {
  const end = endOfDate(tuesday, clock);
  const recorded = (recordedAt: Instant) => timelinessOf({ recordedAt, localDate: tuesday, zone: clock.zone }, 0);
  expect(recorded(plusMs(end, 36 * hourMs))).toBe("timely");
  expect(recorded(plusMs(end, 36 * hourMs + 1))).toBe("backdated");
  expect(recorded(plusMs(startOfDate(addDays(tuesday, 15), clock), -1))).toBe("backdated");
  expect(recorded(startOfDate(addDays(tuesday, 15), clock))).toBe("too_old");
});

test("what is surely timely lies within the grace of its date in every zone, whatever the year", () => {
  const zones = fc.constantFrom(
    "Pacific/Kiritimati",
    "Pacific/Apia",
    "Asia/Manila",
    "America/Sitka",
    "Etc/GMT+12",
    "UTC",
  );
  const date = fc.integer({ min: -50_000, max: 40_000 }).map(dateOfDayNumber);
  fc.assert(
    fc.property(
      date,
      zones.map(zoneOf),
      fc.integer({ min: -3 * 24 * 60, max: 3 * 24 * 60 }),
      (localDate, zone, minutes) => {
        const recordedAt = (dayNumberOf(localDate) * dayMs + minutes * minuteMs) as Instant;
        if (isSurelyTimely({ recordedAt, localDate }))
          expect(recordedAt).toBeLessThanOrEqual(endOfDate(localDate, { zone, dayStartHour: 0 }) + graceMs);
      },
    ),
  );
});

test("a backdated fact may be undone until 36 h after the date it was recorded on", () => {
  const recordedAt = plusMs(startOfDate(addDays(tuesday, 5), clock), 10 * hourMs);
  const until = amendableUntil({ recordedAt, localDate: tuesday, zone: clock.zone }, 0);
  expect(until).toBe(plusMs(endOfDate(addDays(tuesday, 5), clock), 36 * hourMs));
});

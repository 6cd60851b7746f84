import "temporal-polyfill/global";
import { expect, test } from "vitest";
import { addDays, civilDateOf } from "./civil-date.ts";
import { hourMs, plusMs } from "./instant.ts";
import { amendableUntil, timelinessOf } from "./timeliness.ts";
import { endOfDate, startOfDate, zoneOf } from "./zone.ts";

const clock = { zone: zoneOf("Europe/Madrid"), dayStartHour: 0 };
const tuesday = civilDateOf("2026-04-14");

test("a fact is timely up to 36 h after its date ended, then backdated, and too old after 14 days", () => {
  const end = endOfDate(tuesday, clock);
  expect(timelinessOf(plusMs(end, 36 * hourMs), tuesday, clock)).toBe("timely");
  expect(timelinessOf(plusMs(end, 36 * hourMs + 1), tuesday, clock)).toBe("backdated");
  expect(timelinessOf(plusMs(startOfDate(addDays(tuesday, 15), clock), -1), tuesday, clock)).toBe("backdated");
  expect(timelinessOf(startOfDate(addDays(tuesday, 15), clock), tuesday, clock)).toBe("too_old");
});

test("a backdated fact may be undone until 36 h after the date it was recorded on", () => {
  const recordedAt = plusMs(startOfDate(addDays(tuesday, 5), clock), 10 * hourMs);
  const until = amendableUntil({ recordedAt, localDate: tuesday }, clock);
  expect(until).toBe(plusMs(endOfDate(addDays(tuesday, 5), clock), 36 * hourMs));
});

import "temporal-polyfill/global";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  civilDateOf,
  dateOfDayNumber,
  dayNumberOf,
  daysBetween,
  isoWeekOf,
  parseCivilDate,
  weekdayOf,
} from "./civil-date.ts";

const anyDate = fc.integer({ min: -719_162, max: 2_932_896 }).map(dateOfDayNumber);

test("dates add, subtract and name their weekday as the calendar library does", () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: -1000, max: 1000 }), (date, days) => {
      fc.pre(dayNumberOf(date) + days >= -719_162 && dayNumberOf(date) + days <= 2_932_896);
      const plain = Temporal.PlainDate.from(date);
      expect(addDays(date, days)).toBe(plain.add({ days }).toString());
      expect(daysBetween(date, addDays(date, days))).toBe(days);
      expect(weekdayOf(date)).toBe(plain.dayOfWeek);
    }),
    { numRuns: 2000 },
  );
});

test("weeks are those of ISO 8601", () => {
  fc.assert(
    fc.property(anyDate, (date) => {
      const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(date);
      expect(isoWeekOf(date)).toEqual({ year: yearOfWeek, week: weekOfYear });
    }),
    { numRuns: 2000 },
  );
  expect(isoWeekOf(civilDateOf("2026-12-31"))).toEqual({ year: 2026, week: 53 });
  expect(isoWeekOf(civilDateOf("2027-01-03"))).toEqual({ year: 2026, week: 53 });
  expect(isoWeekOf(civilDateOf("2027-01-04"))).toEqual({ year: 2027, week: 1 });
  expect(isoWeekOf(civilDateOf("2024-02-29"))).toEqual({ year: 2024, week: 9 });
});

test("a text that names no date is none", () => {
  for (const text of [
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-1-1",
    "26-01-01",
    "2026-01-01T00:00",
    "",
    "0000-01-01",
  ])
    expect(parseCivilDate(text)).toBeNull();
  expect(parseCivilDate("2024-02-29")).toBe("2024-02-29");
  expect(() => civilDateOf("2023-02-29")).toThrow();
});

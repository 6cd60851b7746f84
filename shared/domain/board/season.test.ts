import { expect, test } from "vitest";
import { civilDateOf } from "../time/civil-date.ts";
import { closeDateOf, firstDateOf, lastDateOf, seasonAfter, seasonOf } from "./season.ts";

test("a season is a calendar quarter, and closes a week after its last date", () => {
  expect(["2026-01-01", "2026-03-31", "2026-04-01", "2026-12-31"].map((date) => seasonOf(civilDateOf(date)))).toEqual([
    "2026-Q1",
    "2026-Q1",
    "2026-Q2",
    "2026-Q4",
  ]);
  expect([firstDateOf("2028-Q1"), lastDateOf("2028-Q1"), lastDateOf("2026-Q4")]).toEqual([
    "2028-01-01",
    "2028-03-31",
    "2026-12-31",
  ]);
  expect([seasonAfter("2026-Q1"), seasonAfter("2026-Q4")]).toEqual(["2026-Q2", "2027-Q1"]);
  expect(closeDateOf("2026-Q4", 7)).toBe("2027-01-07");
});

import { expect, test } from "vitest";
import { mondayToFriday } from "../time/working-days.ts";
import { workingDaysToEarn } from "./forecast.ts";
import { on } from "./testing.ts";

const earned = (day: number, xp: number) => ({ date: on(day), xp: { dial_made: xp } });

test("the pace is that of the last 28 whole dates, and days are working days, rounded up", () => {
  const days = [earned(-1, 9000), earned(0, 1000), earned(27, 1000), earned(28, 9000)];
  expect(workingDaysToEarn(1000, days, on(28), mondayToFriday)).toBe(10);
  expect(workingDaysToEarn(1001, days, on(28), mondayToFriday)).toBe(11);
});

test("without a pace there is no forecast", () => {
  expect(workingDaysToEarn(1000, [earned(28, 50)], on(28), mondayToFriday)).toBeNull();
  expect(workingDaysToEarn(1000, [earned(1, -50)], on(28), mondayToFriday)).toBeNull();
});

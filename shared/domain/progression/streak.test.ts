import "temporal-polyfill/global";
import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultRuleset } from "../ruleset/default-ruleset.ts";
import { addDays, type CivilDate, civilDateOf } from "../time/civil-date.ts";
import { mondayToFriday, workingDaysBetween } from "../time/working-days.ts";
import { streakPaidDates, walkStreak } from "./streak.ts";

const monday = civilDateOf("2026-04-06");
const days = workingDaysBetween(monday, addDays(monday, 60), mondayToFriday);

const rulesOn = () => defaultRuleset;

type Told = "work" | "miss" | "leave" | "cut";

/** A walk over working days told one by one, all of them final unless said otherwise. */
function walk(told: readonly Told[], finalDays = told.length) {
  const dates = told.map((_, index) => days[index] as CivilDate);
  const pick = (what: Told) => new Set(dates.filter((_, index) => told[index] === what));
  const facts = {
    joinedOn: monday,
    today: dates.at(-1) ?? monday,
    finalThrough: dates[finalDays - 1] ?? null,
    heartbeats: pick("work"),
    calendar: { ...mondayToFriday, leave: pick("leave") },
    shortDates: pick("cut"),
  };
  return { ...walkStreak(facts, rulesOn), paid: streakPaidDates(facts, rulesOn) };
}

const repeat = (told: Told, times: number): Told[] => Array.from({ length: times }, () => told);

test("two freezes protect, the third miss ends the streak", () => {
  expect(walk(["work", "miss", "miss", "work"])).toMatchObject({ days: 2, freezes: 0 });
  expect(walk(["work", "miss", "miss", "miss", "work"])).toMatchObject({ days: 1, freezes: 0 });
});

test("seven perfect days give a freeze, lost if two are held", () => {
  expect(walk(["miss", ...repeat("work", 7)])).toMatchObject({ days: 7, freezes: 2, perfect: 0 });
  expect(walk(repeat("work", 7))).toMatchObject({ days: 7, freezes: 2, perfect: 0 });
  expect(walk(["miss", ...repeat("work", 6), "miss", "work"])).toMatchObject({ freezes: 0, perfect: 1 });
});

test("leave is skipped, an open day costs nothing", () => {
  expect(walk(["work", "leave", "work"])).toMatchObject({ days: 2, freezes: 2 });
  expect(walk(["work", "miss", "miss", "miss"], 1)).toMatchObject({ days: 1, freezes: 2 });
});

test("a date that a change of zone cut has no verdict without a heartbeat", () => {
  const { verdicts, ...walked } = walk(["work", "cut", "work"]);
  expect(walked).toMatchObject({ days: 2, freezes: 2 });
  expect([...verdicts.values()]).toEqual(["heartbeat", "heartbeat"]);
});

test("⚡ miss, work 3 days late, miss = streak 1, 0 freezes", () => {
  expect(walk(["miss", "miss", "miss"])).toMatchObject({ days: 0, freezes: 0 });
  expect(walk(["miss", "work", "miss"])).toMatchObject({ days: 1, freezes: 0 });
});

test("⚡ miss, work, settle: settling takes no XP back", () => {
  const told: Told[] = ["work", "miss", "miss", "miss", "work", "work"];
  for (let finalDays = 0; finalDays <= told.length; finalDays += 1)
    expect(walk(told, finalDays).paid).toEqual(walk(told).paid);
});

const anyHistory = fc.array(fc.constantFrom<Told>("work", "miss", "leave", "cut"), { minLength: 1, maxLength: 40 });

test("P9 one more heartbeat never lowers streak, freezes or XP", () => {
  fc.assert(
    fc.property(anyHistory, fc.nat(), fc.nat(), (told, at, finalDays) => {
      const index = at % told.length;
      const more = told.with(index, "work");
      const final = finalDays % (told.length + 1);
      const [before, after] = [walk(told, final), walk(more, final)];
      expect(after.days).toBeGreaterThanOrEqual(before.days);
      expect(after.freezes).toBeGreaterThanOrEqual(before.freezes);
      expect(after.paid.length).toBeGreaterThanOrEqual(before.paid.length);
      expect(after.longest).toBeGreaterThanOrEqual(before.longest);
    }),
    { numRuns: 3000 },
  );
});

import { expect, test } from "vitest";
import { dispositions, loggableActivities } from "../ledger/activity.ts";
import { countsOf } from "../ledger/counts.ts";
import { defaultRuleset } from "../ruleset/default-ruleset.ts";
import type { BoardDay } from "./board-day.ts";
import { defaultBoardRules } from "./board-rules.ts";
import { defaultCatalogue } from "./default-catalogue.ts";
import { type BoardMission, type Slot, slots } from "./mission.ts";
import { proposalsFor } from "./proposals.ts";
import { targetOf } from "./target.ts";
import { missions, monday, on, testDay, testFacts } from "./testing.ts";

const { owner } = testFacts();

/** Days before the Monday, each with so many notes. */
function notesBefore(counts: readonly number[]): ReadonlyMap<BoardDay["date"], BoardDay> {
  return new Map(counts.map((count, index) => [on(-1 - index), testDay(-1 - index, { note_added: count })]));
}

const asked = (difficulty: "low" | "medium" | "high" | "epic", counts: readonly number[]) =>
  targetOf({ ...missions.skill, difficulty }, monday, notesBefore(counts), defaultBoardRules);

test("a target is the floor, or the median of one's own last 28 days by difficulty", () => {
  const daily = Array.from({ length: 40 }, () => 2);
  expect(["low", "medium", "high", "epic"].map((difficulty) => asked(difficulty as "low", daily))).toEqual([
    3, 14, 18, 21,
  ]);
  expect(asked("epic", [])).toBe(3);
  expect(asked("medium", [0, 0, 0, 0, 0, 0, 7, ...Array.from({ length: 30 }, () => 0)])).toBe(3);
});

test("the last 28 days end the day before, and earlier ones don't count", () => {
  // Of the 22 stretches of a week 11 hold seven of these days, and one holds six.
  expect(
    asked(
      "medium",
      Array.from({ length: 17 }, () => 2),
    ),
  ).toBe(13);
  expect(
    asked(
      "epic",
      Array.from({ length: 60 }, (_, daysAgo) => (daysAgo < 28 ? 0 : 500)),
    ),
  ).toBe(3);
});

test("the default catalogue has four sales missions a slot, each about something that can be logged", () => {
  const loggable = loggableActivities.flatMap((activity) =>
    activity === "call"
      ? dispositions.flatMap((disposition) => countsOf({ activity, disposition, durationSeconds: 300 }, defaultRuleset))
      : countsOf({ activity }, defaultRuleset),
  );
  for (const slot of slots) expect(defaultCatalogue.filter((mission) => mission.slot === slot).length).toBe(4);
  for (const { counter } of defaultCatalogue) expect([...loggable, "early_dial"]).toContain(counter);
  expect(new Set(defaultCatalogue.map(({ id }) => id)).size).toBe(12);
});

test("⚠ every mission asks for something, and pays what missions of its slot and difficulty pay", () => {
  const pays = ({ difficulty, xp, currency }: BoardMission) => `${difficulty} ${xp}/${currency}`;
  const paysIn = (slot: Slot) => defaultCatalogue.filter((mission) => mission.slot === slot).map(pays);
  expect(slots.map(paysIn)).toEqual([
    ["medium 320/20", "high 340/22", "epic 380/26", "medium 300/20"],
    ["high 200/12", "high 220/15", "medium 200/13", "high 230/16"],
    ["medium 140/7", "medium 180/10", "medium 190/11", "high 210/12"],
  ]);
  expect(defaultCatalogue.filter(({ floor }) => floor < 1)).toEqual([]);
});

test("making a week's proposals again makes the same ones, and each slot has three different missions a round", () => {
  const make = () => proposalsFor(owner, monday, monday, defaultCatalogue, new Map(), defaultBoardRules);
  const made = make();
  expect(make()).toEqual(made);
  expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
  for (const slot of slots)
    for (let round = 0; round < 4; round += 1) {
      const ids = made
        .filter((one) => one.slot === slot && Math.floor(one.n / 3) === round)
        .map((one) => one.mission.id);
      expect(new Set(ids).size).toBe(3);
    }
  expect(proposalsFor(owner, monday, monday, [], new Map(), defaultBoardRules)).toEqual([]);
});

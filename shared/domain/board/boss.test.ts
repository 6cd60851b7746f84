import { expect, test } from "vitest";
import type { BoardCommand } from "./board-command.ts";
import { bossRunId, firstDefeat } from "./fold-bosses.ts";
import { claim, momentOn, on, select, type ToldBoard, tap, tellBoard, testFacts } from "./testing.ts";

const winter = bossRunId(testFacts().owner, "redhawk", "2026-Q1");
const spring = bossRunId(testFacts().owner, "redhawk", "2026-Q2");

const at = (id: string, day: number) => ({ id, date: on(day), recordedAt: momentOn(day) });
const link = (day: number, bossRunId = winter): BoardCommand => ({
  kind: "link_boss",
  ...at(`link ${day}`, day),
  bossRunId,
  to: { dealId: "deal" },
});
const proof = (day: number, text = "Signed on Friday"): BoardCommand => ({
  kind: "submit_proof",
  ...at(`proof ${day}`, day),
  bossRunId: winter,
  text,
  photo: null,
});
const review = (day: number, proofDay: number, approved: boolean): BoardCommand => ({
  kind: "review",
  ...at(`review ${day} ${approved}`, day),
  bossRunId: winter,
  proofId: `proof ${proofDay}`,
  approved,
  by: "manager",
  reason: approved ? null : "Which deal?",
});

/** A board on which a main run was tapped on this many days from the Monday on: each takes one from the shield. */
function tapped(days: number, bossLevelOn: number | null = 0): ToldBoard {
  const told = tellBoard({ bossLevelOn: bossLevelOn === null ? null : on(bossLevelOn), today: on(days) });
  told.ask(select("main", "main", 0));
  for (let day = 0; day < days; day += 1) expect(told.ask(tap("main", day))).toBeNull();
  return told;
}

const boss = (told: ToldBoard, season = 0) => told.board().bosses[season];

test("⚠ the boss comes into sight with the first main claim, or with the level that opens it", () => {
  const told = tapped(2, null);
  expect(told.board().bosses).toEqual([]);
  told.work(1, { appointment_set: 3 });
  expect(told.board().bosses).toEqual([]);
  told.ask(claim("main", 1));
  // What the run did before isn't a hit: the boss wasn't there.
  expect(boss(told)).toMatchObject({ availableOn: on(1), shieldLeft: 2, state: { status: "available" } });
  expect(boss(tapped(2))).toMatchObject({ id: winter, season: "2026-Q1", availableOn: on(0), shieldLeft: 4 });
});

test("⚠ a main heartbeat hits once a day, whatever made it and however often", () => {
  const told = tapped(3);
  told.work(1, { appointment_set: 1, dial_made: 30 });
  told.ask({ ...tap("main", 1), id: "again" });
  expect(boss(told)?.hits.map(({ cause, date }) => [cause, date])).toEqual([
    ["heartbeat", on(0)],
    ["heartbeat", on(1)],
    ["heartbeat", on(2)],
  ]);
});

test("a claim hits by its difficulty, and the shield is never below 0", () => {
  const told = tapped(5);
  told.work(4, { appointment_set: 3 });
  expect(boss(told)?.shieldLeft).toBe(1);
  told.ask(claim("main", 4));
  expect(boss(told)).toMatchObject({ shieldLeft: 0, state: { status: "ready" } });
});

test("the main heartbeat goes on hitting after the success, to the run's last date", () => {
  const told = tapped(2);
  told.work(0, { appointment_set: 3 });
  expect(boss(told)?.hits.length).toBe(2);
});

test("⚠ the strike asks for the shield to be down and for a link, not for a hunt", () => {
  const told = tapped(5);
  expect(told.ask(link(5))).toEqual({ code: "boss_not_ready", shieldLeft: 1 });
  expect(told.ask(proof(5))).toEqual({ code: "boss_not_ready", shieldLeft: 1 });
  told.ask(tap("main", 5));
  expect(told.ask(proof(5))).toEqual({ code: "boss_not_linked" });
  expect(told.ask(link(5))).toBeNull();
  for (const text of ["Seven c", "  Seven c  ", "x".repeat(1001), "Signed\0 on Friday"])
    expect(told.ask(proof(5, text))).toEqual({ code: "invalid_text" });
  expect(told.ask(proof(5))).toBeNull();
  expect(told.ask(link(5, "other"))).toEqual({ code: "not_found" });
});

/** A boss whose proof waits for a manager. */
function struck(): ToldBoard {
  const told = tapped(6);
  expect(told.ask(link(6))).toBeNull();
  expect(told.ask(proof(6))).toBeNull();
  return told;
}

test("a submitted proof holds the second phase whatever happens to hits", () => {
  const told = struck();
  told.facts = { ...told.facts, taps: [] };
  expect(boss(told)).toMatchObject({ shieldLeft: 6, state: { status: "ready" } });
});

test("⚠ a rejected proof leaves the boss, an approved one defeats it; a claim pays 1000 XP and an aura of seven days, once", () => {
  const told = struck();
  expect(told.ask(review(6, 6, false))).toBeNull();
  expect(boss(told)).toMatchObject({ state: { status: "ready" }, proofs: [{ review: { reason: "Which deal?" } }] });
  told.ask(claim(winter, 6, "boss"));
  expect(told.board().xpLines).toEqual([]);
  told.settle(8, 5);
  expect(told.ask(proof(7))).toBeNull();
  expect(told.ask(review(8, 7, true))).toBeNull();
  expect(boss(told)?.state).toEqual({ status: "claimed", on: on(8), claimedOn: on(8), automatic: false });
  told.ask(claim(winter, 8, "boss"));
  expect(told.board().xpLines).toEqual([{ rule: "boss_claimed", cause: winter, date: on(8), amount: 1000 }]);
  expect(told.board().effects).toEqual([{ id: winter, kind: "aura", from: on(8), until: on(14) }]);
  expect(firstDefeat(told.board().bosses, "redhawk")).toEqual({ boss: "redhawk", on: on(8) });
  told.settle(15, 5);
  expect(told.board().effects).toEqual([]);
  expect(told.ask(proof(9))).toEqual({ code: "boss_over" });

  // Only a manager takes an approval back.
  expect(told.ask(review(9, 7, false))).toBeNull();
  expect(told.board().xpLines).toEqual([]);
});

test("⚠ a season that closes ends an undefeated boss and claims a defeated one; the next season has its own", () => {
  const undefeated = struck();
  const defeated = struck();
  defeated.ask(review(7, 6, true));
  for (const told of [undefeated, defeated]) told.settle(93, 91);
  expect(boss(undefeated)?.state).toEqual({ status: "ready" });
  expect(boss(defeated)?.state).toEqual({ status: "defeated", on: on(7) });
  for (const told of [undefeated, defeated]) told.settle(94, 92);
  expect(boss(undefeated)?.state).toEqual({ status: "expired" });
  expect(undefeated.ask(review(94, 6, true))).toEqual({ code: "boss_over" });
  expect(boss(defeated)?.state).toEqual({ status: "claimed", on: on(7), claimedOn: on(92), automatic: true });
  expect(boss(defeated, 1)).toMatchObject({
    id: spring,
    season: "2026-Q2",
    shieldLeft: 6,
    state: { status: "available" },
  });
});

test("a hit counts for the season of its date", () => {
  const told = tellBoard({ bossLevelOn: on(0), today: on(90) });
  told.ask(select("main", "main", 84));
  told.ask(tap("main", 84)); // 30 March
  told.ask(tap("main", 85));
  told.ask(tap("main", 86));
  expect(told.board().bosses.map(({ season, shieldLeft }) => [season, shieldLeft])).toEqual([
    ["2026-Q1", 4],
    ["2026-Q2", 5],
  ]);
});

import { expect, test } from "vitest";
import type { Effect } from "./effects.ts";
import { abandon, on, select, tap, tellBoard } from "./testing.ts";

const always = { from: on(0), until: null };
const shieldAmulet: Effect = { id: "amulet", kind: "petal_shield", charges: 1, petals: 2, ...always };
const thawAmulet: Effect = { id: "thaw", kind: "cooldown_thaw", charges: 1, days: 5, ...always };
const guard: Effect = { id: "guard", kind: "streak_guard", charges: 2, ...always };

test("a petal shield is used by the rep's next selection, once, and adds to all petals and to those left", () => {
  const told = tellBoard({ effects: [shieldAmulet] });
  told.ask({ ...select("week", "skill", 0), by: "week" });
  told.ask(select("main", "main", 0));
  told.ask(select("hunt", "hunt", 0));
  expect(told.board().runs.map(({ id, petals, petalsLeft }) => [id, petals, petalsLeft])).toEqual([
    ["week", 3, 3],
    ["main", 5, 5],
    ["hunt", 3, 3],
  ]);
});

test("an amulet that a run used before it gave way is used by the one that stays", () => {
  const told = tellBoard({ effects: [shieldAmulet] });
  told.ask(select("first", "main", 0));
  expect(told.ask(select("second", "main", 0, { n: 1, replaces: "first" }))).toBeNull();
  expect(told.run("second").petals).toBe(5);
});

test("a thaw is used by the earliest failure that has a cooldown, once, unless its time is over", () => {
  const told = tellBoard({ effects: [thawAmulet] });
  told.ask(select("main", "main", 0));
  told.ask(select("skill", "skill", 0));
  told.ask(abandon("main", 2));
  told.ask(abandon("skill", 1));
  expect(told.run("skill").state).toMatchObject({ cooldownUntil: on(11) });
  expect(told.run("main").state).toMatchObject({ cooldownUntil: on(17) });

  told.facts = { ...told.facts, effects: [{ ...thawAmulet, until: on(0) }] };
  expect(told.run("skill").state).toMatchObject({ cooldownUntil: on(16) });
  told.facts = { ...told.facts, effects: [{ ...thawAmulet, days: 40 }] };
  expect(told.run("skill").state).toMatchObject({ cooldownUntil: on(1) });
});

test("a guard's charges protect the earliest final missed dates, main before hunt before skill, and are given back by a late heartbeat", () => {
  const told = tellBoard({ effects: [guard] });
  for (const slot of ["skill", "hunt", "main"] as const) told.ask(select(slot, slot, 0));
  const verdicts = () => (["main", "hunt", "skill"] as const).map((id) => [...told.run(id).verdicts.values()]);
  told.settle(2, 1);
  expect(verdicts()).toEqual([
    ["protected", "open"],
    ["protected", "open"],
    ["missed", "open"],
  ]);
  expect(told.run("main").petalsLeft).toBe(3);

  told.settle(3, 2);
  told.ask(tap("main", 1));
  expect(verdicts()).toEqual([
    ["heartbeat", "missed", "open"],
    ["protected", "missed", "open"],
    ["protected", "missed", "open"],
  ]);
});

test("what is open uses no charge", () => {
  const told = tellBoard({ effects: [guard] });
  told.ask(select("main", "main", 0));
  told.settle(4, null);
  expect([...told.run("main").verdicts.values()]).toEqual(["open", "open", "open", "open"]);
});

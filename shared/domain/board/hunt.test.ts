import "temporal-polyfill/global";
import { expect, test } from "vitest";
import { loggedActivity, unstamped } from "../ledger/facts.ts";
import { defaultPriceBook, pricingOn } from "../ledger/pricing.ts";
import { defaultRuleset } from "../ruleset/default-ruleset.ts";
import { zoneOf } from "../time/zone.ts";
import { bestPayOf } from "./board-day.ts";
import { defaultBoardRules } from "./board-rules.ts";
import { claim, momentOn, monday, on, select, type ToldBoard, tap, tellBoard } from "./testing.ts";
import { bonusOf } from "./xp-lines.ts";

const long = "two_plus_minute_call";

/** A hunt of three long calls, selected on the Monday. */
function hunting(of: Parameters<typeof tellBoard>[0] = {}): ToldBoard {
  const told = tellBoard(of);
  expect(told.ask(select("hunt", "hunt", 0))).toBeNull();
  return told;
}

const boostedDates = (told: ToldBoard) => told.run("hunt").paid.boosts.map(({ date }) => date);

test("⚠ without a heartbeat on the working day before nothing is boosted", () => {
  const told = hunting();
  told.work(1, { [long]: 1 });
  expect(boostedDates(told)).toEqual([]);
  told.work(3, { [long]: 1 });
  expect(boostedDates(told)).toEqual([]);
});

test("⚠ a heartbeat arms the next working day and doesn't suppress the bonus of its own day", () => {
  const told = hunting();
  told.ask(tap("hunt", 0));
  told.ask(tap("hunt", 1));
  told.work(1, { [long]: 1 });
  expect(boostedDates(told)).toEqual([on(1)]);
  expect(told.run("hunt").progress).toBe(2);
});

test("Friday arms the weekend and Monday, and a day of leave is stepped over", () => {
  const told = hunting({
    calendar: { workingWeekdays: [1, 2, 3, 4, 5], holidays: new Set(), leave: new Set([on(2)]) },
  });
  told.ask(tap("hunt", 1));
  told.work(3, { [long]: 1 });
  told.ask(tap("hunt", 4));
  told.work(5, { dial_made: 1, [long]: 1 });
  told.work(7, { [long]: 1 });
  expect(boostedDates(told)).toEqual([on(3), on(5), on(7)]);
});

test("⚠ only the hunt's own run is boosted, by the kind of activity that was linked when it was selected", () => {
  const told = tellBoard();
  told.ask(select("hunt", "hunt", 0, { link: "callback_scheduled" }));
  told.ask(select("main", "main", 0));
  told.work(0);
  told.work(1, { [long]: 1, appointment_set: 1 });
  expect(told.run("hunt")).toMatchObject({ progress: 1, paid: { boosts: [] } });
  told.work(1, { [long]: 1, appointment_set: 1, callback_scheduled: 1 });
  expect(boostedDates(told)).toEqual([on(1)]);
  expect(told.run("main")).toMatchObject({ progress: 1, paid: { boosts: [] } });
  expect(told.ask(select("skill", "skill", 0, { link: "note_added" }))).toEqual({ code: "link_not_offered" });
});

test("⚠ a boosted date counts once and hits once, however many calls it has, and three dates are three", () => {
  const told = hunting({ bossLevelOn: on(0) });
  for (let day = 0; day <= 3; day += 1) told.work(day, { dial_made: 1 });
  told.work(1, { [long]: 1 }, { bestPay: { [long]: 22 } });
  const once = told.board();
  expect(once.runs[0]?.progress).toBe(2);
  told.facts = { ...told.facts, taps: [...told.facts.taps, ...told.facts.taps] };
  expect(told.board()).toEqual(once);
  expect(once.bosses[0]?.hits).toEqual([{ cause: "boost", runId: "hunt", date: on(1), strength: 1 }]);
  expect(once.bosses[0]?.shieldLeft).toBe(5);
});

test("⚠ the bonus is a line of the ledger: half of the best-paying call, at least a tenth of the mission's XP, at least 10", () => {
  const told = hunting();
  told.work(0);
  told.work(1, { [long]: 1 }, { bestPay: { [long]: 105 } });
  expect(told.board().xpLines).toEqual([{ rule: "hunt_boosted", cause: `hunt/${on(1)}`, date: on(1), amount: 53 }]);
  expect(bonusOf(22, { xp: 220 }, defaultBoardRules)).toBe(22);
  expect(bonusOf(22, { xp: 85 }, defaultBoardRules)).toBe(11);
  expect(bonusOf(2, { xp: 40 }, defaultBoardRules)).toBe(10);
});

test("what a booster is half of leaves date-range boosters out and specialization in, and asks for a heartbeat", () => {
  const times = { recordedAt: momentOn(0), occurredAt: momentOn(0), zone: zoneOf("Europe/Madrid"), localDate: monday };
  const call = { activity: "call", disposition: "contact", durationSeconds: 130 } as const;
  const ruleset = { ...defaultRuleset, boosters: [{ from: on(0), to: on(1), percent: 200 }] };
  const specializations = [{ id: "a", specialization: "speed_dialer", from: on(0), recordedAt: momentOn(0) }] as const;
  const pricing = pricingOn(
    { ...defaultPriceBook, rulesets: [{ startsOn: monday, ruleset }], specializations },
    monday,
  );
  const logged = loggedActivity("a", call, times, unstamped);
  const dial = loggedActivity("b", { activity: "call" }, times, unstamped);
  // 2 × 1.25 + 5 × 1.1 + 15, each rounded half up.
  expect(bestPayOf([dial, logged], pricing)).toEqual({ dial_made: 24, call_connected: 24, [long]: 24 });
  const stamped = [{ backdated: true }, { late: true }, { suspect: true }].map((stamp) => ({ ...unstamped, ...stamp }));
  for (const stamps of stamped) expect(bestPayOf([loggedActivity("a", call, times, stamps)], pricing)).toEqual({});
  expect(bestPayOf([{ ...logged, undone: true }], pricing)).toEqual({});
  const early = { ...logged, occurredAt: momentOn(0, -120) };
  expect(bestPayOf([dial, early], pricing)).toMatchObject({ early_dial: 24 });
});

test("⚡ one more call that reaches the target earlier doesn't cost the bonus of the next days", () => {
  const told = hunting({ bossLevelOn: on(0) });
  told.work(0, { [long]: 1 });
  told.work(1, { [long]: 1 });
  told.work(2, { [long]: 1 });
  told.work(7, { [long]: 1 });
  told.work(4);
  const before = told.board();
  expect(told.run("hunt").state).toMatchObject({ status: "succeeded", on: on(1) });
  expect(boostedDates(told)).toEqual([on(1), on(2), on(7)]);

  told.work(0, { [long]: 3 });
  const after = told.board();
  expect(told.run("hunt").state).toMatchObject({ status: "succeeded", on: on(0) });
  expect(after.xpLines).toEqual(before.xpLines);
  expect(after.bosses[0]?.hits).toEqual(before.bosses[0]?.hits);

  told.ask(claim("hunt", 2));
  expect(boostedDates(told)).toEqual([on(1), on(2), on(7)]);
  expect(told.ask(select("next", "hunt", 3, { n: 1 }))).toBeNull();
  expect(boostedDates(told)).toEqual([on(1), on(2)]);
});

test("B5 booster XP needs no claim, and ends with a run that fails", () => {
  const told = hunting();
  told.work(0);
  told.work(1, { [long]: 1 });
  told.work(7, { [long]: 1 });
  told.ask(tap("hunt", 7));
  expect(boostedDates(told)).toEqual([on(1)]);
  told.settle(8, 4);
  expect(told.run("hunt")).toMatchObject({ petalsLeft: 0, state: { status: "failed", because: "petals", on: on(4) } });
  expect(boostedDates(told)).toEqual([on(1)]);
});

import { expect, test } from "vitest";
import { weeklySelections } from "./decide-select.ts";
import { offeredProposals } from "./proposals.ts";
import {
  abandon,
  buyShield,
  buyThaw,
  claim,
  momentOn,
  on,
  reroll,
  select,
  type ToldBoard,
  tap,
  tellBoard,
} from "./testing.ts";

const week = (day: number) => ({ monday: on(Math.floor(day / 7) * 7), on: on(day), at: momentOn(day) });

/** A slot that the week filled. */
function filled(of: Parameters<typeof tellBoard>[0] = {}): ToldBoard {
  const told = tellBoard(of);
  for (const command of weeklySelections(told.board(), told.facts, week(0))) expect(told.ask(command)).toBeNull();
  return told;
}

const offered = (told: ToldBoard, day: number) =>
  offeredProposals(told.facts, told.board().runs, "main", on(day)).map(({ n }) => n);

const mainOf = (told: ToldBoard) => told.board().slots.main.run?.id ?? "none";

test("a mission can be selected while it is proposed: for 28 days from its Monday, in its slot, once", () => {
  const told = tellBoard();
  expect(told.ask(select("a", "main", 0, { proposalId: "none" }))).toEqual({ code: "not_proposed" });
  expect(told.ask(select("a", "main", 0, { proposalId: "hunt 0 0" }))).toEqual({ code: "not_proposed" });
  expect(told.ask(select("a", "main", 0, { week: 1 }))).toEqual({ code: "not_proposed" });
  expect(told.ask(select("a", "main", 28, { week: 0 }))).toEqual({ code: "not_proposed" });
  expect(told.ask(select("a", "main", 27, { week: 0 }))).toBeNull();
  told.work(27, { appointment_set: 3 });
  told.ask(claim("a", 27));
  expect(told.ask(select("b", "main", 27, { week: 0 }))).toEqual({ code: "not_proposed" });
});

test("of two selections on two phones the first one accepted wins, and the other may be taken instead", () => {
  const told = tellBoard();
  told.ask(select("first", "main", 1));
  told.work(0, { appointment_set: 1 });
  told.work(1, { appointment_set: 1 });
  told.ask(tap("first", 2));
  const refused = select("second", "main", 0, { n: 1, minute: 1 });
  expect(told.ask(refused)).toEqual({ code: "slot_taken", runId: "first" });
  expect(told.ask({ ...refused, replaces: "first" })).toBeNull();

  expect(told.run("first").state).toEqual({ status: "replaced", by: "second" });
  expect(told.run("second")).toMatchObject({ progress: 2, startsOn: on(0), lastDate: on(14) });
  expect(told.run("second").verdicts.get(on(2))).toBe("heartbeat");
  expect(told.ask(claim("first", 2))).toEqual({ code: "run_superseded", runId: "second" });
  expect(told.ask(tap("first", 3))).toBeNull();
  expect(told.run("second").verdicts.get(on(3))).toBe("heartbeat");
});

test("what names a refused selection is refused with the run that stands", () => {
  const told = tellBoard({ refused: new Map([["lost", "won"]]) });
  for (const command of [tap("lost", 0), claim("lost", 0), abandon("lost", 0), buyShield("lost", 0)])
    expect(told.ask(command)).toEqual({ code: "run_superseded", runId: "won" });
  for (const command of [tap("none", 0), claim("none", 0), abandon("none", 0), buyShield("none", 0)])
    expect(told.ask(command)).toEqual({ code: "not_found" });
});

test("a run that gives way counts, boosts and hits nothing, and its dates pass to the one that stays", () => {
  const told = tellBoard({ bossLevelOn: on(0) });
  told.ask(select("first", "main", 0));
  told.work(0, { appointment_set: 1 });
  told.work(1);
  told.ask(select("second", "main", 2, { n: 1, replaces: "first" }));
  expect(told.run("second")).toMatchObject({ progress: 1, startsOn: on(0), selectedOn: on(2), lastDate: on(16) });
  expect(told.board().bosses[0]?.hits.map(({ runId }) => runId)).toEqual(["second", "second"]);
  told.settle(4, 3);
  expect(told.run("second").petalsLeft).toBe(2);
});

test("a claimed run can't be replaced, nor one that has ended before the selection: nobody would ever cool down", () => {
  const claimed = tellBoard();
  claimed.ask(select("first", "main", 0));
  claimed.work(0, { appointment_set: 3 });
  claimed.ask(claim("first", 0));
  expect(claimed.ask(select("second", "main", 0, { n: 1, replaces: "first" }))).toBeNull();
  expect(claimed.run("first").state.status).toBe("claimed");

  const abandoned = tellBoard();
  abandoned.ask(select("first", "main", 0));
  abandoned.ask(abandon("first", 1));
  const after = select("second", "main", 2, { n: 1, replaces: "first" });
  expect(abandoned.ask(after)).toEqual({ code: "cooldown", until: on(16) });
  expect(abandoned.ask(select("second", "main", 1, { n: 1, replaces: "first" }))).toBeNull();
  expect(abandoned.ask(select("third", "main", 1, { n: 2, replaces: "none" }))).toEqual({ code: "not_found" });
});

test("⚠ the week fills every slot that is free, claimed and failed ones too, once, with the hunt that pays most", () => {
  const told = tellBoard();
  told.facts = {
    ...told.facts,
    proposals: told.facts.proposals.map((proposal) => ({
      ...proposal,
      mission: { ...proposal.mission, xp: 100 + proposal.n },
    })),
  };
  told.ask(select("skill", "skill", 0, { n: 2 }));
  told.work(0, { note_added: 1 });
  told.ask(claim("skill", 0));
  told.settle(7, 6);
  const commands = weeklySelections(told.board(), told.facts, week(7));
  expect(commands.map(({ slot, proposalId }) => [slot, proposalId])).toEqual([
    ["main", "main 1 0"],
    ["hunt", "hunt 1 2"],
    ["skill", "skill 1 0"],
  ]);
  for (const command of commands) expect(told.ask(command)).toBeNull();
  expect(weeklySelections(told.board(), told.facts, week(8))).toEqual([]);
  // What was chosen isn't offered any more.
  expect(offered(told, 7)).toEqual([1, 2]);
});

test("the week doesn't fill a slot that is open, cooling down or waits for a claim", () => {
  const told = tellBoard();
  told.ask(select("main", "main", 0));
  told.ask(select("hunt", "hunt", 0));
  told.ask(select("skill", "skill", 0));
  told.ask(abandon("hunt", 0));
  told.work(0, { note_added: 3 });
  told.settle(7, 0);
  expect(weeklySelections(told.board(), told.facts, week(7))).toEqual([]);
});

test("the week's choice gives way to any selection recorded before the rep first acted on it, without a cooldown", () => {
  const unseen = filled();
  unseen.work(1, { appointment_set: 1 });
  expect(unseen.ask(select("mine", "main", 2, { n: 1 }))).toBeNull();
  expect(unseen.run("mine")).toMatchObject({ progress: 1, startsOn: on(0) });

  const failed = filled();
  failed.settle(5, 4);
  expect(failed.board().slots.main).toMatchObject({ status: "cooldown" });
  expect(failed.ask(select("mine", "main", 5, { n: 1 }))).toBeNull();

  const seen = filled();
  seen.ask(tap(mainOf(seen), 1));
  expect(seen.ask(select("mine", "main", 2, { n: 1 }))).toEqual({ code: "slot_taken", runId: mainOf(seen) });
  expect(seen.ask(select("mine", "main", 0, { n: 1 }))).toBeNull();
});

test("what the week's choice has earned isn't lost to a selection made afterwards", () => {
  const told = filled();
  told.work(1, { appointment_set: 3 });
  expect(told.ask(select("mine", "main", 2, { n: 1 }))).toEqual({ code: "unclaimed_run", runId: mainOf(told) });
  expect(told.ask(select("mine", "main", 1, { n: 1 }))).toBeNull();
});

test("the week's choice that ran out unseen leaves its dates alone", () => {
  const told = filled();
  told.settle(20, 19);
  expect(told.ask(select("mine", "main", 15, { n: 1 }))).toBeNull();
  expect(told.run("mine")).toMatchObject({ startsOn: on(15) });
  expect(told.board().runs[0]?.state).toMatchObject({ status: "failed", because: "petals" });
});

test("⚠ one reroll a slot and ISO week is free and has new proposals; what was given back isn't offered that day", () => {
  const told = tellBoard();
  expect(offered(told, 0)).toEqual([0, 1, 2]);
  told.ask(select("first", "main", 0));
  expect(told.ask(reroll("main", 0))).toBeNull();
  expect(told.run("first").state).toEqual({ status: "rerolled", on: on(0) });
  expect(offered(told, 0)).toEqual([3, 4, 5]);
  expect(told.ask(reroll("main", 6))).toEqual({ code: "reroll_used", again: on(7) });
  expect(told.ask(reroll("hunt", 6))).toBeNull();
  expect(told.ask(reroll("main", 7))).toBeNull();

  const back = tellBoard();
  back.facts = {
    ...back.facts,
    proposals: back.facts.proposals.map((proposal) => ({
      ...proposal,
      mission: { ...proposal.mission, id: `${proposal.n % 3}` },
    })),
  };
  back.ask(select("first", "main", 0));
  back.ask(reroll("main", 0));
  expect([offered(back, 0), offered(back, 1)]).toEqual([
    [4, 5],
    [3, 4, 5],
  ]);
});

test("a reroll takes away what was offered, except from who had selected it before, and offers only what was asked for", () => {
  const told = tellBoard();
  expect(told.ask(select("first", "main", 0, { n: 3 }))).toEqual({ code: "not_proposed" });
  told.ask(reroll("main", 0, false, 10));
  expect(told.ask(select("first", "main", 0, { n: 0, minute: 11 }))).toEqual({ code: "not_proposed" });
  expect(told.ask(select("first", "main", 0, { n: 0, minute: 9 }))).toBeNull();
});

test("⚠ a run for which something has counted isn't given back", () => {
  const told = tellBoard();
  told.ask(select("first", "main", 0));
  told.work(0, { appointment_set: 1 });
  expect(told.ask(reroll("main", 0))).toEqual({ code: "already_counted", runId: "first" });
});

test("a second reroll costs 300, a shield 500, and what can't be paid is refused as a whole", () => {
  const told = tellBoard();
  told.ask(select("run", "skill", 0));
  expect(told.ask(reroll("main", 0))).toBeNull();
  expect(told.ask(reroll("main", 1, true))).toBeNull();
  expect(told.board().wallet.balance).toBe(700);
  expect(told.ask(buyShield("run", 1))).toBeNull();
  expect(told.ask(reroll("main", 1, true, 9))).toEqual({ code: "insufficient_funds", cost: 300, balance: 200 });
  expect(told.ask(buyShield("run", 2))).toEqual({ code: "insufficient_funds", cost: 500, balance: 200 });
  expect(told.facts.decisions.length).toBe(4);
  told.settle(7, 0);
  expect(told.board().wallet.balance).toBe(1000);
});

test("a spend that comes late takes its own week's allowance first, and is refused what isn't there today", () => {
  const told = tellBoard();
  told.ask(select("run", "main", 0));
  told.work(0, { referral_generated: 3 });
  told.settle(8, null);
  expect(told.board().wallet.balance).toBe(1300);
  expect(told.ask(buyShield("run", 6))).toBeNull();
  expect(told.board().wallet.balance).toBe(1300);
  expect(told.ask(buyShield("run", 6, 1))).toBeNull();
  expect(told.ask(buyShield("run", 6, 2))).toEqual({ code: "insufficient_funds", cost: 500, balance: 0 });
});

/** A board on which a mission has paid 500, and a run of main that it can be spent for. */
function tellBoardWithReward() {
  const told = tellBoard();
  told.facts = {
    ...told.facts,
    proposals: told.facts.proposals.map((one) => ({ ...one, mission: { ...one.mission, currency: 500 } })),
  };
  told.ask(select("paid", "skill", 0));
  told.ask(select("run", "main", 0));
  told.work(0, { note_added: 3 });
  told.ask(claim("paid", 0));
  return told;
}

test("what has been spent since isn't there for a spend that comes late", () => {
  const told = tellBoardWithReward();
  told.settle(8, 0);
  for (let minute = 0; minute < 3; minute += 1) expect(told.ask(buyShield("run", 8, minute))).toBeNull();
  for (let minute = 0; minute < 2; minute += 1) expect(told.ask(buyShield("run", 6, minute))).toBeNull();
  expect(told.ask(buyShield("run", 6, 2))).toEqual({ code: "insufficient_funds", cost: 500, balance: 0 });
});

test("an undo may make the balance negative: then nothing can be bought, and nothing is taken back", () => {
  const told = tellBoardWithReward();
  for (let minute = 0; minute < 3; minute += 1) expect(told.ask(buyShield("run", 1, minute))).toBeNull();
  told.work(0);
  expect(told.board().wallet.balance).toBe(-500);
  expect(told.ask(buyShield("run", 1, 9))).toEqual({ code: "insufficient_funds", cost: 500, balance: -500 });
  expect(told.facts.decisions.length).toBe(5);
});

test("a thaw costs 100 a day and shortens a cooldown by no more than is left of it", () => {
  const told = tellBoard();
  told.ask(select("run", "main", 0));
  expect(told.ask(buyThaw("run", 1, 1))).toEqual({ code: "no_cooldown", runId: "run" });
  told.ask(abandon("run", 0));
  expect(told.ask(buyThaw("run", 10, 6))).toEqual({ code: "invalid_days", daysLeft: 5 });
  for (const days of [0, -1, 1.5]) expect(told.ask(buyThaw("run", 10, days))).toMatchObject({ code: "invalid_days" });
  expect(told.ask(buyThaw("run", 10, 5))).toBeNull();
  expect(told.ask(select("next", "main", 9))).toEqual({ code: "cooldown", until: on(10) });
  expect(told.ask(select("next", "main", 10))).toBeNull();
  expect(told.ask(buyThaw("run", 11, 1))).toEqual({ code: "no_cooldown", runId: "run" });
});

test("a cooldown that a newer run has outlived isn't thawed", () => {
  const told = tellBoard();
  told.ask(select("run", "main", 0));
  told.ask(abandon("run", 0));
  told.ask(select("next", "main", 15));
  expect(told.ask(buyThaw("run", 10, 5))).toEqual({ code: "no_cooldown", runId: "run" });
});

test("a shield is for an open run", () => {
  const told = tellBoard();
  told.ask(select("run", "skill", 0));
  expect(told.ask(buyShield("run", 8))).toEqual({ code: "run_ended", runId: "run" });
  told.work(0, { note_added: 3 });
  expect(told.ask(buyShield("run", 1))).toEqual({ code: "run_succeeded", runId: "run" });
});

test("a tap lies in its run's dates, and is taken whatever became of the run", () => {
  const told = tellBoard();
  told.ask(select("run", "skill", 1));
  expect(told.ask(tap("run", 0))).toEqual({ code: "outside_run", runId: "run" });
  expect(told.ask(tap("run", 9))).toEqual({ code: "outside_run", runId: "run" });
  told.settle(9, 8);
  expect(told.run("run").state).toMatchObject({ status: "failed", because: "petals" });
  expect(told.ask(tap("run", 4))).toBeNull();
});

test("a command that was accepted is accepted again as it was", () => {
  const told = tellBoard();
  const commands = [select("run", "main", 0), reroll("hunt", 0), abandon("run", 1)];
  for (const command of commands) expect(told.ask(command)).toBeNull();
  const { decisions } = told.facts;
  for (const command of commands) expect(told.ask(command)).toBeNull();
  expect(told.facts.decisions).toEqual(decisions);
});

test("a selection that comes when all of its dates are gone is refused with the run that had them", () => {
  const told = tellBoard();
  told.ask(select("run", "skill", 8));
  told.work(8, { note_added: 3 });
  told.ask(claim("run", 8));
  expect(told.ask(select("late", "skill", 0, { week: 0 }))).toEqual({ code: "slot_taken", runId: "run" });
  expect(told.ask(select("late", "skill", 2, { week: 0 }))).toBeNull();
  expect(told.run("late")).toMatchObject({ startsOn: on(9), lastDate: on(9) });
});

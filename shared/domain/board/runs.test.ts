import { expect, test } from "vitest";
import { abandon, buyShield, claim, on, reroll, select, type ToldBoard, tap, tellBoard } from "./testing.ts";

/** A board on which a run of this slot was selected on the Monday. */
function withRun(slot: "main" | "hunt" | "skill", of: Parameters<typeof tellBoard>[0] = {}, n = 0): ToldBoard {
  const told = tellBoard(of);
  expect(told.ask(select("run", slot, 0, { n }))).toBeNull();
  return told;
}

test("a run has three petals and 14, 7 or 7 days after its selection, the last one included", () => {
  for (const [slot, days] of [
    ["main", 14],
    ["hunt", 7],
    ["skill", 7],
  ] as const) {
    const told = withRun(slot);
    expect(told.run("run")).toMatchObject({ petalsLeft: 3, startsOn: on(0), lastDate: on(days) });
    told.settle(days, days - 1);
    for (let day = 0; day < days; day += 1) told.work(day);
    expect(told.board().slots[slot].status).toBe("active");
    expect(told.ask(select("next", slot, days))).toMatchObject({ code: "slot_taken", runId: "run" });
    expect(told.ask(select("next", slot, days + 1))).toBeNull();
  }
});

test("⚠ main and skill progress by what is counted, and succeed", () => {
  for (const [slot, counter] of [
    ["main", "appointment_set"],
    ["skill", "note_added"],
  ] as const) {
    const told = withRun(slot);
    told.work(0, { [counter]: 1 });
    expect(told.run("run")).toMatchObject({ progress: 1, state: { status: "active" } });
    told.work(1, { [counter]: 2 });
    expect(told.run("run").state).toEqual({ status: "succeeded", on: on(1), isClaimed: false, paysAfter: null });
    told.work(1, { [counter]: 1 });
    expect(told.run("run")).toMatchObject({ progress: 2, state: { status: "active" } });
  }
});

test("a backdated activity counts for progress and not for the heartbeat", () => {
  const told = withRun("skill");
  told.work(1, { note_added: 1 }, { heartbeat: false, bestPay: {} });
  told.settle(2, 1);
  expect(told.run("run")).toMatchObject({ progress: 1, petalsLeft: 2 });
});

test("⚠ an expired run fails when its last date is settled, without a cooldown", () => {
  const told = withRun("skill");
  for (let day = 0; day <= 7; day += 1) told.work(day);
  told.settle(8, 6);
  expect(told.run("run").state).toEqual({ status: "active" });
  told.settle(8, 7);
  expect(told.run("run").state).toEqual({ status: "failed", because: "expired", on: on(7), cooldownUntil: null });
});

test("⚠ petals: opening the board daily without a heartbeat costs what every missed day costs, on whatever days it is looked at", () => {
  const everyDay = withRun("main");
  const atTheEnd = withRun("main");
  for (let day = 1; day <= 4; day += 1) {
    everyDay.settle(day, day - 1);
    everyDay.board();
  }
  atTheEnd.settle(4, 3);
  expect(everyDay.run("run")).toEqual(atTheEnd.run("run"));
  // Tuesday to Thursday are missed: n days cost n petals, and the selection day none.
  expect(everyDay.run("run")).toMatchObject({
    petalsLeft: 0,
    state: { status: "failed", because: "petals", on: on(3) },
  });
});

test("⚠ a day that isn't settled costs nothing, and a late heartbeat gives the petal back whatever was evaluated before", () => {
  const told = withRun("main");
  told.settle(3, null);
  expect(told.run("run")).toMatchObject({ petalsLeft: 3 });
  told.settle(4, 3);
  expect(told.run("run").state).toMatchObject({ status: "failed", because: "petals" });
  told.work(2);
  expect(told.run("run")).toMatchObject({ petalsLeft: 1, state: { status: "active" } });
});

test("weekends, holidays, leave and cut dates cost nothing", () => {
  const told = withRun("main", {
    calendar: { workingWeekdays: [1, 2, 3, 4, 5], holidays: new Set([on(1)]), leave: new Set([on(2)]) },
    shortDates: new Set([on(3)]),
  });
  told.settle(6, 6);
  expect(told.run("run").petalsLeft).toBe(2);
  expect([...told.run("run").verdicts]).toEqual([
    [on(2), "excused"],
    [on(4), "missed"],
  ]);
});

test("a tap is a heartbeat once, however often; one that is late or suspect is none", () => {
  const told = withRun("main");
  told.settle(3, 2);
  for (let times = 0; times < 3; times += 1) expect(told.ask(tap("run", 1))).toBeNull();
  expect(told.ask({ ...tap("run", 1), id: "again" })).toBeNull();
  expect(told.run("run")).toMatchObject({ petalsLeft: 2, progress: 0 });
  for (const stamp of ["late", "suspect"] as const) {
    const stamped = withRun("main");
    stamped.settle(3, 2);
    stamped.ask(tap("run", 1, { [stamp]: true }));
    expect(stamped.run("run").petalsLeft).toBe(1);
  }
});

test("⚡ a shield gives its petal on its date, before the miss; one that finds all petals changes nothing: a sum differs from the walk", () => {
  const full = withRun("main", { today: on(1) });
  expect(full.ask(buyShield("run", 1))).toBeNull();
  full.settle(4, 3);
  full.work(1);
  expect(full.run("run").petalsLeft).toBe(1);

  const early = withRun("main");
  early.work(1);
  expect(early.ask(buyShield("run", 1))).toBeNull();
  early.settle(5, 4);
  expect(early.run("run").state).toMatchObject({ status: "failed", because: "petals", on: on(4) });

  const onTheDay = withRun("main");
  onTheDay.settle(3, 2);
  expect(onTheDay.ask(buyShield("run", 3))).toBeNull();
  onTheDay.settle(4, 3);
  expect(onTheDay.run("run")).toMatchObject({ petalsLeft: 1, state: { status: "active" } });
});

test("P9 work that makes a success an earlier one doesn't take back a petal that was bought before", () => {
  const told = withRun("main");
  told.settle(3, 2);
  told.ask(buyShield("run", 3));
  told.work(2, { appointment_set: 1 });
  told.work(4, { appointment_set: 2 });
  expect(told.run("run")).toMatchObject({ petalsLeft: 3, state: { status: "succeeded", on: on(4) } });
  told.work(2, { appointment_set: 3 });
  expect(told.run("run")).toMatchObject({ petalsLeft: 3, state: { status: "succeeded", on: on(2) } });
});

test("⚡ B4 B5 log, claim, undo: reward and hit leave with the target, and return with it", () => {
  const told = withRun("main");
  told.work(0, { appointment_set: 3 });
  expect(told.ask(claim("run", 0))).toBeNull();
  const line = { rule: "mission_claimed", cause: "run", date: on(0), amount: 340 };
  const before = told.board();
  expect(before.xpLines).toEqual([line]);
  expect(before.wallet.balance).toBe(1022);
  expect(before.bosses[0]?.hits).toContainEqual({ cause: "claim", runId: "run", date: on(0), strength: 3 });

  told.work(0, { appointment_set: 2 });
  expect(told.run("run").state).toEqual({ status: "active" });
  expect(told.board()).toMatchObject({ xpLines: [], bosses: [], wallet: { balance: 1000 } });

  told.work(1, { appointment_set: 1 });
  expect(told.board().xpLines).toEqual([{ ...line, date: on(1) }]);
});

test("⚠ claiming again changes neither date nor reward", () => {
  const told = withRun("main");
  told.work(0, { appointment_set: 3 });
  told.ask(claim("run", 1));
  const before = told.board();
  expect(told.ask(claim("run", 3))).toBeNull();
  expect(told.board()).toEqual(before);
});

test("B4 a claim waits for the days that are open before the success, and settling them changes no line", () => {
  const told = withRun("main");
  told.work(4, { appointment_set: 3 });
  told.settle(4, null);
  told.ask(claim("run", 4));
  // Tuesday to Thursday are open: if all of them are missed, the run was over before.
  expect(told.run("run").state).toEqual({ status: "succeeded", on: on(4), isClaimed: true, paysAfter: on(3) });
  expect(told.board().xpLines).toEqual([]);
  const waiting = told.facts;

  told.settle(5, 4);
  expect(told.run("run").state).toMatchObject({ status: "failed", because: "petals", on: on(3) });

  told.facts = waiting;
  told.work(2);
  expect(told.run("run").state).toMatchObject({ status: "claimed", claimedOn: on(4) });
  const { xpLines } = told.board();
  told.settle(5, 4);
  expect(told.board().xpLines).toEqual(xpLines);
});

test("a claim made before the success pays on the date of the success", () => {
  const told = withRun("main");
  told.ask(claim("run", 0));
  told.work(1, { appointment_set: 3 });
  expect(told.run("run").state).toMatchObject({ status: "claimed", on: on(1), claimedOn: on(1) });
});

test("a reward that nobody claims is claimed when the season closes, not before", () => {
  const told = withRun("main");
  told.work(0, { appointment_set: 3 });
  told.settle(95, 91);
  expect(told.run("run").state).toMatchObject({ status: "succeeded" });
  told.settle(95, 92); // 7 April, a week after the season's last date
  expect(told.run("run").state).toEqual({ status: "claimed", on: on(0), claimedOn: on(92), automatic: true });
  expect(told.ask(claim("run", 95))).toBeNull();
  expect(told.run("run").state).toMatchObject({ claimedOn: on(92), automatic: true });
});

test("⚡ B1 select, claim, select, undo: the older run is superseded, and one is open", () => {
  const told = withRun("main");
  told.work(0, { appointment_set: 3 });
  told.ask(claim("run", 0));
  told.settle(1, 0);
  expect(told.ask(select("next", "main", 1, { n: 1 }))).toBeNull();
  told.work(0, { appointment_set: 1 });
  expect(told.run("run").state).toEqual({ status: "failed", because: "superseded", on: on(0), cooldownUntil: null });
  expect(
    told
      .board()
      .runs.filter(({ state }) => state.status === "active")
      .map(({ id }) => id),
  ).toEqual(["next"]);
});

test("a run that lost its target after a newer one began costs no cooldown, however it would have ended by itself", () => {
  const told = withRun("main");
  for (let day = 1; day <= 7; day += 1) told.work(day);
  told.work(8, { appointment_set: 3 });
  told.ask(claim("run", 8));
  told.settle(9, 8);
  expect(told.ask(select("next", "main", 9))).toBeNull();
  for (const day of [1, 2, 3, 8]) told.work(day, {}, { heartbeat: false });
  expect(told.run("run")).toMatchObject({ petalsLeft: 0 });
  expect(told.run("run").state).toEqual({ status: "failed", because: "superseded", on: on(8), cooldownUntil: null });
});

test("days after the success cost no petal", () => {
  const told = withRun("main");
  told.work(0, { appointment_set: 3 });
  told.settle(10, 9);
  expect(told.run("run")).toMatchObject({ petalsLeft: 3, state: { status: "succeeded" } });
});

test("⚡ no date counts for two runs of a slot: one selected on the day of the success begins the day after", () => {
  const told = withRun("main");
  told.work(0, { appointment_set: 3 });
  told.ask(claim("run", 0));
  expect(told.ask(select("next", "main", 0, { n: 1 }))).toBeNull();
  expect(told.run("next")).toMatchObject({ selectedOn: on(0), startsOn: on(1), lastDate: on(14), progress: 0 });
  expect(told.run("run").state).toMatchObject({ status: "claimed" });

  told.work(1, { appointment_set: 1 });
  expect(told.run("next").progress).toBe(1);
});

test("⚠ a succeeded run can't be overwritten, a second one can't be opened", () => {
  const told = withRun("main");
  expect(told.ask(select("other", "main", 1, { n: 1 }))).toEqual({ code: "slot_taken", runId: "run" });
  told.work(0, { appointment_set: 3 });
  expect(told.ask(select("other", "main", 1, { n: 1 }))).toEqual({ code: "unclaimed_run", runId: "run" });
  told.ask(claim("run", 1));
  expect(told.ask(select("other", "main", 1, { n: 1 }))).toBeNull();
});

test("a failed run is rescued while its slot has no newer run, and succeeds with late facts even if it has", () => {
  const told = withRun("skill");
  told.settle(4, 3);
  expect(told.run("run").state).toMatchObject({
    status: "failed",
    because: "petals",
    on: on(3),
    cooldownUntil: on(18),
  });
  const failed = told.facts;

  told.work(1);
  expect(told.run("run").state).toEqual({ status: "active" });

  told.facts = failed;
  told.settle(21, 20);
  expect(told.ask(select("next", "skill", 21))).toBeNull();
  told.work(1);
  told.work(2);
  expect(told.run("run").state).toMatchObject({ status: "failed" });
  told.work(3, { note_added: 3 });
  expect(told.run("run").state).toMatchObject({ status: "succeeded", on: on(3) });
  told.ask(claim("run", 21));
  expect(told.run("run").state).toMatchObject({ status: "claimed" });
  expect(told.run("next").state).toEqual({ status: "active" });
});

test("⚡ a forgotten abandonment on another phone takes nothing back", () => {
  const told = withRun("main");
  told.work(1);
  told.work(2, { appointment_set: 2 });
  expect(told.ask(abandon("run", 1))).toBeNull();
  expect(told.run("run").state).toEqual({ status: "failed", because: "abandoned", on: on(2), cooldownUntil: on(17) });

  const succeeded = withRun("main");
  succeeded.work(2, { appointment_set: 3 });
  succeeded.ask(claim("run", 2));
  expect(succeeded.ask(abandon("run", 1))).toEqual({ code: "run_succeeded", runId: "run" });
});

test("⚠ an abandoned run fails and cools down for 15 days", () => {
  const told = withRun("main");
  expect(told.ask(abandon("run", 2))).toBeNull();
  expect(told.ask(abandon("run", 2))).toBeNull();
  told.settle(3, 2);
  expect(told.board().slots.main).toMatchObject({ status: "cooldown", until: on(17), daysLeft: 14 });
  expect(told.ask(select("next", "main", 16))).toEqual({ code: "cooldown", until: on(17) });
  expect(told.ask(select("next", "main", 17))).toBeNull();
});

test("B7 nothing dated after its end counts for an abandoned or rerolled run", () => {
  const abandoned = withRun("main");
  abandoned.work(1, { appointment_set: 2 });
  abandoned.ask(abandon("run", 1));
  abandoned.work(2, { appointment_set: 1 });
  expect(abandoned.run("run")).toMatchObject({ progress: 2, state: { status: "failed" } });
  expect(abandoned.ask(tap("run", 2))).toEqual({ code: "run_ended", runId: "run" });

  const rerolled = withRun("hunt");
  expect(rerolled.ask(reroll("hunt", 1))).toBeNull();
  rerolled.work(2, { two_plus_minute_call: 3 });
  expect(rerolled.run("run")).toMatchObject({ progress: 0, state: { status: "rerolled", on: on(1) } });
});

test("an abandoned run succeeds with what is known later of the dates before its end", () => {
  const told = withRun("main");
  told.ask(abandon("run", 2));
  told.work(1, { appointment_set: 3 });
  expect(told.run("run").state).toMatchObject({ status: "succeeded", on: on(1) });
});

test("⚠ a failed slot shows its cooldown with the days that are left, a claimed one is free the next day", () => {
  const told = withRun("skill");
  told.settle(4, 3);
  expect(told.board().slots.skill).toMatchObject({ status: "cooldown", until: on(18), daysLeft: 14 });
  told.settle(18, 17);
  expect(told.board().slots.skill.status).toBe("idle");

  const claimed = withRun("skill");
  claimed.work(0, { note_added: 3 });
  claimed.ask(claim("run", 0));
  expect(claimed.board().slots.skill.status).toBe("claimed");
  claimed.settle(1, 0);
  expect(claimed.board().slots.skill.status).toBe("idle");
});

test("B6 a run keeps its mission when the catalogue has a newer version", () => {
  const told = withRun("main");
  const before = told.run("run").mission;
  told.facts = {
    ...told.facts,
    proposals: told.facts.proposals.map((proposal) => ({
      ...proposal,
      target: 99,
      mission: { ...proposal.mission, version: 2, xp: 1 },
    })),
  };
  told.work(0, { appointment_set: 3 });
  told.ask(claim("run", 0));
  expect(told.run("run").mission).toEqual(before);
  expect(told.board().xpLines).toEqual([expect.objectContaining({ amount: 340 })]);
});

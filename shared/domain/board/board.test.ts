import fc from "fast-check";
import { expect, test } from "vitest";
import { foldBoard } from "./board.ts";
import type { BoardFacts } from "./board-facts.ts";
import { isOpenOn } from "./fold-runs.ts";
import { oracleRun } from "./histories/one-run.ts";
import { anyHistory, type History } from "./histories/testing.ts";
import { type Fold, live, type Moment } from "./histories/world.ts";
import { slots } from "./mission.ts";
import { momentOn, on, tap, testDay } from "./testing.ts";

/** So many take some 20 seconds; `BOARD_RUNS=20000` lives more of them. */
const numRuns = Number(process.env.BOARD_RUNS ?? 1000);

const claimedIds = ({ runs }: Moment["board"]) =>
  runs.filter(({ state }) => state.status === "claimed").map(({ id }) => id);

const same = (label: string, found: unknown, wanted: unknown) =>
  expect({ [label]: found }).toEqual({ [label]: wanted });

/** What must hold after everything that the server takes. */
function checkMoment(moment: Moment): void {
  const { board, facts, before, tookBack, accepted, begun } = moment;
  for (const slot of slots) {
    const ofSlot = board.runs.filter((run) => run.slot === slot);
    same("B1 open runs after the first", ofSlot.filter((run) => isOpenOn(run, facts.today)).slice(1), []);
    same(
      "active run with a newer one",
      ofSlot.filter((run) => run.state.status === "active" && run.hasNewer),
      [],
    );
    const dates = ofSlot.flatMap(({ verdicts }) => [...verdicts.keys()]);
    same("B3 dates with one verdict", new Set(dates).size, dates.length);
  }
  for (const run of board.runs) {
    same("B2 petals", run.petalsLeft, Math.max(0, Math.min(run.petals, run.petalsLeft)));
    same("B6 mission", run.mission, begun.get(run.id));
    const outside = [...run.verdicts.keys()].filter((date) => date < run.startsOn || date > run.endsOn);
    same("B3 verdicts outside of the run", outside, []);
  }
  const paid = board.xpLines.filter(({ rule }) => rule === "mission_claimed");
  same(
    "B5 claims that pay",
    paid.map(({ cause }) => cause),
    claimedIds(board),
  );
  for (const { hits, shieldLeft } of board.bosses) {
    const causes = hits.map(({ cause, runId, date }) => `${cause} ${cause === "heartbeat" ? "" : runId} ${date}`);
    same("hits once per cause", new Set(causes).size, causes.length);
    same("shield", shieldLeft, Math.max(0, 6 - hits.reduce((sum, { strength }) => sum + strength, 0)));
  }

  // Nothing that was claimed is lost, whatever is selected, abandoned, settled or comes late: only an undo takes it back.
  const claimed = claimedIds(board);
  const lost = claimedIds(before).filter((id) => !claimed.includes(id));
  if (!tookBack) same("claimed runs that are lost", lost, []);
  if (accepted?.kind === "abandoned") {
    const progressIn = ({ runs }: Moment["board"]) => runs.find(({ id }) => id === accepted.runId)?.progress;
    same("progress of an abandoned run", progressIn(board), progressIn(before));
  }
}

/** What is said of each run, against what is said of it by itself. */
function checkRuns({ board, facts, activities }: Moment): void {
  if (facts.effects.length > 0) return;
  for (const selected of facts.decisions.filter((one) => one.kind === "selected")) {
    const run = board.runs.find(({ id }) => id === selected.id);
    const { boosted, ...wanted } = oracleRun(selected, facts, activities);
    same(selected.id, { state: run?.state, progress: run?.progress, petalsLeft: run?.petalsLeft }, wanted);
    same(
      "boosted",
      run?.paid.boosts.map(({ date }) => date),
      boosted,
    );
  }
}

/** What must hold of all that is known at a history's end, folded again in other ways. */
function checkEnd({ facts, board }: Moment, { seed }: History, fold: Fold): void {
  expect(fold(shuffled(facts, seed))).toEqual(board); // B8

  const lines = (finalThrough: BoardFacts["finalThrough"]) => {
    const { runs, xpLines } = fold({ ...facts, finalThrough });
    const automatic = runs.filter(({ state }) => state.status === "claimed" && state.automatic).map(({ id }) => id);
    return xpLines.filter(({ cause }) => !automatic.includes(cause));
  };
  const isOfRun = ({ rule }: { readonly rule: string }) => rule !== "boss_claimed";
  const [unsettled, settled] = [lines(null), lines(facts.today)];
  same("lines that settling changes", settled.filter(isOfRun), unsettled.filter(isOfRun).filter(isIn(settled)));

  for (const run of board.runs) {
    const end = run.ended;
    if (end === null || end.kind === "replaced") continue; // B7
    const upToEnd = {
      ...facts,
      days: new Map([...facts.days].filter(([date]) => date <= end.on)),
      taps: facts.taps.filter(({ date }) => date <= end.on),
    };
    const again = fold(upToEnd).runs.find(({ id }) => id === run.id);
    same("B7 run", [again?.progress, again?.paid.boosts], [run.progress, run.paid.boosts]);
  }
  checkMoreWork(facts, board, seed, fold);
}

/** P9 one more heartbeat, or one more note, lowers neither XP nor progress nor petals. */
function checkMoreWork(facts: BoardFacts, board: Moment["board"], seed: number, fold: Fold): void {
  const worked = seed % 40;
  const runId = board.runs[seed % Math.max(1, board.runs.length)]?.id ?? "none";
  const day = facts.days.get(on(worked)) ?? testDay(worked, {});
  const counters = { ...day.counters, note_added: (day.counters.note_added ?? 0) + 1 };
  const bestPay = { note_added: 22, ...day.bestPay };
  for (const more of [
    { ...facts, taps: [...facts.taps, { ...tap(runId, worked), id: "more", recordedAt: momentOn(worked) }] },
    { ...facts, days: new Map(facts.days).set(on(worked), { ...day, heartbeat: true, counters, bestPay }) },
  ]) {
    const after = fold(more);
    const xpOf = ({ xpLines }: Moment["board"]) => xpLines.reduce((sum, { amount }) => sum + amount, 0);
    expect(xpOf(after)).toBeGreaterThanOrEqual(xpOf(board));
    for (const [index, run] of board.runs.entries()) {
      expect(after.runs[index]?.petalsLeft).toBeGreaterThanOrEqual(run.petalsLeft);
      if (run.state.status === "claimed") expect(after.runs[index]?.state.status).toBe("claimed");
    }
  }
}

function isIn<Item>(items: readonly Item[]) {
  const known = new Set(items.map((item) => JSON.stringify(item)));
  return (item: Item) => known.has(JSON.stringify(item));
}

/** The same facts and decisions in another order, some of them twice. */
function shuffled(facts: BoardFacts, seed: number): BoardFacts {
  const mixed = <Item>(items: readonly Item[]): readonly Item[] => {
    const places = new Map(items.map((item, index) => [item, ((index + 1) * (seed + 7919)) % 10_007]));
    const again = items.filter((_, index) => (seed + index) % 3 === 0);
    return [...items, ...again].toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  };
  return {
    ...facts,
    days: new Map(mixed([...facts.days])),
    effects: mixed(facts.effects),
    taps: mixed(facts.taps),
    claims: mixed(facts.claims),
    links: mixed(facts.links),
    proofs: mixed(facts.proofs),
    decisions: mixed(facts.decisions),
  };
}

function holds(history: History, fold: Fold): void {
  let looked = 0;
  const last = live(history, fold, (moment) => {
    checkMoment(moment);
    looked += 1;
    // What is wrong with a run mostly stays wrong, and looking costs as much as all the rest.
    if (looked % 5 === 0) checkRuns(moment);
  });
  checkRuns(last);
  checkEnd(last, history, fold);
}

test("B1 to B8 hold after whatever two devices do, on whatever days, in whatever order it arrives", () => {
  fc.assert(
    fc.property(anyHistory, (history) => holds(history, foldBoard)),
    { numRuns },
  );
});

/** Ways to fold that are wrong, each as a trap of the rules would have it. */
const mutants: readonly (readonly [string, Fold])[] = [
  ["open days punished", (facts) => foldBoard({ ...facts, finalThrough: facts.today })],
  [
    "late taps as heartbeats",
    (facts) => foldBoard({ ...facts, taps: facts.taps.map((one) => ({ ...one, late: false })) }),
  ],
  [
    "decisions in order of arrival",
    (facts) => foldBoard({ ...facts, decisions: facts.decisions.map((one, order) => ({ ...one, order })) }),
  ],
  [
    "a newer run that takes the day of the success",
    (facts) =>
      foldBoard({
        ...facts,
        decisions: facts.decisions.map((one) => (one.kind === "selected" ? { ...one, startsOn: one.date } : one)),
      }),
  ],
  [
    "an abandonment that ends on its own date",
    (facts) =>
      foldBoard({
        ...facts,
        decisions: facts.decisions.map((one) => (one.kind === "abandoned" ? { ...one, endsOn: one.date } : one)),
      }),
  ],
  [
    "a run that gives way and goes on",
    (facts) =>
      foldBoard({
        ...facts,
        decisions: facts.decisions.map((one) => (one.kind === "selected" ? { ...one, replaces: null } : one)),
      }),
  ],
  [
    "backdated work as a heartbeat",
    (facts) =>
      foldBoard({ ...facts, days: new Map([...facts.days].map(([date, day]) => [date, { ...day, heartbeat: true }])) }),
  ],
  [
    "a claim that pays while days before it are open",
    (facts) => {
      const board = foldBoard(facts);
      const runs = board.runs.map((run) =>
        run.state.status === "succeeded" && run.state.isClaimed
          ? { ...run, state: { ...run.state, status: "claimed" as const, claimedOn: run.state.on, automatic: false } }
          : run,
      );
      return { ...board, runs };
    },
  ],
  [
    "a reward that nobody claimed, lost with the season",
    (facts) => {
      const board = foldBoard(facts);
      const runs = board.runs.map((run) =>
        run.state.status === "claimed" && run.state.automatic
          ? {
              ...run,
              state: { status: "failed" as const, because: "expired" as const, on: run.state.on, cooldownUntil: null },
            }
          : run,
      );
      return { ...board, runs };
    },
  ],
  ["a second tap as a second hit", (facts) => withTwiceTheHits(foldBoard(facts))],
];

function withTwiceTheHits(board: Moment["board"]): Moment["board"] {
  const twice = (hits: Moment["board"]["bosses"][number]["hits"]) => hits.flatMap((hit) => [hit, hit]);
  return { ...board, bosses: board.bosses.map((boss) => ({ ...boss, hits: twice(boss.hits) })) };
}

test.each(mutants)("the property finds %s", (_name, fold) => {
  const found = fc.check(
    fc.property(anyHistory, (history) => holds(history, fold)),
    { numRuns: 3000, endOnFailure: true, seed: 20260105 },
  );
  expect(found.failed).toBe(true);
});

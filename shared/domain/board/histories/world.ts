import type { Counter } from "../../ruleset/ruleset.ts";
import { addDays, type CivilDate } from "../../time/civil-date.ts";
import type { Board } from "../board.ts";
import type { BoardCommand } from "../board-command.ts";
import type { BoardDay } from "../board-day.ts";
import type { BoardFacts, Decision, Selected } from "../board-facts.ts";
import { decide, withAccepted } from "../decide.ts";
import { weeklySelections } from "../decide-select.ts";
import type { BossRun } from "../fold-bosses.ts";
import { type Slot, slots } from "../mission.ts";
import { abandon, buyShield, buyThaw, claim, momentOn, on, reroll, select, tap, testFacts } from "../testing.ts";
import type { BossStep, History, Step } from "./testing.ts";

/** What a rep logged; an undone one stays where it is. */
export type WorldActivity = {
  readonly id: number;
  readonly date: CivilDate;
  readonly counter: Counter;
  /** A backdated or late one counts for progress alone. */
  readonly isTimely: boolean;
  readonly undone: boolean;
};

type Queued =
  | { readonly kind: "logged"; readonly activity: WorldActivity }
  | { readonly kind: "undone"; readonly id: number }
  | { readonly kind: "asked"; readonly command: BoardCommand };

export type Fold = (facts: BoardFacts) => Board;

/** What the server holds after a step, and what it held before. */
export type Moment = {
  readonly facts: BoardFacts;
  readonly board: Board;
  readonly activities: readonly WorldActivity[];
  /** Whether the step took work back. */
  readonly tookBack: boolean;
  readonly accepted: Decision | null;
  readonly before: Board;
  /** The missions that the runs were begun with. */
  readonly begun: ReadonlyMap<string, Selected["mission"]>;
};

/** Lives a history on two devices and a server, and tells what the server holds after everything that it takes. */
export function live({ firstDay, effects, steps }: History, fold: Fold, look: (moment: Moment) => void): Moment {
  let facts = testFacts({ effects, today: on(firstDay), joinedOn: on(0), bossLevelOn: firstDay === 5 ? on(5) : null });
  let day = firstDay;
  let board = fold(facts);
  const activities = new Map<number, WorldActivity>();
  const queues: [Queued[], Queued[]] = [[], []];
  const runIds: string[] = [];
  const begun = new Map<string, Selected["mission"]>();
  let made = 0;
  let last = momentAfter(board, false, null);

  for (const step of steps) takeStep(step);
  for (const queue of queues) deliver(queue, queue.length);
  return last;

  function takeStep(step: Step): void {
    made += 1;
    switch (step.kind) {
      case "log": {
        const counter =
          (["appointment_set", "two_plus_minute_call", "note_added", "dial_made"] as const)[step.what] ?? "dial_made";
        const activity = {
          id: made,
          date: on(Math.max(0, day - step.daysAgo)),
          counter,
          isTimely: step.isTimely,
          undone: false,
        };
        queueOf(step).push({ kind: "logged", activity });
        return;
      }
      case "undo":
        if (made > 1) queueOf(step).push({ kind: "undone", id: 1 + (step.which % (made - 1)) });
        return;
      case "command":
        queueOf(step).push({ kind: "asked", command: commandOf(step) });
        return;
      case "boss": {
        const command = bossCommand(step.what);
        if (command !== null) queueOf(step).push({ kind: "asked", command });
        return;
      }
      case "sync":
        deliver(queueOf(step), step.atMost);
        return;
      case "days":
        day += step.count;
        change({ ...facts, today: on(day) }, false, null);
        return;
      case "settle": {
        const finalThrough = on(day - step.behind);
        if (facts.finalThrough === null || facts.finalThrough < finalThrough)
          change({ ...facts, finalThrough }, false, null);
        return;
      }
      case "week": {
        const times = { monday: addDays(on(0), Math.floor(day / 7) * 7), on: on(day), at: momentOn(day, made % 400) };
        for (const command of weeklySelections(board, facts, times)) ask(command);
        return;
      }
    }
  }

  function queueOf(step: { readonly device: number }): Queued[] {
    return queues[step.device === 0 ? 0 : 1];
  }

  function commandOf({ what, which, slot: place }: Extract<Step, { readonly kind: "command" }>): BoardCommand {
    const slot = slots[place] ?? "main";
    const runId = meantRun(what, which, slot);
    const times = { id: `${what} ${made}`, recordedAt: momentOn(day, made % 400) };
    switch (what) {
      case "select":
      case "replace": {
        const id = `run ${made}`;
        const latest = board.slots[slot].run?.id;
        runIds.push(id);
        const replaces = what === "replace" && latest !== undefined ? { replaces: latest } : {};
        return { ...select(id, slot, day, { n: which % 6, ...replaces }), recordedAt: times.recordedAt };
      }
      case "reroll":
        return { ...reroll(slot, day, which % 2 === 0), ...times };
      case "abandon":
        return { ...abandon(runId, day), ...times };
      case "claim":
        return { ...claim(runId, day), ...times };
      case "tap":
        return { ...tap(runId, day), ...times };
      case "late_tap":
        return { ...tap(runId, day, { late: true }), ...times };
      case "shield":
        return { ...buyShield(runId, day), ...times };
      case "thaw":
        return { ...buyThaw(runId, day, 1 + (which % 9)), ...times };
    }
  }

  /** Mostly the run that the rep sees there, or one that can be claimed; now and then any that there ever was. */
  function meantRun(what: string, which: number, slot: Slot): string {
    const unclaimed = board.runs.filter(({ state }) => state.status === "succeeded" && !state.isClaimed);
    if (what === "claim" && which < 9 && unclaimed.length > 0) return unclaimed[which % unclaimed.length]?.id ?? "none";
    if (which < 7) return board.slots[slot].run?.id ?? "none";
    return runIds[(made * 7 + which) % Math.max(1, runIds.length)] ?? "none";
  }

  function bossCommand(step: BossStep): BoardCommand | null {
    const boss = board.bosses.find(({ state }) => state.status !== "claimed" && state.status !== "expired");
    if (boss === undefined) return null;
    const { id: bossRunId, proofs } = boss;
    const what = step === "next" ? nextOf(boss) : step;
    const times = { id: `${what} ${made}`, date: on(day), recordedAt: momentOn(day, made % 400) };
    switch (what) {
      case "link":
        return { kind: "link_boss", ...times, bossRunId, to: { text: "Call the one who said no" } };
      case "prove":
        return { kind: "submit_proof", ...times, bossRunId, text: "It was signed", photo: null };
      case "claim":
        return { ...claim(bossRunId, day, "boss"), ...times };
      case "approve":
      case "reject": {
        const review = { proofId: proofs.at(-1)?.id ?? "none", approved: what === "approve" };
        return { kind: "review", ...times, bossRunId, ...review, by: "manager", reason: null };
      }
    }
  }

  function deliver(queue: Queued[], atMost: number): void {
    for (const item of queue.splice(0, atMost)) {
      if (item.kind === "asked") ask(item.command);
      if (item.kind === "logged") {
        activities.set(item.activity.id, item.activity);
        change({ ...facts, days: daysOf(activities) }, false, null);
      }
      const undone = item.kind === "undone" ? activities.get(item.id) : undefined;
      if (undone !== undefined && !undone.undone) {
        activities.set(undone.id, { ...undone, undone: true });
        change({ ...facts, days: daysOf(activities) }, true, null);
      }
    }
  }

  function ask(command: BoardCommand): void {
    const taken = decide(board, facts, command);
    if (taken.ok) {
      const { list, fact } = taken.value;
      if (list === "decisions" && fact.kind === "selected") {
        begun.set(fact.id, fact.mission);
        if (!runIds.includes(fact.id)) runIds.push(fact.id);
      }
      const takesBack = list === "decisions" && fact.kind === "proof_reviewed" && !fact.approved;
      change(withAccepted(facts, taken.value), takesBack, list === "decisions" ? fact : null);
    } else if (command.kind === "select" && "runId" in taken.error) {
      facts = { ...facts, refused: new Map(facts.refused).set(command.id, taken.error.runId) };
    }
  }

  function change(next: BoardFacts, tookBack: boolean, accepted: Decision | null): void {
    const before = board;
    facts = next;
    board = fold(facts);
    last = momentAfter(before, tookBack, accepted);
    look(last);
  }

  function momentAfter(before: Board, tookBack: boolean, accepted: Decision | null): Moment {
    return { facts, board, activities: [...activities.values()], tookBack, accepted, before, begun };
  }
}

function nextOf({ state, link, proofs }: BossRun) {
  if (state.status === "defeated") return "claim";
  if (link === null) return "link";
  return proofs.length === 0 ? "prove" : "approve";
}

function daysOf(activities: ReadonlyMap<number, WorldActivity>): BoardFacts["days"] {
  const days = new Map<CivilDate, BoardDay>();
  for (const { date, counter, isTimely, undone } of activities.values()) {
    if (undone) continue;
    const day = days.get(date) ?? { date, counters: {}, heartbeat: false, bestPay: {} };
    const counters = { ...day.counters, [counter]: (day.counters[counter] ?? 0) + 1 };
    const bestPay = isTimely ? { ...day.bestPay, [counter]: 22 } : day.bestPay;
    days.set(date, { date, counters, heartbeat: day.heartbeat || isTimely, bestPay });
  }
  return days;
}

import { addDays, type CivilDate, civilDateOf, dayNumberOf } from "../time/civil-date.ts";
import { dayMs, hourMs, type Instant, instantOf, minuteMs } from "../time/instant.ts";
import { mondayToFriday } from "../time/working-days.ts";
import { type Board, foldBoard } from "./board.ts";
import type { BoardCommand, SelectCommand } from "./board-command.ts";
import type { BoardDay } from "./board-day.ts";
import type { BoardFacts } from "./board-facts.ts";
import { defaultBoardRules } from "./board-rules.ts";
import { type AcceptedFact, decide, withAccepted } from "./decide.ts";
import type { FoldedRun } from "./fold-runs.ts";
import type { BoardMission, Proposal, Slot } from "./mission.ts";
import type { BoardRefusal } from "./refusal.ts";

/** A Monday, day 0 of every told board. */
export const monday = civilDateOf("2026-01-05");

/** The date so many days after the Monday. */
export function on(day: number): CivilDate {
  return addDays(monday, day);
}

export function momentOn(day: number, minute = 0): Instant {
  return instantOf((dayNumberOf(monday) + day) * dayMs + 9 * hourMs + minute * minuteMs);
}

/** One mission a slot: three of its counter are its target. */
export const missions: { readonly [slot in Slot]: BoardMission } = {
  main: testMission("main", { id: "m", counter: "appointment_set", difficulty: "high", xp: 340, currency: 22 }),
  hunt: testMission("hunt", { id: "h", counter: "two_plus_minute_call", difficulty: "high", xp: 220, currency: 15 }),
  skill: testMission("skill", { id: "s", counter: "note_added", difficulty: "medium", xp: 140, currency: 7 }),
};

function testMission(slot: Slot, of: Partial<BoardMission>): BoardMission {
  const plain = { id: slot, version: 1, title: slot, difficulty: "medium", counter: "dial_made", floor: 3 } as const;
  return { ...plain, slot, xp: 300, currency: 20, ...of };
}

/** Proposals of a slot for as many weeks, in six places each, of targets 3, 2, 1, 3, 2, 1. */
export function testProposals(slot: Slot, weeks = 16): readonly Proposal[] {
  return Array.from({ length: weeks * 6 }, (_, index): Proposal => {
    const [week, n] = [Math.floor(index / 6), index % 6];
    const mission = { ...missions[slot], id: `${missions[slot].id}${n}` };
    return { id: `${slot} ${week} ${n}`, slot, week: on(week * 7), n, mission, target: 3 - (n % 3) };
  });
}

const allProposals = (["main", "hunt", "skill"] as const).flatMap((slot) => testProposals(slot));

/** An empty board of a rep who joined on the Monday, on that day, with nothing settled. */
export function testFacts(of: Partial<BoardFacts> = {}): BoardFacts {
  return {
    owner: { tenantId: "00000000-0000-4000-8000-000000000001", repId: "00000000-0000-4000-8000-000000000002" },
    rules: defaultBoardRules,
    joinedOn: monday,
    today: monday,
    finalThrough: null,
    calendar: mondayToFriday,
    shortDates: new Set(),
    days: new Map(),
    bossLevelOn: null,
    proposals: allProposals,
    effects: [],
    taps: [],
    claims: [],
    links: [],
    proofs: [],
    decisions: [],
    refused: new Map(),
    ...of,
  };
}

/** A date on which something was counted, with its heartbeat unless said otherwise. */
export function testDay(day: number, counters: BoardDay["counters"], of: Partial<BoardDay> = {}): BoardDay {
  const bestPay = Object.fromEntries(Object.keys(counters).map((counter) => [counter, 22]));
  return { date: on(day), counters, heartbeat: true, bestPay, ...of };
}

/** A board that is told step by step: what happens on a day, and what is asked of it. */
export type ToldBoard = {
  facts: BoardFacts;
  readonly board: () => Board;
  readonly run: (id: string) => FoldedRun;
  readonly settle: (today: number, finalThrough: number | null) => void;
  /** Replaces what is known of a day. */
  readonly work: (day: number, counters?: BoardDay["counters"], of?: Partial<BoardDay>) => void;
  /** The refusal, or `null` for what was accepted. */
  readonly ask: (command: BoardCommand) => BoardRefusal | null;
};

export function tellBoard(given: Partial<BoardFacts> = {}): ToldBoard {
  const told: ToldBoard = {
    facts: testFacts(given),
    board: () => foldBoard(told.facts),
    run: (id) => {
      const found = told.board().runs.find((run) => run.id === id);
      if (found === undefined) throw new Error(`There is no run ${id}`);
      return found;
    },
    settle: (today, finalThrough) => {
      told.facts = { ...told.facts, today: on(today), finalThrough: finalThrough === null ? null : on(finalThrough) };
    },
    work: (day, counters = { dial_made: 1 }, of = {}) => {
      told.facts = { ...told.facts, days: new Map(told.facts.days).set(on(day), testDay(day, counters, of)) };
    },
    ask: (command) => {
      const taken = decide(told.board(), told.facts, command);
      if (!taken.ok) return taken.error;
      told.facts = withAccepted(told.facts, taken.value as AcceptedFact);
      return null;
    },
  };
  return told;
}

/** Commands of a day, recorded at nine o'clock or so many minutes later. */
export function select(
  id: string,
  slot: Slot,
  day: number,
  { n = 0, week = Math.floor(day / 7), minute = 0, ...of }: Partial<SelectCommand> & SelectAt = {},
): SelectCommand {
  const times = { id, date: on(day), recordedAt: momentOn(day, minute) };
  return { kind: "select", ...times, slot, proposalId: `${slot} ${week} ${n}`, by: "rep", ...of };
}

type SelectAt = { readonly n?: number; readonly week?: number; readonly minute?: number };

export function tap(runId: string, day: number, of: { readonly late?: boolean; readonly suspect?: boolean } = {}) {
  const times = { id: `tap ${runId} ${day}`, date: on(day), recordedAt: momentOn(day) };
  return { kind: "tap", ...times, runId, late: false, suspect: false, ...of } as const;
}

export function claim(subjectId: string, day: number, subject: "run" | "boss" = "run") {
  const times = { id: `claim ${subjectId} ${day}`, date: on(day), recordedAt: momentOn(day) };
  return { kind: "claim", ...times, subject, subjectId } as const;
}

export function abandon(runId: string, day: number) {
  return { kind: "abandon", id: `abandon ${runId}`, date: on(day), recordedAt: momentOn(day), runId } as const;
}

export function reroll(slot: Slot, day: number, pay = false, minute = 1) {
  const id = `reroll ${slot} ${day} ${minute}`;
  return { kind: "reroll", id, date: on(day), recordedAt: momentOn(day, minute), slot, pay } as const;
}

export function buyShield(runId: string, day: number, minute = 0) {
  const id = `shield ${runId} ${day} ${minute}`;
  return { kind: "spend", on: "shield", id, date: on(day), recordedAt: momentOn(day, minute), runId } as const;
}

export function buyThaw(runId: string, day: number, days: number) {
  const id = `thaw ${runId} ${day}`;
  return { kind: "spend", on: "thaw", id, date: on(day), recordedAt: momentOn(day), runId, days } as const;
}

import type { LedgerOwner } from "../ledger/causal-id.ts";
import type { Counter } from "../ruleset/ruleset.ts";
import type { CivilDate } from "../time/civil-date.ts";
import type { Instant } from "../time/instant.ts";
import type { WorkCalendar } from "../time/working-days.ts";
import type { BoardDay } from "./board-day.ts";
import type { BoardRules } from "./board-rules.ts";
import type { Effect } from "./effects.ts";
import type { BoardMission, Proposal, Slot } from "./mission.ts";

/**
 * All that a rep's board follows from. Facts and decisions may come in any order and more than once (B8): facts are told apart by their
 * ids, decisions are read in the order in which they were accepted.
 */
export type BoardFacts = {
  readonly owner: LedgerOwner;
  readonly rules: BoardRules;
  readonly joinedOn: CivilDate;
  readonly today: CivilDate;
  /** The last date that is settled, or `null` where none is. */
  readonly finalThrough: CivilDate | null;
  readonly calendar: WorkCalendar;
  /** Dates that a change of zone skipped or cut: without a heartbeat nothing becomes of them. */
  readonly shortDates: ReadonlySet<CivilDate>;
  readonly days: ReadonlyMap<CivilDate, BoardDay>;
  /** When the rep reached the level that opens the boss, or `null`. */
  readonly bossLevelOn: CivilDate | null;
  readonly proposals: readonly Proposal[];
  readonly effects: readonly Effect[];
  readonly taps: readonly Tap[];
  readonly claims: readonly Claim[];
  readonly links: readonly BossLink[];
  readonly proofs: readonly Proof[];
  readonly decisions: readonly Decision[];
  /** Selections that were refused, each with the run that stands in its place, so that what follows them is known for what it is. */
  readonly refused: ReadonlyMap<string, string>;
};

/** What every fact bears: the id of its operation, and when the rep recorded it. */
type Recorded = { readonly id: string; readonly date: CivilDate; readonly recordedAt: Instant };

/** The rep says "I was there" for a run. Its date is the one on which it was recorded. */
export type Tap = Recorded & { readonly runId: string; readonly late: boolean; readonly suspect: boolean };

/** The rep asks for what a run or a boss has earned: effective while it has. */
export type Claim = Recorded & { readonly subject: "run" | "boss"; readonly subjectId: string };

/** What a boss is to be beaten with: a deal of the CRM, or a task in the rep's words. The last one holds. */
export type BossLink = Recorded & {
  readonly bossRunId: string;
  readonly to: { readonly dealId: string } | { readonly text: string };
};

export type Proof = Recorded & { readonly bossRunId: string; readonly text: string; readonly photo: string | null };

/** Taken once, in order of acceptance, with what it was decided by (P5). */
type Accepted = Recorded & { readonly order: number };

/** A mission begun: the operation's id is the run's. */
export type Selected = Accepted & {
  readonly kind: "selected";
  readonly slot: Slot;
  readonly proposalId: string;
  readonly mission: BoardMission;
  readonly target: number;
  /** The kind of activity that boosts a hunt. */
  readonly link: Counter | null;
  readonly by: "rep" | "week";
  /** The first date that counts: that of the selection, or the next one if the slot's run before needed that one. */
  readonly startsOn: CivilDate;
  readonly lastDate: CivilDate;
  readonly petals: number;
  readonly amuletId: string | null;
  /** The run that gave way. */
  readonly replaces: string | null;
};

export type Rerolled = Accepted & {
  readonly kind: "rerolled";
  readonly slot: Slot;
  /** The open run that was given back, if there was one. */
  readonly runId: string | null;
  readonly cost: number;
};

export type Abandoned = Accepted & {
  readonly kind: "abandoned";
  readonly runId: string;
  /** Its own date, or the last one that had already counted for the run. */
  readonly endsOn: CivilDate;
};

export type ShieldBought = Accepted & {
  readonly kind: "shield_bought";
  readonly runId: string;
  readonly cost: number;
};

export type ThawBought = Accepted & {
  readonly kind: "thaw_bought";
  readonly runId: string;
  readonly days: number;
  readonly cost: number;
};

/** A manager's word on a proof, or the CRM's that the deal was won. The last one on a proof holds. */
export type ProofReviewed = Accepted & {
  readonly kind: "proof_reviewed";
  readonly bossRunId: string;
  readonly proofId: string;
  readonly approved: boolean;
  readonly by: "manager" | "crm";
  readonly reason: string | null;
};

export type Decision = Selected | Rerolled | Abandoned | ShieldBought | ThawBought | ProofReviewed;

/** Each decision once, in order of acceptance. */
export function inOrder(decisions: readonly Decision[]): readonly Decision[] {
  return [...new Map(decisions.map((decision) => [decision.id, decision])).values()].sort(
    (a, b) => a.order - b.order || (a.id < b.id ? -1 : 1),
  );
}

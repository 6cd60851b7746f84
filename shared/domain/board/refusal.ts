import type { CivilDate } from "../time/civil-date.ts";

/** Why the board refuses a command: one stable code per cause, with what the rep needs to know about it. */
export type BoardRefusal =
  /** There is no such run, boss, proof or proposal of this rep. */
  | { readonly code: "not_found" }
  | { readonly code: "not_proposed" }
  /** Another run, `runId`, was accepted first or isn't over. */
  | { readonly code: "slot_taken"; readonly runId: string }
  /** The run before has a reward that nobody has claimed. */
  | { readonly code: "unclaimed_run"; readonly runId: string }
  | { readonly code: "cooldown"; readonly until: CivilDate }
  | { readonly code: "link_not_offered" }
  /** The command names a run that was refused or gave way; `runId` is the one that stands in its place. */
  | { readonly code: "run_superseded"; readonly runId: string }
  | { readonly code: "run_succeeded"; readonly runId: string }
  | { readonly code: "run_ended"; readonly runId: string }
  | { readonly code: "outside_run"; readonly runId: string }
  | { readonly code: "already_counted"; readonly runId: string }
  | { readonly code: "reroll_used"; readonly again: CivilDate }
  | { readonly code: "insufficient_funds"; readonly cost: number; readonly balance: number }
  | { readonly code: "no_cooldown"; readonly runId: string }
  | { readonly code: "invalid_days"; readonly daysLeft: number }
  | { readonly code: "boss_not_ready"; readonly shieldLeft: number }
  | { readonly code: "boss_not_linked" }
  | { readonly code: "boss_over" }
  | { readonly code: "invalid_text" };

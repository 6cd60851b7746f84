import type { XpRule } from "../ruleset/ruleset.ts";
import type { CivilDate } from "../time/civil-date.ts";
import type { Instant } from "../time/instant.ts";

/**
 * What a date is given besides its activities: an exam passed, a badge or a rank decided on it, a manager's adjustment. Taken once,
 * with what was read to take it, and never again (P5); a manager's reversal is a mark, not a removal.
 */
export type Award = {
  /** From the cause (P4): of an exam, a badge or a rank its code, of an adjustment the decision's id. */
  readonly id: string;
  readonly kind: AwardKind;
  /** `module_0`, `opener_elite.bronze`, `E-2`; of an adjustment the decision's id. */
  readonly code: string;
  readonly localDate: CivilDate;
  /** What it pays. */
  readonly lines: readonly AwardLine[];
  /** Closed deals that it adds, or takes away. */
  readonly deals: number;
  readonly reversed: boolean;
  readonly decidedAt: Instant;
  readonly evidence: readonly Evidence[];
  /** What a manager wrote with it. */
  readonly reason?: string;
};

export const awardKinds = ["exam", "badge", "rank", "adjustment"] as const;
export type AwardKind = (typeof awardKinds)[number];

export type AwardLine = { readonly rule: XpRule; readonly amount: number };

/** One figure that a decision rests on, as it was read then. */
export type Evidence = {
  /** `level`, `deals`, `sub30sDrop`, a badge's or an exam's code, … */
  readonly name: string;
  readonly value: number;
  readonly needed: number;
  readonly from?: CivilDate;
  readonly to?: CivilDate;
};

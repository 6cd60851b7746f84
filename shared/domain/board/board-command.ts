import type { Counter } from "../ruleset/ruleset.ts";
import type { BossLink, Claim, Proof, ProofReviewed, Tap } from "./board-facts.ts";
import type { Slot } from "./mission.ts";

/** The id of the operation, which becomes that of the fact or decision it makes, and when the rep recorded it. */
type Recorded = Pick<Tap, "id" | "date" | "recordedAt">;

/** What a rep, the week, a manager or the CRM asks of a board. */
export type BoardCommand =
  | SelectCommand
  | RerollCommand
  | AbandonCommand
  | SpendCommand
  | (Tap & { readonly kind: "tap" })
  | (Claim & { readonly kind: "claim" })
  | (BossLink & { readonly kind: "link_boss" })
  | (Proof & { readonly kind: "submit_proof" })
  | ReviewCommand;

export type SelectCommand = Recorded & {
  readonly kind: "select";
  readonly slot: Slot;
  readonly proposalId: string;
  readonly by: "rep" | "week";
  /** Of a hunt: what boosts it, if not what the mission counts. */
  readonly link?: Counter;
  /** The run that won against this selection, and that the rep gives up for it. */
  readonly replaces?: string;
};

export type RerollCommand = Recorded & {
  readonly kind: "reroll";
  readonly slot: Slot;
  /** Whether to pay for it if the week's free one is used. */
  readonly pay: boolean;
};

export type AbandonCommand = Recorded & { readonly kind: "abandon"; readonly runId: string };

export type SpendCommand = Recorded & { readonly kind: "spend"; readonly runId: string } & (
    | { readonly on: "shield" }
    | { readonly on: "thaw"; readonly days: number }
  );

export type ReviewCommand = Recorded &
  Pick<ProofReviewed, "bossRunId" | "proofId" | "approved" | "by" | "reason"> & { readonly kind: "review" };

import { err, ok, type Result } from "../result.ts";
import { isStorable } from "../storable-text.ts";
import type { Board } from "./board.ts";
import type { ReviewCommand } from "./board-command.ts";
import type { BoardFacts, BossLink, Proof, ProofReviewed } from "./board-facts.ts";
import { nextOrder } from "./decision-order.ts";
import type { BossRun } from "./fold-bosses.ts";
import type { BoardRefusal } from "./refusal.ts";

/** Names the deal or the task that the boss is to be beaten with, once its shield is down. */
export function decideLink(board: Board, facts: BoardFacts, link: BossLink): Result<BossLink, BoardRefusal> {
  const found = findReady(board, link.bossRunId);
  if (!found.ok) return found;
  return "text" in link.to && !isProper(link.to.text, 1, facts.rules.boss.proofAtMost)
    ? err({ code: "invalid_text" })
    : ok(link);
}

/** Hands in what was done: the shield must be down and something linked. */
export function decideProof(board: Board, facts: BoardFacts, proof: Proof): Result<Proof, BoardRefusal> {
  const { proofAtLeast, proofAtMost } = facts.rules.boss;
  if (!isProper(proof.text, proofAtLeast, proofAtMost)) return err({ code: "invalid_text" });
  const found = findReady(board, proof.bossRunId);
  if (!found.ok) return found;
  return found.value.link === null ? err({ code: "boss_not_linked" }) : ok(proof);
}

/** A manager's word on a proof, or the CRM's. What was approved can be taken back, what has expired can't be approved any more. */
export function decideReview(
  board: Board,
  facts: BoardFacts,
  command: ReviewCommand,
): Result<ProofReviewed, BoardRefusal> {
  const { id, date, recordedAt, bossRunId, proofId, approved, by, reason } = command;
  const boss = board.bosses.find((run) => run.id === bossRunId);
  if (!boss?.proofs.some((proof) => proof.id === proofId)) return err({ code: "not_found" });
  if (boss.state.status === "expired") return err({ code: "boss_over" });
  const order = nextOrder(facts);
  return ok({ kind: "proof_reviewed", id, date, recordedAt, order, bossRunId, proofId, approved, by, reason });
}

function findReady(board: Board, bossRunId: string): Result<BossRun, BoardRefusal> {
  const boss = board.bosses.find(({ id }) => id === bossRunId);
  if (boss === undefined) return err({ code: "not_found" });
  switch (boss.state.status) {
    case "ready":
      return ok(boss);
    case "available":
      return err({ code: "boss_not_ready", shieldLeft: boss.shieldLeft });
    case "defeated":
    case "claimed":
    case "expired":
      return err({ code: "boss_over" });
  }
}

function isProper(text: string, atLeast: number, atMost: number): boolean {
  const { length } = text.trim();
  return length >= atLeast && length <= atMost && isStorable(text);
}

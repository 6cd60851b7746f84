import { ok, type Result } from "../result.ts";
import type { Board } from "./board.ts";
import type { BoardCommand } from "./board-command.ts";
import type { BoardFacts, BossLink, Claim, Decision, Proof, Tap } from "./board-facts.ts";
import { decideLink, decideProof, decideReview } from "./decide-boss.ts";
import { decideAbandon, decideClaim, decideReroll, decideTap } from "./decide-run.ts";
import { decideSelect } from "./decide-select.ts";
import { decideSpend } from "./decide-spend.ts";
import type { BoardRefusal } from "./refusal.ts";

/** What an accepted command leaves behind. */
export type AcceptedFact =
  | { readonly list: "taps"; readonly fact: Tap }
  | { readonly list: "claims"; readonly fact: Claim }
  | { readonly list: "links"; readonly fact: BossLink }
  | { readonly list: "proofs"; readonly fact: Proof }
  | { readonly list: "decisions"; readonly fact: Decision };

/**
 * Whether a command is accepted, and what it leaves behind. The browser asks to predict, the server to confirm (P2). `board` is the fold of
 * `facts`; one that was accepted before is accepted again, as it was.
 */
export function decide(board: Board, facts: BoardFacts, command: BoardCommand): Result<AcceptedFact, BoardRefusal> {
  switch (command.kind) {
    case "tap": {
      const { kind: _, ...tap } = command;
      return as("taps", decideTap(board, facts, tap));
    }
    case "claim": {
      const { kind: _, ...claim } = command;
      return as("claims", decideClaim(board, facts, claim));
    }
    case "link_boss": {
      const { kind: _, ...link } = command;
      return as("links", decideLink(board, facts, link));
    }
    case "submit_proof": {
      const { kind: _, ...proof } = command;
      return as("proofs", decideProof(board, facts, proof));
    }
    case "select":
      return once(command, facts, () => decideSelect(board, facts, command));
    case "reroll":
      return once(command, facts, () => decideReroll(board, facts, command));
    case "abandon":
      return once(command, facts, () => decideAbandon(board, facts, command));
    case "spend":
      return once(command, facts, () => decideSpend(board, facts, command));
    case "review":
      return once(command, facts, () => decideReview(board, facts, command));
  }
}

/** The facts with one more that was accepted. */
export function withAccepted(facts: BoardFacts, { list, fact }: AcceptedFact): BoardFacts {
  if (facts[list].some(({ id }) => id === fact.id)) return facts;
  return { ...facts, [list]: [...facts[list], fact] };
}

function once(
  { id }: { readonly id: string },
  { decisions }: BoardFacts,
  take: () => Result<Decision, BoardRefusal>,
): Result<AcceptedFact, BoardRefusal> {
  const known = decisions.find((decision) => decision.id === id);
  return as("decisions", known === undefined ? take() : ok(known));
}

function as<List extends AcceptedFact["list"]>(
  list: List,
  taken: Result<Extract<AcceptedFact, { readonly list: List }>["fact"], BoardRefusal>,
): Result<AcceptedFact, BoardRefusal> {
  return taken.ok ? ok({ list, fact: taken.value } as AcceptedFact) : taken;
}

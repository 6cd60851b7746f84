import { err, ok, type Result } from "../result.ts";
import { daysBetween } from "../time/civil-date.ts";
import type { Board } from "./board.ts";
import type { SpendCommand } from "./board-command.ts";
import type { BoardFacts, ShieldBought, ThawBought } from "./board-facts.ts";
import { findRun } from "./decide-run.ts";
import { nextOrder } from "./decision-order.ts";
import { type FoldedRun, isOpenOn } from "./fold-runs.ts";
import type { BoardRefusal } from "./refusal.ts";
import { latestRun } from "./slot-view.ts";
import { fundsRefusal } from "./wallet-funds.ts";

/**
 * Buys a petal for an open run, or days off the cooldown of a failed one. What can't be paid for is refused as a whole. A shield is sold
 * to a run that shows all its petals too: a day that is still open may have taken one.
 */
export function decideSpend(
  board: Board,
  facts: BoardFacts,
  command: SpendCommand,
): Result<ShieldBought | ThawBought, BoardRefusal> {
  const found = findRun(board, facts, command.runId);
  if (!found.ok) return found;
  const bought =
    command.on === "shield" ? shieldFor(found.value, facts, command) : thawFor(board, found.value, facts, command);
  if (!bought.ok) return bought;
  const refusal = fundsRefusal(board.wallet.facts, bought.value.cost, command.date, facts.today);
  return refusal === null ? bought : err(refusal);
}

function shieldFor(run: FoldedRun, facts: BoardFacts, command: SpendCommand): Result<ShieldBought, BoardRefusal> {
  const { id, date, recordedAt, runId } = command;
  if (run.state.status === "succeeded" || run.state.status === "claimed") return err({ code: "run_succeeded", runId });
  if (!isOpenOn(run, date)) return err({ code: "run_ended", runId });
  if (date < run.startsOn) return err({ code: "outside_run", runId });
  const cost = facts.rules.costs.shield;
  return ok({ kind: "shield_bought", id, date, recordedAt, order: nextOrder(facts), runId, cost });
}

function thawFor(
  board: Board,
  run: FoldedRun,
  facts: BoardFacts,
  command: Extract<SpendCommand, { readonly on: "thaw" }>,
): Result<ThawBought, BoardRefusal> {
  const { id, date, recordedAt, runId, days } = command;
  const until = run.state.status === "failed" ? run.state.cooldownUntil : null;
  if (until === null || date >= until || latestRun(board.runs, run.slot) !== run)
    return err({ code: "no_cooldown", runId });
  const daysLeft = daysBetween(date, until);
  if (!Number.isInteger(days) || days < 1 || days > daysLeft) return err({ code: "invalid_days", daysLeft });
  const cost = days * facts.rules.costs.thawDay;
  return ok({ kind: "thaw_bought", id, date, recordedAt, order: nextOrder(facts), runId, days, cost });
}

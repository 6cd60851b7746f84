import { err, ok, type Result } from "../result.ts";
import { addDays, type CivilDate, latestOf, mondayOf } from "../time/civil-date.ts";
import type { Board } from "./board.ts";
import type { AbandonCommand, RerollCommand } from "./board-command.ts";
import type { Abandoned, BoardFacts, Claim, Rerolled, Tap } from "./board-facts.ts";
import { nextOrder } from "./decision-order.ts";
import { type FoldedRun, isOpenOn } from "./fold-runs.ts";
import { rerollsOf } from "./proposals.ts";
import type { BoardRefusal } from "./refusal.ts";
import { latestRun } from "./slot-view.ts";
import { fundsRefusal } from "./wallet-funds.ts";

/**
 * A tap is a fact: taken for any run that its date lies in, one that gave way too, since its taps pass to the run that stays. How often it
 * was tapped, and whether the run is over by now, makes no difference.
 */
export function decideTap(board: Board, facts: BoardFacts, tap: Tap): Result<Tap, BoardRefusal> {
  const run = board.runs.find(({ id }) => id === tap.runId);
  if (run === undefined) return err(unknownRun(tap.runId, facts));
  const { ended } = run;
  if (ended !== null && ended.kind !== "replaced" && tap.date > ended.on)
    return err({ code: "run_ended", runId: run.id });
  if (tap.date < run.startsOn || tap.date > run.lastDate) return err({ code: "outside_run", runId: run.id });
  return ok(tap);
}

/**
 * A claim is a fact: taken for any run or boss that stands, and effective while that has succeeded, whichever arrives first. Claiming
 * again changes nothing.
 */
export function decideClaim(board: Board, facts: BoardFacts, claim: Claim): Result<Claim, BoardRefusal> {
  if (claim.subject === "boss")
    return board.bosses.some(({ id }) => id === claim.subjectId) ? ok(claim) : err({ code: "not_found" });
  const found = findRun(board, facts, claim.subjectId);
  if (!found.ok) return found;
  return found.value.state.status === "rerolled" ? err({ code: "run_ended", runId: claim.subjectId }) : ok(claim);
}

/**
 * Gives an open run up. It ends on the later of the command's date and the last date that has counted for it already, so that an abandonment
 * forgotten on another device takes nothing back (B7).
 */
export function decideAbandon(
  board: Board,
  facts: BoardFacts,
  command: AbandonCommand,
): Result<Abandoned, BoardRefusal> {
  const found = findRun(board, facts, command.runId);
  if (!found.ok) return found;
  const run = found.value;
  const { status } = run.state;
  if (status === "succeeded" || status === "claimed") return err({ code: "run_succeeded", runId: run.id });
  if (!isOpenOn(run, command.date) || command.date < run.startsOn) return err({ code: "run_ended", runId: run.id });
  const { id, date, recordedAt, runId } = command;
  const endsOn = latestOf(date, lastCounted(run, facts) ?? date);
  return ok({ kind: "abandoned", id, date, recordedAt, order: nextOrder(facts), runId, endsOn });
}

/** Asks for other proposals: one reroll a slot and ISO week is free. It gives an open run back, if nothing has counted for it yet. */
export function decideReroll(board: Board, facts: BoardFacts, command: RerollCommand): Result<Rerolled, BoardRefusal> {
  const { id, date, recordedAt, slot, pay } = command;
  const latest = latestRun(board.runs, slot);
  const open = latest !== null && isOpenOn(latest, date) ? latest : null;
  if (open !== null && open.progress > 0) return err({ code: "already_counted", runId: open.id });

  const isUsed = rerollsOf(facts.decisions, slot, mondayOf(date)).some(({ cost }) => cost === 0);
  if (isUsed && !pay) return err({ code: "reroll_used", again: addDays(mondayOf(date), 7) });
  const cost = isUsed ? facts.rules.costs.reroll : 0;
  const refusal = fundsRefusal(board.wallet.facts, cost, date, facts.today);
  if (refusal !== null) return err(refusal);
  return ok({ kind: "rerolled", id, date, recordedAt, order: nextOrder(facts), slot, runId: open?.id ?? null, cost });
}

/** The run that a command names, if it stands. */
export function findRun(board: Board, facts: BoardFacts, runId: string): Result<FoldedRun, BoardRefusal> {
  const run = board.runs.find(({ id }) => id === runId);
  if (run === undefined) return err(unknownRun(runId, facts));
  return run.state.status === "replaced" ? err({ code: "run_superseded", runId: run.state.by }) : ok(run);
}

function unknownRun(runId: string, { refused }: BoardFacts): BoardRefusal {
  const winner = refused.get(runId);
  return winner === undefined ? { code: "not_found" } : { code: "run_superseded", runId: winner };
}

function lastCounted(run: FoldedRun, { days }: BoardFacts): CivilDate | null {
  const { verdicts, startsOn, endsOn, mission } = run;
  const alive = [...verdicts].flatMap(([date, verdict]) => (verdict === "heartbeat" ? [date] : []));
  const counted = [...days.values()].flatMap(({ date, counters }) =>
    startsOn <= date && date <= endsOn && counters[mission.counter] ? [date] : [],
  );
  return [...alive, ...counted].sort().at(-1) ?? null;
}

import { causalId } from "../ledger/causal-id.ts";
import { err, ok, type Result } from "../result.ts";
import { addDays, type CivilDate, latestOf } from "../time/civil-date.ts";
import type { Instant } from "../time/instant.ts";
import type { Board } from "./board.ts";
import type { SelectCommand } from "./board-command.ts";
import type { BoardFacts, Selected } from "./board-facts.ts";
import { firstActedAt } from "./board-run.ts";
import { nextOrder } from "./decision-order.ts";
import { chargesOf } from "./effects.ts";
import { type FoldedRun, isOpenOn } from "./fold-runs.ts";
import { type Proposal, slots } from "./mission.ts";
import { isSelectable, offeredProposals } from "./proposals.ts";
import type { BoardRefusal } from "./refusal.ts";
import { latestRun } from "./slot-view.ts";

/**
 * Whether a mission may be begun, and the run that it makes. The command's own date says whether the slot is free, so that a device that
 * was offline and the server answer alike. A run that won against this selection gives way if the rep says so, one of the week's own
 * choice whenever the rep hadn't acted on it yet.
 */
export function decideSelect(board: Board, facts: BoardFacts, command: SelectCommand): Result<Selected, BoardRefusal> {
  const { slot, link } = command;
  const proposal = facts.proposals.find(({ id }) => id === command.proposalId);
  if (proposal?.slot !== slot) return err({ code: "not_proposed" });
  if (link !== undefined && slot !== "hunt") return err({ code: "link_not_offered" });
  if (command.replaces !== undefined && !board.runs.some((run) => run.id === command.replaces && run.slot === slot))
    return err({ code: "not_found" });

  const latest = latestRun(board.runs, slot);
  const yielding = latest === null ? null : yieldingRun(latest, facts, command);
  const refusal = latest === null || yielding !== null ? null : blockOf(latest, facts, command);
  if (refusal !== null) return err(refusal);

  const others = board.runs.filter((run) => run.id !== yielding?.id);
  if (!isSelectable(proposal, facts, others, command)) return err({ code: "not_proposed" });
  const selected = selectedRun(proposal, command, facts, others, yielding);
  // Recorded long ago on a device that came late: all of its dates have gone to a run that is over.
  return latest !== null && selected.startsOn > selected.lastDate
    ? err({ code: "slot_taken", runId: latest.id })
    : ok(selected);
}

/**
 * What the week selects for a rep in the slots that are free, the hunt that pays most first. Once a week and slot: the run's id comes from
 * them, so running it again finds it done (I6).
 */
export function weeklySelections(
  board: Board,
  facts: BoardFacts,
  week: { readonly monday: CivilDate; readonly on: CivilDate; readonly at: Instant },
): readonly SelectCommand[] {
  return slots.flatMap((slot): readonly SelectCommand[] => {
    const id = causalId(facts.owner, "weekly_selection", `${slot}/${week.monday}`);
    const { status, run } = board.slots[slot];
    const isWaiting = status === "active" && run !== null && !isOpenOn(run, week.on);
    if (!(status === "idle" || isWaiting) || facts.decisions.some((decision) => decision.id === id)) return [];
    const offered = offeredProposals(facts, board.runs, slot, week.on);
    const chosen = slot === "hunt" ? offered.toSorted((a, b) => b.mission.xp - a.mission.xp)[0] : offered[0];
    if (chosen === undefined) return [];
    const times = { id, date: week.on, recordedAt: week.at };
    return [{ kind: "select", ...times, slot, proposalId: chosen.id, by: "week" }];
  });
}

/** The run that gives way to a selection, if it does. */
function yieldingRun(latest: FoldedRun, facts: BoardFacts, command: SelectCommand): FoldedRun | null {
  const isMeant = command.replaces !== undefined && latest.names.includes(command.replaces);
  if (isMeant) return canBeReplaced(latest, command.date) ? latest : null;
  const isUnseen = command.by === "rep" && isUnseenChoice(latest, facts, command.recordedAt);
  // What it has earned by then is claimed first: no reward is lost to a choice made afterwards.
  const through = latest.state.status === "succeeded" ? latest.state.on : latest.lastDate;
  return isUnseen && command.date <= through ? latest : null;
}

/** A run without an effective claim; one that has failed only by a selection that is no later than its end, or nobody would ever cool down. */
function canBeReplaced({ state }: FoldedRun, date: CivilDate): boolean {
  switch (state.status) {
    case "active":
    case "succeeded":
      return true;
    case "failed":
      return date <= state.on;
    case "claimed":
    case "rerolled":
    case "replaced":
      return false;
  }
}

/** Whether the week chose a run and the rep hadn't acted on it when recording something. */
function isUnseenChoice({ id, by, state }: FoldedRun, facts: BoardFacts, recordedAt: Instant): boolean {
  if (by !== "week" || state.status === "claimed" || state.status === "rerolled") return false;
  const { taps, claims, decisions } = facts;
  const named = decisions.filter((decision) => "runId" in decision);
  const claimed = claims.map((claim) => ({ runId: claim.subjectId, recordedAt: claim.recordedAt }));
  const actedAt = firstActedAt(id, [...taps, ...claimed, ...named]);
  return actedAt === null || recordedAt < actedAt;
}

/** What keeps a slot from taking a run on a date. */
function blockOf(latest: FoldedRun, facts: BoardFacts, { date, by, recordedAt }: SelectCommand): BoardRefusal | null {
  const { id: runId, state, lastDate } = latest;
  switch (state.status) {
    case "active":
      return date <= lastDate ? { code: "slot_taken", runId } : null;
    case "succeeded":
      return state.isClaimed ? null : { code: "unclaimed_run", runId };
    case "failed": {
      if (state.because === "expired" && date <= lastDate) return { code: "slot_taken", runId };
      const isUnseen = by === "rep" && isUnseenChoice(latest, facts, recordedAt);
      const { cooldownUntil: until } = state;
      return until !== null && date < until && !isUnseen ? { code: "cooldown", until } : null;
    }
    case "claimed":
    case "rerolled":
    case "replaced":
      return null;
  }
}

function selectedRun(
  { mission, target, id: proposalId }: Proposal,
  { id, date, recordedAt, slot, by, link }: SelectCommand,
  facts: BoardFacts,
  others: readonly FoldedRun[],
  yielding: FoldedRun | null,
): Selected {
  const { rules, effects } = facts;
  const startsOn = others
    .filter((run) => run.slot === slot)
    .flatMap((run) => neededThrough(run) ?? [])
    .reduce((first, needed) => latestOf(first, addDays(needed, 1)), date);
  const used = others.flatMap((run) =>
    run.amuletId === null || run.state.status === "replaced" ? [] : [run.amuletId],
  );
  const amulet = by === "rep" ? chargesOf(effects, "petal_shield", used)(date) : null;
  return {
    ...{ kind: "selected", id, date, recordedAt, order: nextOrder(facts), slot, proposalId, mission, target, by },
    link: slot === "hunt" ? (link ?? mission.counter) : null,
    // The dates of a run that gives way pass to this one.
    startsOn: yielding !== null && yielding.startsOn < startsOn ? yielding.startsOn : startsOn,
    lastDate: addDays(date, rules.runDays[slot]),
    petals: rules.petals + (amulet?.petals ?? 0),
    amuletId: amulet?.id ?? null,
    replaces: yielding?.id ?? null,
  };
}

/** The last date that a run needs for what it has become: a newer one begins after it, even when it is selected on that date. */
function neededThrough({ state, lastDate }: FoldedRun): CivilDate | null {
  switch (state.status) {
    case "active":
      return lastDate;
    case "succeeded":
    case "claimed":
    case "failed":
      return state.on;
    case "rerolled":
    case "replaced":
      return null;
  }
}

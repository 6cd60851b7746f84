import { causalId, type LedgerOwner } from "../ledger/causal-id.ts";
import { addDays, type CivilDate, isoWeekOf, mondayOf } from "../time/civil-date.ts";
import type { Instant } from "../time/instant.ts";
import type { BoardDay } from "./board-day.ts";
import { type BoardFacts, type Decision, inOrder, type Rerolled } from "./board-facts.ts";
import type { BoardRules } from "./board-rules.ts";
import type { FoldedRun } from "./fold-runs.ts";
import { type BoardMission, type Proposal, type Slot, slots } from "./mission.ts";
import { targetOf } from "./target.ts";

/**
 * A week's proposals for all slots, those of its rerolls included, with targets from what the rep did before `asOf`. The missions take
 * turns from week to week; ids come from rep, slot, week and place, so making them again makes the same ones.
 */
export function proposalsFor(
  owner: LedgerOwner,
  week: CivilDate,
  asOf: CivilDate,
  catalogue: readonly BoardMission[],
  days: ReadonlyMap<CivilDate, BoardDay>,
  rules: BoardRules,
  rerolls = 3,
): readonly Proposal[] {
  return slots.flatMap((slot) => {
    const missions = catalogue.filter((mission) => mission.slot === slot).sort(byId);
    const places = missions.length === 0 ? 0 : (rerolls + 1) * rules.proposalsPerRound;
    return Array.from({ length: places }, (_, n): Proposal => {
      const mission = missions[(isoWeekOf(week).week + n) % missions.length] as BoardMission;
      const id = causalId(owner, "proposal", `${slot}/${week}/${n}`);
      return { id, slot, week, n, mission, target: targetOf(mission, asOf, days, rules) };
    });
  });
}

/** What a slot offers on a date: the current round of its week, without what was taken, and without a mission given back that day. */
export function offeredProposals(
  { proposals, decisions, rules }: Pick<BoardFacts, "proposals" | "decisions" | "rules">,
  runs: readonly FoldedRun[],
  slot: Slot,
  date: CivilDate,
): readonly Proposal[] {
  const week = mondayOf(date);
  const rerolls = rerollsOf(decisions, slot, week);
  const taken = takenProposals(decisions, runs);
  const givenBack = rerolls.filter((reroll) => reroll.date === date).map(({ runId }) => runId);
  const rejected = new Set(runs.filter(({ id }) => givenBack.includes(id)).map(({ mission }) => mission.id));
  return proposals
    .filter((proposal) => proposal.slot === slot && proposal.week === week)
    .filter(({ n }) => Math.floor(n / rules.proposalsPerRound) === rerolls.length)
    .filter(({ id, mission }) => !taken.has(id) && !rejected.has(mission.id))
    .sort((a, b) => a.n - b.n);
}

/**
 * Whether a proposal may still be selected: for 28 days from its Monday, once, and not after a reroll took it away, unless the rep recorded
 * the selection before that.
 */
export function isSelectable(
  proposal: Proposal,
  { decisions, rules }: Pick<BoardFacts, "decisions" | "rules">,
  runs: readonly FoldedRun[],
  { date, recordedAt }: { readonly date: CivilDate; readonly recordedAt: Instant },
): boolean {
  const { slot, week, n } = proposal;
  if (date < week || date >= addDays(week, rules.selectableDays)) return false;
  if (takenProposals(decisions, runs).has(proposal.id)) return false;
  const rerolls = rerollsOf(decisions, slot, week);
  const round = Math.floor(n / rules.proposalsPerRound);
  const takenAway = rerolls[round];
  return round <= rerolls.length && (takenAway === undefined || recordedAt < takenAway.recordedAt);
}

/** A slot's rerolls of a week, in order of acceptance. */
export function rerollsOf(decisions: readonly Decision[], slot: Slot, week: CivilDate): readonly Rerolled[] {
  return inOrder(decisions)
    .filter((decision) => decision.kind === "rerolled")
    .filter((reroll) => reroll.slot === slot && mondayOf(reroll.date) === week);
}

/** A run that gave way gives its proposal back. */
function takenProposals(decisions: readonly Decision[], runs: readonly FoldedRun[]): ReadonlySet<string> {
  const standing = new Set(runs.filter(({ state }) => state.status !== "replaced").map(({ id }) => id));
  const selections = decisions.filter((decision) => decision.kind === "selected");
  return new Set(selections.filter(({ id }) => standing.has(id)).map(({ proposalId }) => proposalId));
}

function byId(a: BoardMission, b: BoardMission): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

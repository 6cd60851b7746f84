import type { CivilDate } from "../time/civil-date.ts";
import type { BossRules } from "./board-rules.ts";
import type { FoldedRun } from "./fold-runs.ts";

/** Something that takes a part of the boss's shield. */
export type Hit = {
  readonly cause: "claim" | "heartbeat" | "boost";
  /** The run that did it; each cause, run and date hits once. */
  readonly runId: string;
  readonly date: CivilDate;
  readonly strength: number;
};

/**
 * What hits the boss, in order of date: a claim by its difficulty, a heartbeat of the main run once a day, a boosted hunt once. They follow
 * from the walk that is paid, so settling neither adds nor takes any.
 */
export function hitsOf(runs: readonly FoldedRun[], rules: BossRules): readonly Hit[] {
  return runs.flatMap((run) => hitsOfRun(run, rules)).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function hitsOfRun({ id: runId, slot, mission, state, paid }: FoldedRun, rules: BossRules): readonly Hit[] {
  const hit = (cause: Hit["cause"], strength: number) => (date: CivilDate) => ({ cause, runId, date, strength });
  const claims = state.status === "claimed" ? [state.claimedOn] : [];
  return [
    ...claims.map(hit("claim", rules.claimHits[mission.difficulty])),
    ...(slot === "main" ? paid.heartbeats.map(hit("heartbeat", rules.heartbeatHits)) : []),
    ...paid.boosts.map(({ date }) => date).map(hit("boost", rules.boostHits)),
  ];
}

import { causalId, type LedgerOwner } from "../ledger/causal-id.ts";
import type { DefeatedBoss } from "../progression/record.ts";
import { type CivilDate, latestOf } from "../time/civil-date.ts";
import { type BoardFacts, type BossLink, inOrder, type Proof, type ProofReviewed } from "./board-facts.ts";
import { type Hit, hitsOf } from "./boss-hits.ts";
import { type FoldedRun, firstClaims } from "./fold-runs.ts";
import { closeDateOf, firstDateOf, type Season, seasonAfter, seasonOf } from "./season.ts";

/** A season's boss. */
export type BossRun = {
  readonly id: string;
  readonly season: Season;
  /** The date on which it came into sight. */
  readonly availableOn: CivilDate;
  /** What hit it, each cause once, in order of date. */
  readonly hits: readonly Hit[];
  readonly shieldLeft: number;
  readonly link: BossLink | null;
  readonly proofs: readonly BossProof[];
  readonly state: BossState;
};

export type BossProof = Proof & { readonly review: ProofReviewed | null };

export type BossState =
  | { readonly status: "available" }
  /** The shield is down, or a proof was submitted while it was: then it stays so whatever happens to hits. */
  | { readonly status: "ready" }
  | { readonly status: "defeated"; readonly on: CivilDate }
  | { readonly status: "claimed"; readonly on: CivilDate; readonly claimedOn: CivilDate; readonly automatic: boolean }
  | { readonly status: "expired" };

/** The bosses of all seasons from the one in which the first came into sight to today's, in order; none before that. */
export function foldBosses(runs: readonly FoldedRun[], facts: BoardFacts): readonly BossRun[] {
  const availableOn = availableFrom(runs, facts);
  if (availableOn === null || availableOn > facts.today) return [];
  const hits = hitsOf(runs, facts.rules.boss).filter(({ date }) => date >= availableOn);
  const bosses: BossRun[] = [];
  for (let season = seasonOf(availableOn); season <= seasonOf(facts.today); season = seasonAfter(season))
    bosses.push(foldBoss(season, availableOn, hits, facts));
  return bosses;
}

/** The id of a season's boss run: it comes from the season, so that all devices name the same one (P4). */
export function bossRunId(owner: LedgerOwner, bossId: string, season: Season): string {
  return causalId(owner, "boss_run", `${bossId}/${season}`);
}

/** Badge, title and rank gate come from the first defeat only. */
export function firstDefeat(bosses: readonly BossRun[], bossId: string): DefeatedBoss | null {
  const dates = bosses.flatMap(({ state }) =>
    state.status === "defeated" || state.status === "claimed" ? [state.on] : [],
  );
  const on = dates.sort()[0];
  return on === undefined ? null : { boss: bossId, on };
}

/** From the first main claim, or from the level that opens it. */
function availableFrom(runs: readonly FoldedRun[], { bossLevelOn }: BoardFacts): CivilDate | null {
  const claims = runs.flatMap(({ slot, state }) =>
    slot === "main" && state.status === "claimed" ? [state.claimedOn] : [],
  );
  return [...claims, ...(bossLevelOn === null ? [] : [bossLevelOn])].sort()[0] ?? null;
}

function foldBoss(season: Season, firstSeen: CivilDate, allHits: readonly Hit[], facts: BoardFacts): BossRun {
  const { boss } = facts.rules;
  const id = bossRunId(facts.owner, boss.id, season);
  const hits = allHits.filter(({ date }) => seasonOf(date) === season);
  const shieldLeft = Math.max(0, boss.shield - hits.reduce((sum, { strength }) => sum + strength, 0));
  const links = facts.links.filter(({ bossRunId }) => bossRunId === id).sort(byRecording);
  const proofs = proofsOf(id, facts);
  return {
    id,
    season,
    availableOn: latestOf(firstSeen, firstDateOf(season)),
    hits,
    shieldLeft,
    link: links.at(-1) ?? null,
    proofs,
    state: stateOf(id, season, shieldLeft, proofs, facts),
  };
}

function proofsOf(id: string, { proofs, decisions }: BoardFacts): readonly BossProof[] {
  const own = new Map(proofs.filter(({ bossRunId }) => bossRunId === id).map((proof) => [proof.id, proof]));
  const reviews = inOrder(decisions).filter((decision) => decision.kind === "proof_reviewed");
  return [...own.values()].sort(byRecording).map((proof) => ({
    ...proof,
    review: reviews.findLast(({ proofId }) => proofId === proof.id) ?? null,
  }));
}

function stateOf(
  id: string,
  season: Season,
  shieldLeft: number,
  proofs: readonly BossProof[],
  { claims, finalThrough, rules }: BoardFacts,
): BossState {
  const closesOn = closeDateOf(season, rules.boss.closesAfterDays);
  const isClosed = finalThrough !== null && finalThrough >= closesOn;
  const on = defeatedOn(proofs);
  if (on === null) {
    if (isClosed) return { status: "expired" };
    return shieldLeft === 0 || proofs.length > 0 ? { status: "ready" } : { status: "available" };
  }
  const claim = firstClaims(claims).get(id) ?? null;
  const lastClaim = latestOf(closesOn, on);
  if (claim !== null && claim.date <= lastClaim)
    return { status: "claimed", on, claimedOn: latestOf(claim.date, on), automatic: false };
  if (claim !== null || isClosed) return { status: "claimed", on, claimedOn: lastClaim, automatic: true };
  return { status: "defeated", on };
}

function defeatedOn(proofs: readonly BossProof[]): CivilDate | null {
  const approvals = proofs.flatMap(({ review }) => (review?.approved ? [review.date] : []));
  return approvals.sort()[0] ?? null;
}

function byRecording(a: Proof | BossLink, b: Proof | BossLink): number {
  return a.recordedAt - b.recordedAt || (a.id < b.id ? -1 : 1);
}

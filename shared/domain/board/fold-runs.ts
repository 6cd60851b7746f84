import { addDays, type CivilDate, latestOf } from "../time/civil-date.ts";
import type { BoardFacts, Claim, ThawBought } from "./board-facts.ts";
import type { BoardRun } from "./board-run.ts";
import { chargesOf } from "./effects.ts";
import { slots } from "./mission.ts";
import { closeDateOf, seasonOf } from "./season.ts";
import { type RunWalk, walkRuns } from "./walk-runs.ts";

/** Where a run stands. A state that can't be has no type. */
export type RunState =
  | { readonly status: "active" }
  | {
      readonly status: "succeeded";
      readonly on: CivilDate;
      readonly isClaimed: boolean;
      /** The open day whose settlement a claim waits for: the run pays if it lives through it. */
      readonly paysAfter: CivilDate | null;
    }
  | { readonly status: "claimed"; readonly on: CivilDate; readonly claimedOn: CivilDate; readonly automatic: boolean }
  | {
      readonly status: "failed";
      readonly because: "petals" | "expired" | "abandoned" | "superseded";
      readonly on: CivilDate;
      /** The first date on which the slot takes another run. */
      readonly cooldownUntil: CivilDate | null;
    }
  | { readonly status: "rerolled"; readonly on: CivilDate }
  | { readonly status: "replaced"; readonly by: string };

export type FoldedRun = BoardRun &
  Pick<RunWalk, "progress" | "verdicts"> & {
    readonly petalsLeft: number;
    readonly state: RunState;
    /** What is derived as if every date were final: settling changes nothing in it. */
    readonly paid: Pick<RunWalk, "heartbeats" | "boosts">;
  };

/**
 * Where every run stands, from everything known about its dates (B8). Two walks are made: one as far as dates are settled, for what is
 * shown, and one as if all were, for what is paid, so that what is open may hold a claim back but never take one away.
 */
export function foldRuns(runs: readonly BoardRun[], facts: BoardFacts): readonly FoldedRun[] {
  const shown = walkRuns(runs, facts, facts.finalThrough);
  const paid = walkRuns(runs, facts, "all");
  const claims = firstClaims(facts.claims);
  const folded = runs.map((run): FoldedRun => {
    const [walk, paidWalk] = [shown.get(run.id) ?? unwalked, paid.get(run.id) ?? unwalked];
    return {
      ...run,
      progress: walk.progress,
      petalsLeft: walk.petals,
      verdicts: walk.verdicts,
      state: stateOf(run, walk, paidWalk, claims.get(run.id) ?? null, facts),
      paid: paidWalk,
    };
  });
  return withCooldowns(folded, facts);
}

/** Whether a run still takes the rep's work on a date: afterwards it waits for settlement and no longer blocks its slot. */
export function isOpenOn({ state, lastDate }: FoldedRun, date: CivilDate): boolean {
  return state.status === "active" && date <= lastDate;
}

const unwalked: RunWalk = {
  progress: 0,
  petals: 0,
  succeededOn: null,
  diedOn: null,
  verdicts: new Map(),
  heartbeats: [],
  boosts: [],
};

function stateOf(run: BoardRun, walk: RunWalk, paid: RunWalk, claim: Claim | null, facts: BoardFacts): RunState {
  const { ended, lastDate, endsOn, hasNewer } = run;
  if (ended?.kind === "replaced") return { status: "replaced", by: ended.by };
  if (ended?.kind === "rerolled") return { status: "rerolled", on: ended.on };
  if (walk.succeededOn !== null) return successOf(walk.succeededOn, claim, walk, paid, facts);

  const failed = (because: "petals" | "expired" | "abandoned" | "superseded", on: CivilDate): RunState => ({
    status: "failed",
    because,
    on,
    cooldownUntil: null,
  });
  // Only a claim let the newer run begin: what became of this one afterwards costs the slot nothing.
  if (hasNewer && claim !== null) return failed("superseded", endsOn);
  if (walk.diedOn !== null) return failed("petals", walk.diedOn);
  if (ended?.kind === "abandoned") return failed("abandoned", ended.on);
  const isSettled = facts.finalThrough !== null && facts.finalThrough >= lastDate;
  if (isSettled && endsOn === lastDate) return failed("expired", lastDate);
  return hasNewer ? failed("superseded", endsOn) : { status: "active" };
}

function successOf(
  on: CivilDate,
  claim: Claim | null,
  walk: RunWalk,
  paid: RunWalk,
  { finalThrough, rules }: BoardFacts,
): RunState {
  if (paid.succeededOn === null)
    return { status: "succeeded", on, isClaimed: claim !== null, paysAfter: lastOpenBefore(on, walk) };

  const closesOn = closeDateOf(seasonOf(on), rules.boss.closesAfterDays);
  if (claim !== null && claim.date <= closesOn)
    return { status: "claimed", on, claimedOn: latestOf(claim.date, on), automatic: false };
  if (claim !== null || (finalThrough !== null && finalThrough >= closesOn))
    return { status: "claimed", on, claimedOn: closesOn, automatic: true };
  return { status: "succeeded", on, isClaimed: false, paysAfter: null };
}

/** The two walks differ in open days only, so a success that isn't paid yet has one before it. */
function lastOpenBefore(on: CivilDate, { verdicts }: RunWalk): CivilDate {
  const open = [...verdicts].filter(([date, verdict]) => verdict === "open" && date < on);
  return open.at(-1)?.[0] ?? on;
}

/** The claims of runs and bosses by what they claim. Of several the first one counts: claiming again changes nothing. */
export function firstClaims(claims: readonly Claim[]): ReadonlyMap<string, Claim> {
  const first = new Map<string, Claim>();
  for (const claim of claims) {
    const known = first.get(claim.subjectId);
    if (known === undefined || isBefore(claim, known)) first.set(claim.subjectId, claim);
  }
  return first;
}

function isBefore(a: Claim, b: Claim): boolean {
  if (a.date !== b.date) return a.date < b.date;
  return a.recordedAt < b.recordedAt || (a.recordedAt === b.recordedAt && a.id < b.id);
}

/** Cooldowns, less what thaws them: a charge goes to the earliest failure that has one, then what was bought for the run. */
function withCooldowns(runs: readonly FoldedRun[], { rules, effects, decisions }: BoardFacts): readonly FoldedRun[] {
  const thaw = chargesOf(effects, "cooldown_thaw");
  const bought = new Map(decisions.filter((one) => one.kind === "thaw_bought").map((one) => [one.id, one]));
  const untils = new Map<string, CivilDate>();
  for (const { id, state } of runs.filter(hasCooldown).sort(byFailure)) {
    const days = rules.cooldownDays - (thaw(state.on)?.days ?? 0) - daysBought(id, [...bought.values()]);
    untils.set(id, addDays(state.on, Math.max(0, days)));
  }
  return runs.map((run) => {
    const cooldownUntil = untils.get(run.id);
    return cooldownUntil && run.state.status === "failed" ? { ...run, state: { ...run.state, cooldownUntil } } : run;
  });
}

type Failed = FoldedRun & { readonly state: Extract<RunState, { readonly status: "failed" }> };

function hasCooldown(run: FoldedRun): run is Failed {
  return run.state.status === "failed" && (run.state.because === "petals" || run.state.because === "abandoned");
}

function byFailure(a: Failed, b: Failed): number {
  if (a.state.on !== b.state.on) return a.state.on < b.state.on ? -1 : 1;
  return slots.indexOf(a.slot) - slots.indexOf(b.slot);
}

function daysBought(runId: string, bought: readonly ThawBought[]): number {
  return bought.filter((thaw) => thaw.runId === runId).reduce((sum, { days }) => sum + days, 0);
}

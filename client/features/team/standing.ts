import { dayMs, minuteMs } from "#shared/domain/time/instant.ts";
import type { Team, TeamRep } from "#shared/protocol/team.ts";

export type Freshness = "live" | "stale" | "silent";

/** How much a rep's figures can be trusted to be all there is: heard from within a quarter of an hour, two days, or not. */
export function freshnessOf({ lastSyncAt }: TeamRep, now: number): Freshness {
  if (lastSyncAt === null) return "silent";
  const ms = now - lastSyncAt;
  if (ms < 15 * minuteMs) return "live";
  return ms < 2 * dayMs ? "stale" : "silent";
}

export const teamSorts = ["xp", "deals", "streak", "heard"] as const;
export type TeamSort = (typeof teamSorts)[number];

/** The highest first; equals in the order of their names. */
export function sortReps(reps: readonly TeamRep[], sort: TeamSort): readonly TeamRep[] {
  return [...reps].sort((a, b) => rankOf(b, sort) - rankOf(a, sort) || a.name.localeCompare(b.name));
}

function rankOf(rep: TeamRep, sort: TeamSort): number {
  switch (sort) {
    case "xp":
      return rep.totalXp;
    case "deals":
      return rep.closedDeals;
    case "streak":
      return rep.streakDays;
    case "heard":
      return rep.lastSyncAt ?? 0;
  }
}

export type TeamTotals = {
  readonly totalXp: number;
  readonly closedDeals: number;
  /** Reps whose figures in the CRM are ours. */
  readonly inStep: number;
  readonly reps: number;
  /** At least so many entries are still on devices: those of the devices that said so. */
  readonly waiting: number;
};

export function totalsOf({ reps }: Team): TeamTotals {
  return {
    totalXp: reps.reduce((sum, rep) => sum + rep.totalXp, 0),
    closedDeals: reps.reduce((sum, rep) => sum + rep.closedDeals, 0),
    inStep: reps.filter((rep) => rep.crm.state === "in_step").length,
    reps: reps.length,
    waiting: reps.reduce((sum, rep) => sum + (rep.pendingReported ?? 0), 0),
  };
}

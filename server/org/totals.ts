import type { Totals } from "#shared/protocol/me.ts";

export type TotalsRow = {
  readonly total_xp: bigint;
  readonly level: number;
  readonly rank: string;
  readonly closed_deals: number;
  readonly streak_days: number;
};

/** Of `ledger.progression p`. */
export const totalsColumns = "p.total_xp, p.level, p.rank, p.closed_deals, p.streak_days";

export function toTotals(row: TotalsRow): Totals {
  return {
    totalXp: Number(row.total_xp),
    level: row.level,
    rank: row.rank,
    closedDeals: row.closed_deals,
    streakDays: row.streak_days,
  };
}

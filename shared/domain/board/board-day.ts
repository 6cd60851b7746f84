import { type Activity, isHeartbeat } from "../ledger/activity.ts";
import { countsOf } from "../ledger/counts.ts";
import type { Day } from "../ledger/day.ts";
import { createEarlyReader } from "../ledger/early-dial.ts";
import { type Pricing, pricesOf } from "../ledger/pricing.ts";
import type { Counter } from "../ruleset/ruleset.ts";

/** What the board reads of a date: its counters for progress, whether somebody was there, and what a booster is half of. */
export type BoardDay = Pick<Day, "date" | "counters" | "heartbeat"> & { readonly bestPay: BestPay };

/** What the best-paying activity of each kind earned, boosters apart; a kind without one isn't named. */
export type BestPay = { readonly [counter in Counter]?: number };

/**
 * The best-paying activity of a date by what it counts as. Only what keeps the date alive can boost: backdated, late and suspect
 * activities don't, and an undo that came late takes XP and metrics only.
 */
export function bestPayOf(activities: readonly Activity[], pricing: Pricing): BestPay {
  const unboosted = { ...pricing, boosterPercent: 100 };
  const isEarly = createEarlyReader(pricing.ruleset.calls.earlyBeforeHour);
  const best: { [counter in Counter]?: number } = {};
  const weigh = (counter: Counter, pay: number) => {
    best[counter] = Math.max(best[counter] ?? 0, pay);
  };
  for (const activity of activities) {
    if (!isHeartbeat(activity)) continue;
    const pay = pricesOf(activity, unboosted).reduce((sum, { amount }) => sum + amount, 0);
    const counted = countsOf(activity, pricing.ruleset);
    for (const counter of counted) weigh(counter, pay);
    if (counted.includes("dial_made") && isEarly(activity.occurredAt, activity.zone)) weigh("early_dial", pay);
  }
  return best;
}

import type { TierReading } from "./badges.ts";
import type { GateReading } from "./gates.ts";

/** A figure as the server last said it, and with what only this device holds (P2). */
export type Confirmed<Value> = { readonly confirmed: Value; readonly shown: Value };

/**
 * How a demand stands. `after_sync`: met with what this device still holds back. `after_settlement`: met as far as anybody can see, and
 * decided once the day is closed (P8).
 */
export type Standing = "met" | "after_sync" | "after_settlement" | "not_yet" | "not_enough_data";

/** A badge's tier is met once it was awarded; one that is reached waits for its day to close. */
export function standingOfTier({ confirmed, shown }: Confirmed<TierReading>): Standing {
  if (confirmed.awardedOn !== null) return "met";
  if (confirmed.verdict === "met") return "after_settlement";
  return shown.verdict === "met" ? "after_sync" : shown.verdict;
}

/** A gate of a rank; one that asks for a badge stands as the badge's tier does, until it has it. */
export function standingOfGate({ confirmed, shown }: Confirmed<GateReading>): Standing {
  if (confirmed.verdict === "met") return "met";
  if (confirmed.tier && shown.tier) return standingOfTier({ confirmed: confirmed.tier, shown: shown.tier });
  return shown.verdict === "met" ? "after_sync" : shown.verdict;
}

/** A rank by its gates: with all of them met it is decided once the day is closed, and one that fails holds it back. */
export function standingOfRank(gates: readonly Standing[]): Standing {
  if (gates.includes("not_yet")) return "not_yet";
  if (gates.includes("not_enough_data")) return "not_enough_data";
  return gates.includes("after_sync") ? "after_sync" : "after_settlement";
}

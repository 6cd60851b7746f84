import type { Counter, Ruleset } from "../ruleset/ruleset.ts";
import type { ActivityDetails } from "./activity.ts";

/**
 * What an activity is counted as, once each. A call is counted by its disposition; a connected one by its length too,
 * and one without a duration is neither long nor short.
 */
export function countsOf(details: ActivityDetails, ruleset: Ruleset): readonly Counter[] {
  if (details.activity !== "call") return [details.activity];

  const { calls } = ruleset;
  const counts = calls.counts[details.disposition ?? calls.defaultDisposition];
  if (details.durationSeconds === undefined || !counts.includes("call_connected")) return counts;
  if (details.durationSeconds >= calls.longFromSeconds) return [...counts, "two_plus_minute_call"];
  if (details.durationSeconds < calls.shortBelowSeconds) return [...counts, "call_under_30s"];
  return counts;
}

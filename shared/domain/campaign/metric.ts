import { type Counter, counters } from "../ruleset/ruleset.ts";

/** What a video brings, imported by managers only. Money is in minor units. */
export const importedMetrics = ["sales_dollars", "sales_units", "videos", "views", "likes"] as const;
export type ImportedMetric = (typeof importedMetrics)[number];

/** What a mission counts: imported figures, or a counter of what reps log. */
export type MissionMetric = ImportedMetric | Counter;

export const missionMetrics: readonly MissionMetric[] = [...importedMetrics, ...counters];

/** A raffle counts nothing: entering it is all. */
export type MissionType = MissionMetric | "raffle";

/** Whether facts of this kind come from reps: such a mission is completed by closed dates only. */
export function isSelfLogged(type: MissionType): type is Counter {
  return (counters as readonly string[]).includes(type);
}

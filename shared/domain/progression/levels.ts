import type { Ruleset } from "../ruleset/ruleset.ts";

/** Where a total stands among the levels. `nextAt` is `null` on the last one. */
export type Level = { readonly level: number; readonly startsAt: number; readonly nextAt: number | null };

/** The level is always that of the total; it sinks only when the total does. A total below 0 is level 1. */
export function levelOf(totalXp: number, { levels }: Ruleset): Level {
  const level = Math.max(1, levels.filter((startsAt) => totalXp >= startsAt).length);
  return { level, startsAt: levels[level - 1] ?? 0, nextAt: levels[level] ?? null };
}

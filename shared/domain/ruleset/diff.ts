import { itemKey, pathTo } from "./item-key.ts";
import type { Ruleset } from "./ruleset.ts";

/** A figure that differs between two rulesets; `undefined` where one of them doesn't have it. */
export type FigureChange = {
  /** `xp.dial_made`, `badges.closer.tiers.gold.xp`, `levels.3` */
  readonly path: string;
  readonly before: Figure | undefined;
  readonly after: Figure | undefined;
};

export type Figure = string | number | boolean | null;

/** Every figure that changed, in the order of the rulesets, the version apart. Items of a list are compared by their id, code or tier. */
export function diffRulesets(before: Ruleset, after: Ruleset): readonly FigureChange[] {
  const [old, current] = [figuresOf(before, ""), figuresOf(after, "")];
  const paths = [...new Set([...current.keys(), ...old.keys()])].filter((path) => path !== "version");
  return paths
    .map((path) => ({ path, before: old.get(path), after: current.get(path) }))
    .filter((change) => change.before !== change.after);
}

function figuresOf(value: unknown, path: string): ReadonlyMap<string, Figure> {
  if (Array.isArray(value))
    return new Map(value.flatMap((item, index) => [...figuresOf(item, pathTo(path, itemKey(item, index)))]));
  if (typeof value === "object" && value !== null)
    return new Map(Object.entries(value).flatMap(([key, part]) => [...figuresOf(part, pathTo(path, key))]));
  return value === undefined ? new Map() : new Map([[path, value as Figure]]);
}

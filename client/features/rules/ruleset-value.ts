import { itemKey } from "#shared/domain/ruleset/item-key.ts";
import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";

/** What is at a path as faults and differences name it; `undefined` where nothing is. */
export function valueAt(ruleset: Ruleset, path: string): unknown {
  let value: unknown = ruleset;
  for (const key of path.split(".")) value = partOf(value, key);
  return value;
}

/** The same ruleset with another value at a path; `undefined` takes away what is there. */
export function withValue(ruleset: Ruleset, path: string, value: unknown): Ruleset {
  return changed(ruleset, path.split("."), () => value) as Ruleset;
}

/** The same ruleset with one item more in the list at a path. */
export function withItem(ruleset: Ruleset, path: string, item: unknown): Ruleset {
  return changed(ruleset, path.split("."), (list) => (Array.isArray(list) ? [...list, item] : list)) as Ruleset;
}

function partOf(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.find((item, index) => itemKey(item, index) === key);
  if (typeof value !== "object" || value === null) return undefined;
  return (value as { readonly [name: string]: unknown })[key];
}

function changed(value: unknown, keys: readonly string[], change: (value: unknown) => unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return change(value);
  const part = changed(partOf(value, key), rest, change);
  if (Array.isArray(value)) {
    const place = value.findIndex((item, index) => itemKey(item, index) === key);
    return value.flatMap((item, index) => (index !== place ? [item] : part === undefined ? [] : [part]));
  }
  const { [key]: _, ...others } = value as { readonly [name: string]: unknown };
  return part === undefined ? others : { ...(value as object), [key]: part };
}

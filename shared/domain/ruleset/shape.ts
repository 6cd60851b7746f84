import { parseCivilDate } from "../time/civil-date.ts";
import { itemKey, pathTo } from "./item-key.ts";

/** What is wrong at a place of a ruleset, `badges.closer.tiers.gold.xp`. */
export type Fault<Code extends string = string> = { readonly path: string; readonly code: Code };

export type ShapeCode =
  | "missing"
  | "unknown_key"
  | "not_an_object"
  | "not_a_list"
  | "too_few"
  | "too_many"
  | "not_whole"
  | "out_of_range"
  | "not_known"
  | "not_a_name"
  | "not_a_date"
  | "twice";

/** The faults of a value at a path; none where it is as it should be. */
export type Shape = (value: unknown, path: string) => readonly Fault<ShapeCode>[];

export function whole(from: number, to: number): Shape {
  return (value, path) => {
    if (typeof value !== "number" || !Number.isInteger(value)) return [{ path, code: "not_whole" }];
    return value < from || value > to ? [{ path, code: "out_of_range" }] : [];
  };
}

export function oneOf(known: readonly string[]): Shape {
  return (value, path) => (known.includes(value as string) ? [] : [{ path, code: "not_known" }]);
}

export const name: Shape = (value, path) =>
  typeof value === "string" && /^[a-z][a-z0-9_]{0,39}$/.test(value) ? [] : [{ path, code: "not_a_name" }];

export const date: Shape = (value, path) =>
  typeof value === "string" && parseCivilDate(value) !== null ? [] : [{ path, code: "not_a_date" }];

/** A list of so many items at least and at most; no item, by the key it has in a path or by its value, is there twice. */
export function listOf(item: Shape, from: number, to: number): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) return [{ path, code: "not_a_list" }];
    if (value.length > to) return [{ path, code: "too_many" }];
    const items: readonly unknown[] = [...value];
    const few: readonly Fault<ShapeCode>[] = value.length < from ? [{ path, code: "too_few" }] : [];
    const names = items.map((entry, index) => (typeof entry === "object" ? itemKey(entry, index) : String(entry)));
    return [
      ...few,
      ...items.flatMap((entry, index) => {
        const place = pathTo(path, itemKey(entry, index));
        const isTwice = names.indexOf(names[index] ?? "") !== index;
        return isTwice ? [{ path: place, code: "twice" as const }] : item(entry, place);
      }),
    ];
  };
}

type Shapes = { readonly [key: string]: Shape };

/** An object with all of the first keys, perhaps some of the second, and no other. */
export function objectOf(needed: Shapes, optional: Shapes = {}): Shape {
  return (value, path) => {
    if (!isObject(value)) return [{ path, code: "not_an_object" }];
    const known = { ...optional, ...needed };
    const missing = Object.keys(needed).filter((key) => value[key] === undefined);
    return [
      ...missing.map((key) => ({ path: pathTo(path, key), code: "missing" as const })),
      ...Object.entries(value).flatMap(([key, part]) => {
        if (part === undefined) return [];
        const shape = Object.hasOwn(known, key) ? known[key] : undefined;
        return shape ? shape(part, pathTo(path, key)) : [{ path: pathTo(path, key), code: "unknown_key" as const }];
      }),
    ];
  };
}

/** The same shape under each of these keys. */
export function each(keys: readonly string[], shape: Shape): Shapes {
  return Object.fromEntries(keys.map((key) => [key, shape]));
}

/** One of several objects, told apart by their `kind`. */
export function byKind(shapes: { readonly [kind: string]: Shapes }): Shape {
  return (value, path) => {
    if (!isObject(value)) return [{ path, code: "not_an_object" }];
    const { kind } = value;
    const parts = typeof kind === "string" && Object.hasOwn(shapes, kind) ? shapes[kind] : undefined;
    if (parts === undefined) return [{ path: pathTo(path, "kind"), code: "not_known" }];
    return objectOf({ kind: () => [], ...parts })(value, path);
  };
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

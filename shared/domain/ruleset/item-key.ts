/**
 * What an item of a ruleset's list is called in a path: its id, code or tier (`closer`, `E-4`, `gold`), of a rank's gate its kind and what
 * it is about (`deals`, `badge:closer`), else its place.
 */
export function itemKey(item: unknown, index: number): string {
  if (typeof item !== "object" || item === null) return String(index);
  const parts = item as { readonly [name: string]: unknown };
  const first = (names: readonly string[]) => names.map((name) => parts[name]).find(isKey);

  const kind = first(["kind"]);
  if (kind === undefined) return first(["id", "code", "tier"]) ?? String(index);
  const about = first(["badge", "rate", "certification", "boss"]);
  return about === undefined ? kind : `${kind}:${about}`;
}

export function pathTo(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

function isKey(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

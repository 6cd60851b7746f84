import { err, ok, type Result } from "#shared/domain/result.ts";
import { badRequest, codedRefusal, type Refusal } from "./refusal.ts";

/** The values of the order's columns in the last row seen, by path. */
export type CursorValues = ReadonlyMap<string, string | number | null>;

/** Base64 of the values as JSON, parts of a field nested in it: `{"name":{"lastName":"Adams"},"id":"…"}`. */
export function encodeCursor(values: CursorValues): string {
  const nested: Record<string, unknown> = {};
  for (const [path, value] of values) {
    const [field = "", part] = path.split(".");
    nested[field] = part === undefined ? value : { ...asObject(nested[field]), [part]: value };
  }
  return Buffer.from(JSON.stringify(nested)).toString("base64");
}

/** Reads a cursor that was made for this order; one of another order, or no cursor at all, is refused. */
export function decodeCursor(cursor: string, paths: readonly string[]): Result<CursorValues, Refusal> {
  let decoded: unknown;
  try {
    decoded = JSON.parse(Buffer.from(cursor, "base64").toString());
  } catch {
    return err(badRequest(`Invalid cursor: ${cursor}`));
  }

  const values = flatten(decoded);
  const fits = values.size === paths.length && paths.every((path) => values.has(path));
  if (!fits) return err(codedRefusal("Invalid cursor", "INVALID_CURSOR"));

  const known = new Map<string, string | number | null>();
  for (const path of paths) {
    const value = values.get(path);
    if (typeof value !== "string" && typeof value !== "number" && value !== null) {
      return err(codedRefusal("Invalid cursor", "INVALID_CURSOR"));
    }
    known.set(path, value);
  }
  return ok(known);
}

function flatten(decoded: unknown): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [field, value] of Object.entries(asObject(decoded))) {
    if (typeof value !== "object" || value === null) {
      values.set(field, value);
      continue;
    }
    for (const [part, inner] of Object.entries(value)) values.set(`${field}.${part}`, inner);
  }
  return values;
}

function asObject(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

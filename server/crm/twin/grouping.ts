import { err, ok, type Result } from "#shared/domain/result.ts";
import { badRequest, type Refusal } from "./refusal.ts";

/** A column to group by; a date-time by the day, week … that it falls into in a time zone. */
export type Dimension = {
  readonly path: string;
  readonly period: { readonly granularity: Granularity; readonly timeZone: string } | null;
};

export const granularities = ["DAY", "WEEK", "MONTH", "QUARTER", "YEAR"] as const;
export type Granularity = (typeof granularities)[number];

export type Grouping = { readonly dimensions: readonly Dimension[]; readonly aggregates: readonly string[] };

/** Reads `group_by`, a list of `{field: true}`, `{field: {part: true}}` or `{field: {granularity}}`, and `aggregate`, a list of names. */
export function parseGrouping(groupBy: string | null, aggregate: string | null): Result<Grouping, Refusal> {
  const listed = parseList(groupBy);
  const dimensions = listed?.map(parseDimension);
  if (dimensions === undefined || dimensions.length === 0 || dimensions.includes(null)) return err(invalidGroupBy());

  const aggregates = aggregate === null ? [] : parseList(aggregate);
  if (aggregates === null || !aggregates.every((name) => typeof name === "string")) {
    return err(
      badRequest('Invalid aggregate query parameter - should be a valid array of strings - ex: ["totalCount"]'),
    );
  }
  return ok({ dimensions: dimensions.filter((dimension) => dimension !== null), aggregates });
}

function parseList(text: string | null): readonly unknown[] | null {
  try {
    const list: unknown = JSON.parse(text ?? "");
    return Array.isArray(list) ? list : null;
  } catch {
    return null;
  }
}

function parseDimension(item: unknown): Dimension | null {
  const [field, wanted] = onlyEntry(item) ?? [];
  if (field === undefined) return null;
  if (wanted === true) return { path: field, period: null };

  if (typeof wanted === "object" && wanted !== null && "granularity" in wanted) {
    const granularity = granularities.find((candidate) => candidate === wanted.granularity);
    const timeZone = "timeZone" in wanted ? wanted.timeZone : "UTC";
    if (granularity === undefined || typeof timeZone !== "string") return null;
    return { path: field, period: { granularity, timeZone } };
  }
  const [part, partWanted] = onlyEntry(wanted) ?? [];
  return part !== undefined && partWanted === true ? { path: `${field}.${part}`, period: null } : null;
}

function onlyEntry(value: unknown): [string, unknown] | null {
  const entries: [string, unknown][] = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return entries.length === 1 ? (entries[0] ?? null) : null;
}

function invalidGroupBy(): Refusal {
  const example = `[{"firstField": true}, {"secondField": {"subField": true}}, {"dateField": {"granularity": 'DAY'}}]`;
  return badRequest(`Invalid group_by query parameter - should be a valid array of objects - ex: ${example}`);
}

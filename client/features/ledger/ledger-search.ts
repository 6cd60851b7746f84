import { counters, otherXpRules } from "#shared/domain/ruleset/ruleset.ts";
import { addDays, type CivilDate, parseCivilDate } from "#shared/domain/time/civil-date.ts";
import type { LedgerRange } from "../../store/ledger.ts";
import { type LedgerFilter, rowStates } from "./ledger-filter.ts";

/**
 * What the Ledger's address may say: `/ledger?rule=dial_made&from=2026-04-01&to=2026-04-14`, or one `date`. A rule without dates asks for
 * all of them, and no word at all for the last seven days.
 */
export type LedgerSearch = {
  readonly rule?: NonNullable<LedgerFilter["rule"]>;
  readonly state?: NonNullable<LedgerFilter["state"]>;
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  readonly date?: CivilDate;
};

/** Takes from an address what the Ledger understands; the rest is as if it weren't there. */
export function parseLedgerSearch(search: Readonly<Record<string, unknown>>): LedgerSearch {
  const rule = filterRules.find((known) => known === search.rule);
  const state = rowStates.find((known) => known === search.state);
  const from = dateOf(search.from);
  const to = dateOf(search.to);
  const date = dateOf(search.date);
  return {
    ...(rule && { rule }),
    ...(state && { state }),
    ...(from && { from }),
    ...(to && { to }),
    ...(date && { date }),
  };
}

export const filterRules = [...counters, ...otherXpRules] as const;

export function filterOf({ rule, state }: LedgerSearch): LedgerFilter {
  return { rule: rule ?? null, state: state ?? null };
}

export function rangeOf({ rule, state, from, to, date }: LedgerSearch): LedgerRange {
  if (date) return { kind: "between", from: date, to: date };
  if (from || to) return { kind: "between", from: from ?? null, to: to ?? null };
  return rule || state ? { kind: "between", from: null, to: null } : { kind: "last", days: defaultDays };
}

const defaultDays = 7;
export const presetDays = [1, 7, 28, 90] as const;

/** The name of the range in the list of ranges: a number of days back from today, everything, or dates of one's own. */
export type RangeName = `${(typeof presetDays)[number]}` | "all" | "dates";

export function rangeNameOf(search: LedgerSearch, today: CivilDate, joinedOn: CivilDate): RangeName {
  const range = rangeOf(search);
  if (range.kind === "last") return `${defaultDays}`;
  if (range.to !== null && range.to !== today) return "dates";
  if (range.from === null || range.from === joinedOn) return "all";
  const preset = presetDays.find((days) => addDays(today, 1 - days) === range.from);
  return preset ? `${preset}` : "dates";
}

/** The first date that a named range begins with. */
export function startOf(name: RangeName, today: CivilDate, joinedOn: CivilDate): CivilDate {
  return name === "all" ? joinedOn : addDays(today, 1 - (name === "dates" ? defaultDays : Number(name)));
}

function dateOf(value: unknown): CivilDate | null {
  return typeof value === "string" ? parseCivilDate(value) : null;
}

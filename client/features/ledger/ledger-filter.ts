import type { Counter, XpRule } from "#shared/domain/ruleset/ruleset.ts";
import type { LedgerDay } from "../../store/ledger.ts";
import type { LedgerRow } from "../../store/ledger-rows.ts";

export type LedgerFilter = {
  /** Only what this rule counts or pays. */
  readonly rule: Counter | XpRule | null;
  readonly state: (typeof rowStates)[number] | null;
};

export const rowStates = ["saved_here", "confirmed", "attention", "undone"] as const;

/** What rows come to under a filter. Under a rule's, a row of sums counts for as many entries as it stands for. */
export type Tally = { readonly rows: number; readonly entries: number; readonly xp: number };

export function matches(row: LedgerRow, { rule, state }: LedgerFilter): boolean {
  // What is only counted, not paid, is told where it is asked for.
  if (rule === null ? row.cause.kind === "rest" && row.xp === 0 : !isOf(row, rule)) return false;
  if (state === null) return true;
  if (state === "undone") return row.undone;
  return row.state === state && !(state === "confirmed" && row.undone);
}

function isOf(row: LedgerRow, rule: NonNullable<LedgerFilter["rule"]>): boolean {
  if (row.cause.kind === "rest") return row.cause.rule === rule;
  return row.counts.some((counted) => counted === rule) || xpUnder(row, rule) !== 0;
}

/** What of a row's XP a filter is about: with a rule, the lines of that rule only, so that the rows add up to its figure. */
export function xpUnder({ xp, lines }: LedgerRow, rule: LedgerFilter["rule"]): number {
  if (rule === null) return xp;
  return lines.reduce((sum, line) => (line.rule === rule ? sum + line.amount : sum), 0);
}

export function tallyOf(rows: readonly LedgerRow[], { rule }: LedgerFilter): Tally {
  let entries = 0;
  let xp = 0;
  for (const row of rows) {
    entries += entriesOf(row, rule);
    xp += xpUnder(row, rule);
  }
  return { rows: rows.length, entries, xp };
}

function entriesOf({ cause, counts }: LedgerRow, rule: LedgerFilter["rule"]): number {
  if (cause.kind === "rest") return rule === null ? 1 : (cause.times ?? 1);
  if (cause.kind === "award" && rule !== null) return counts.filter((counted) => counted === rule).length || 1;
  return 1;
}

/** What a day's rows will come to, by its sums alone: `exact` where they can't come to anything else. */
export type Expected = Tally & { readonly exact: boolean };

export function expectedOf(day: LedgerDay, { rule, state }: LedgerFilter): Expected {
  const nothing: Expected = { rows: 0, entries: 0, xp: 0, exact: true };
  const { xp, counters } = day.sums;
  const paid = Object.entries(xp) as [XpRule, number][];
  const ofTheDate = paid.filter(([paidFor]) => isDateRule(paidFor)).length;
  const isHere = day.activities > 0;

  if (state === "saved_here" && !day.predicted) return nothing;
  if (state === "attention" && !day.refused) return nothing;
  if (state === "undone" && !isHere && day.awards === 0) return nothing;
  if (state !== null) return { rows: 1, entries: 0, xp: 0, exact: false };

  if (rule === null) {
    const ofRules = isHere ? 0 : paid.length - ofTheDate;
    const rows = day.activities + day.awards + ofTheDate + ofRules;
    return { rows, entries: rows, xp: day.xp.shown, exact: isHere };
  }
  const amount = xp[rule] ?? 0;
  const counted = (counters as { readonly [known in XpRule]?: number })[rule] ?? 0;
  if (amount === 0 && counted === 0) return nothing;
  if (isDateRule(rule)) return { rows: 1, entries: 1, xp: amount, exact: true };
  const rows = isHere ? Math.max(1, counted) : 1;
  return { rows, entries: Math.max(1, counted), xp: amount, exact: counted > 0 && day.awards === 0 };
}

function isDateRule(rule: XpRule): boolean {
  return rule === "first_dial_of_day" || rule === "streak_day";
}

import type { XpRule } from "../ruleset/ruleset.ts";
import type { CivilDate } from "../time/civil-date.ts";
import type { Activity } from "./activity.ts";
import type { Award } from "./award.ts";
import { causalId, type LedgerOwner } from "./causal-id.ts";
import { type Pricing, pricesOf } from "./pricing.ts";

/** One line of the ledger. Totals are sums of these and nothing else. */
export type XpEntry = {
  readonly id: string;
  readonly localDate: CivilDate;
  readonly rule: XpRule;
  /** The activity that earned it, the award that pays it, or the date. */
  readonly cause: string;
  /** `true` for the line that takes an undone one back. */
  readonly reversal: boolean;
  readonly base: number;
  /** What the base was multiplied by. */
  readonly percent: number;
  readonly amount: number;
  readonly rulesetVersion: number;
};

/** The lines of one activity; of an undone one, each line and its reversal. */
export function activityEntries(owner: LedgerOwner, activity: Activity, pricing: Pricing): readonly XpEntry[] {
  return pricesOf(activity, pricing).flatMap(({ rule, base, percent, amount, boosts }) => {
    const line = boosts === undefined ? rule : `${rule}:${boosts}`;
    const entry: XpEntry = {
      id: causalId(owner, line, activity.id),
      localDate: activity.localDate,
      rule,
      cause: activity.id,
      reversal: false,
      base,
      percent,
      amount,
      rulesetVersion: pricing.ruleset.version,
    };
    return activity.undone ? [entry, reversalOf(owner, entry, line)] : [entry];
  });
}

/** The lines of an award; of a reversed one, each line and its reversal. */
export function awardEntries(owner: LedgerOwner, award: Award, { ruleset }: Pricing): readonly XpEntry[] {
  return award.lines.flatMap(({ rule, amount }) => {
    const entry: XpEntry = {
      id: causalId(owner, rule, award.id),
      localDate: award.localDate,
      rule,
      cause: award.id,
      reversal: false,
      base: amount,
      percent: 100,
      amount,
      rulesetVersion: ruleset.version,
    };
    return award.reversed ? [entry, reversalOf(owner, entry, rule)] : [entry];
  });
}

function reversalOf(owner: LedgerOwner, entry: XpEntry, line: string): XpEntry {
  const id = causalId(owner, `${line}:reversal`, entry.cause);
  return { ...entry, id, reversal: true, base: -entry.base, amount: -entry.amount };
}

/** The line that rewards a date (`first_dial_of_day`, `streak_day`): its id comes from the date (P4). */
export function dateEntry(
  owner: LedgerOwner,
  rule: "first_dial_of_day" | "streak_day",
  date: CivilDate,
  { ruleset }: Pick<Pricing, "ruleset">,
): XpEntry | null {
  const base = ruleset.xp[rule];
  if (!base) return null;
  return {
    id: causalId(owner, rule, date),
    localDate: date,
    rule,
    cause: date,
    reversal: false,
    base,
    percent: 100,
    amount: base,
    rulesetVersion: ruleset.version,
  };
}

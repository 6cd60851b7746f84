import type { Ruleset, XpRule } from "../ruleset/ruleset.ts";
import type { CivilDate } from "../time/civil-date.ts";
import type { Activity, ActivityDetails } from "./activity.ts";
import { causalId, type LedgerOwner } from "./causal-id.ts";
import { countsOf } from "./counts.ts";

/** One line of the ledger. Totals are sums of these and nothing else. */
export type XpEntry = {
  readonly id: string;
  readonly localDate: CivilDate;
  readonly rule: XpRule;
  /** The activity that earned it, or the date. */
  readonly cause: string;
  /** `true` for the line that takes an undone one back. */
  readonly reversal: boolean;
  readonly base: number;
  readonly amount: number;
  readonly rulesetVersion: number;
};

/** What an activity earns, rule by rule, in the price list's order. Rules that pay nothing are left out. */
export function pricesOf(details: ActivityDetails, ruleset: Ruleset): readonly (readonly [XpRule, number])[] {
  return countsOf(details, ruleset).flatMap((rule) => {
    const base = ruleset.xp[rule];
    return base ? [[rule, base] as const] : [];
  });
}

/** The lines of one activity; of an undone one, each line and its reversal. */
export function activityEntries(owner: LedgerOwner, activity: Activity, ruleset: Ruleset): readonly XpEntry[] {
  return pricesOf(activity, ruleset).flatMap(([rule, base]) => {
    const entry: XpEntry = {
      id: causalId(owner, rule, activity.id),
      localDate: activity.localDate,
      rule,
      cause: activity.id,
      reversal: false,
      base,
      amount: base,
      rulesetVersion: ruleset.version,
    };
    if (!activity.undone) return [entry];
    return [entry, { ...entry, id: causalId(owner, `${rule}:reversal`, activity.id), reversal: true, amount: -base }];
  });
}

/** The line that rewards a date (`first_dial_of_day`, `streak_day`): its id comes from the date (P4). */
export function dateEntry(
  owner: LedgerOwner,
  rule: "first_dial_of_day" | "streak_day",
  date: CivilDate,
  ruleset: Ruleset,
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
    amount: base,
    rulesetVersion: ruleset.version,
  };
}

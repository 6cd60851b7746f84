import type { SpecializationId } from "../ruleset/multipliers.ts";
import type { Ruleset, XpRule } from "../ruleset/ruleset.ts";
import { type RulesetVersion, rulesetAt } from "../ruleset/versions.ts";
import type { CivilDate } from "../time/civil-date.ts";
import type { Instant } from "../time/instant.ts";
import type { ActivityDetails } from "./activity.ts";
import { countsOf } from "./counts.ts";

/** A rep's choice of a strength, from a local date on. */
export type SpecializationChoice = {
  /** The operation that made it. */
  readonly id: string;
  readonly specialization: SpecializationId;
  readonly from: CivilDate;
  readonly recordedAt: Instant;
};

/** By what a rep's dates are priced, whenever their facts arrive. */
export type PriceBook = {
  readonly rulesets: readonly RulesetVersion[];
  readonly specializations: readonly SpecializationChoice[];
};

export const defaultPriceBook: PriceBook = { rulesets: [], specializations: [] };

/** What one date is priced by. */
export type Pricing = {
  readonly ruleset: Ruleset;
  readonly specialization: SpecializationId | null;
  /** 100 on a date without a booster. */
  readonly boosterPercent: number;
};

export function pricingOn({ rulesets, specializations }: PriceBook, date: CivilDate): Pricing {
  const ruleset = rulesetAt(rulesets, date);
  const boosters = ruleset.boosters.filter(({ from, to }) => from <= date && date <= to);
  return {
    ruleset,
    specialization: specializationOn(specializations, date),
    boosterPercent: Math.max(100, ...boosters.map(({ percent }) => percent)),
  };
}

/** The choice that holds on a date: of those begun by then the last by (date, recordedAt, id), in whatever order they came (P5). */
export function specializationOn(choices: readonly SpecializationChoice[], date: CivilDate): SpecializationId | null {
  const begun = choices.filter(({ from }) => from <= date);
  const last = begun.toSorted((a, b) => compare(a.from, b.from) || a.recordedAt - b.recordedAt || compare(a.id, b.id));
  return last.at(-1)?.specialization ?? null;
}

/** One line of a price: `base` × `percent` is `amount`. */
export type Price = {
  readonly rule: XpRule;
  readonly base: number;
  readonly percent: number;
  readonly amount: number;
  /** The rule that a booster's line is on top of. */
  readonly boosts?: XpRule;
};

/** What an activity earns, rule by rule, in the price list's order, each followed by its booster. Rules that pay nothing are left out. */
export function pricesOf(details: ActivityDetails, pricing: Pricing): readonly Price[] {
  const { ruleset, specialization, boosterPercent } = pricing;
  const percents = specialization === null ? {} : ruleset.specializations.percent[specialization];
  return countsOf(details, ruleset).flatMap((rule): readonly Price[] => {
    const base = ruleset.xp[rule];
    if (!base) return [];
    const percent = percents[rule] ?? 100;
    const price: Price = { rule, base, percent, amount: percentOf(base, percent) };
    return boosterPercent === 100 ? [price] : [price, boosted(price, boosterPercent)];
  });
}

function boosted({ rule, amount }: Price, boosterPercent: number): Price {
  const percent = boosterPercent - 100;
  return { rule: "booster", base: amount, percent, amount: percentOf(amount, percent), boosts: rule };
}

/** Rounded half up, in whole numbers only. */
function percentOf(base: number, percent: number): number {
  return Math.floor((base * percent * 2 + 100) / 200);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

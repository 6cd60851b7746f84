import { isStorable } from "../storable-text.ts";
import type { CivilDate } from "../time/civil-date.ts";
import type { Tier } from "./campaign.ts";
import type { Programme, TierRule } from "./tiers.ts";

/** What tiers are earned by: units sold, or money. */
export type TierMetric = "units" | "sales";

export type ProgrammeTier = Tier &
  TierRule & {
    /** In basis points. */
    readonly commissionRate: number;
  };

/** A tenant's programme as managers write it: the tiers with the entry tier first. */
export type ProgrammeDraft = Programme & {
  readonly metric: TierMetric;
  readonly tiers: readonly ProgrammeTier[];
};

export type ProgrammeFault = {
  /** `tiers.1.threshold`, `checkpointMonths`. */
  readonly field: string;
  readonly code:
    | "missing"
    | "too_long"
    | "invalid_text"
    | "out_of_range"
    | "wrong_number"
    | "not_ascending"
    | "wrong_order";
};

export const programmeLimits = { tiersAtLeast: 3, tiersAtMost: 6, name: 60, months: 24, rate: 10_000 } as const;

const thresholdLimit = 1_000_000_000_000;

/** Everything that is wrong with a programme in itself. */
export function checkProgramme({ checkpointMonths, tiers }: ProgrammeDraft): readonly ProgrammeFault[] {
  const faults: ProgrammeFault[] = [];
  const { tiersAtLeast, tiersAtMost, months } = programmeLimits;
  if (!isWhole(checkpointMonths, 1, months)) faults.push({ field: "checkpointMonths", code: "out_of_range" });
  if (tiers.length < tiersAtLeast || tiers.length > tiersAtMost) faults.push({ field: "tiers", code: "wrong_number" });
  tiers.forEach((tier, index) => {
    for (const [field, code] of tierFaults(tier, index, tiers[index - 1] ?? null))
      faults.push({ field: `tiers.${index}.${field}`, code });
  });
  return faults;
}

function* tierFaults(
  tier: ProgrammeTier,
  index: number,
  before: ProgrammeTier | null,
): Generator<readonly [string, ProgrammeFault["code"]]> {
  if (tier.id !== `tier_${index + 1}` || tier.ordinal !== index + 1) yield ["id", "wrong_order"];
  if (tier.name.trim() === "") yield ["name", "missing"];
  else if (tier.name.length > programmeLimits.name) yield ["name", "too_long"];
  else if (!isStorable(tier.name)) yield ["name", "invalid_text"];
  if (!/^#[0-9a-f]{6}$/i.test(tier.color)) yield ["color", "invalid_text"];
  if (!isWhole(tier.commissionRate, 0, programmeLimits.rate)) yield ["commissionRate", "out_of_range"];
  if (!isWhole(tier.threshold, 0, thresholdLimit) || (index === 0 && tier.threshold !== 0))
    yield ["threshold", "out_of_range"];
  else if (before !== null && tier.threshold <= before.threshold) yield ["threshold", "not_ascending"];
}

function isWhole(value: number, from: number, to: number): boolean {
  return Number.isSafeInteger(value) && value >= from && value <= to;
}

/** What of a programme can't change any more once it counts. */
export function frozenFields(before: ProgrammeDraft, after: ProgrammeDraft): readonly ("metric" | "startsOn")[] {
  const fields: ("metric" | "startsOn")[] = [];
  if (before.metric !== after.metric) fields.push("metric");
  if (before.startsOn !== after.startsOn) fields.push("startsOn");
  return fields;
}

/** How a tenant begins: what the facts of such programmes have in common. */
export function defaultProgramme(startsOn: CivilDate): ProgrammeDraft {
  const tiers = [
    { name: "Bronze", color: "#a9714b", threshold: 0, commissionRate: 1000 },
    { name: "Silver", color: "#8f9aa6", threshold: 100, commissionRate: 1200 },
    { name: "Gold", color: "#c9a227", threshold: 300, commissionRate: 1500 },
    { name: "Platinum", color: "#5b7f95", threshold: 500, commissionRate: 2000 },
  ].map((tier, index) => ({
    ...tier,
    id: `tier_${index + 1}`,
    ordinal: index + 1,
    checkpointExempt: index === 0,
  }));
  return { startsOn, metric: "units", mode: "fixed_checkpoint", checkpointMonths: 4, tiers };
}

import type { ProgrammeDraft } from "#shared/domain/campaign/programme.ts";
import { type CivilDate, parseCivilDate } from "#shared/domain/time/civil-date.ts";
import { parseAmount } from "../../ui/messages/amount.ts";
import { minorUnitsOf } from "../../ui/messages/format.ts";
import { wholeOf } from "./mission-form.ts";
import { basisPointsOf, percentTyped } from "./typed-figures.ts";

export type TierForm = {
  readonly name: string;
  readonly color: string;
  readonly threshold: string;
  readonly commission: string;
  readonly checkpointExempt: boolean;
};

/** A programme as it is typed. */
export type ProgrammeForm = {
  readonly startsOn: string;
  readonly metric: ProgrammeDraft["metric"];
  readonly mode: ProgrammeDraft["mode"];
  readonly checkpointMonths: string;
  readonly tiers: readonly TierForm[];
};

export function programmeFormOf(programme: ProgrammeDraft, currency: string): ProgrammeForm {
  const { startsOn, metric, mode, checkpointMonths, tiers } = programme;
  const unit = metric === "sales" ? minorUnitsOf(currency) : 1;
  return {
    startsOn,
    metric,
    mode,
    checkpointMonths: String(checkpointMonths),
    tiers: tiers.map(({ name, color, threshold, commissionRate, checkpointExempt }) => ({
      name,
      color,
      threshold: String(threshold / unit),
      commission: percentTyped(commissionRate),
      checkpointExempt,
    })),
  };
}

/** What the form says; figures that can't be read are not numbers, and a missing start is the programme's day of today. */
export function programmeOfForm(form: ProgrammeForm, currency: string, today: CivilDate): ProgrammeDraft {
  const { metric, mode } = form;
  const thresholdOf = (text: string): number =>
    metric === "sales" ? (parseAmount(text, currency) ?? Number.NaN) : wholeOf(text);
  return {
    startsOn: parseCivilDate(form.startsOn) ?? today,
    metric,
    mode,
    checkpointMonths: wholeOf(form.checkpointMonths),
    tiers: form.tiers.map((tier, index) => ({
      id: `tier_${index + 1}`,
      ordinal: index + 1,
      name: tier.name.trim(),
      color: tier.color,
      threshold: index === 0 ? 0 : thresholdOf(tier.threshold),
      commissionRate: basisPointsOf(tier.commission),
      checkpointExempt: tier.checkpointExempt,
    })),
  };
}

/** A tier above the others. */
export function tierAbove(tiers: readonly TierForm[]): TierForm {
  return {
    name: "",
    color: "#7d6b8f",
    threshold: "",
    commission: tiers.at(-1)?.commission ?? "0",
    checkpointExempt: false,
  };
}

import { v7 } from "uuid";
import type { Reward, RewardConfig, RewardFrequency, RewardType } from "#shared/domain/campaign/campaign.ts";
import { parseAmount } from "../../ui/messages/amount.ts";
import { minorUnitsOf } from "../../ui/messages/format.ts";
import { wholeOf } from "./mission-form.ts";
import { basisPointsOf, percentTyped, wholeOrNone } from "./typed-figures.ts";

/** How many minutes a unit of a discount's length has. */
export const minutesOf = { minutes: 1, hours: 60, days: 1440 } as const;
export type LengthUnit = keyof typeof minutesOf;

/** A reward as it is typed; fields of other types are left as they are. */
export type RewardForm = {
  readonly id: string;
  /** Written before: its kind stays. */
  readonly isKnown: boolean;
  readonly type: RewardType;
  readonly source: Reward["source"];
  readonly tierId: string;
  readonly name: string;
  readonly description: string;
  readonly amount: string;
  readonly displayText: string;
  readonly sizeCategory: "" | "clothing" | "shoes";
  readonly sizes: string;
  readonly rate: string;
  readonly durationDays: string;
  readonly length: string;
  readonly lengthUnit: LengthUnit;
  readonly coupon: string;
  readonly maxUses: string;
  readonly frequency: RewardFrequency;
  readonly quantity: string;
  readonly displayOrder: string;
  readonly enabled: boolean;
};

export function newReward(tierId: string, displayOrder: number): RewardForm {
  return {
    id: v7(),
    isKnown: false,
    type: "gift_card",
    source: "mission",
    tierId,
    name: "",
    description: "",
    amount: "",
    displayText: "",
    sizeCategory: "",
    sizes: "",
    rate: "",
    durationDays: "30",
    length: "7",
    lengthUnit: "days",
    coupon: "",
    maxUses: "",
    frequency: "one_time",
    quantity: "1",
    displayOrder: String(displayOrder),
    enabled: true,
  };
}

export function rewardFormOf(reward: Reward, currency: string): RewardForm {
  const { config, quantity, displayOrder, durationMinutes = 0 } = { ...reward, ...reward.config };
  const lengthUnit = (["days", "hours", "minutes"] as const).find((unit) => durationMinutes % minutesOf[unit] === 0);
  const unit = lengthUnit ?? "minutes";
  return {
    ...newReward(reward.tierId, displayOrder),
    id: reward.id,
    isKnown: true,
    type: reward.type,
    source: reward.source,
    name: reward.name,
    description: reward.description,
    amount: config.amountMinor === undefined ? "" : String(config.amountMinor / minorUnitsOf(currency)),
    displayText: config.displayText ?? "",
    sizeCategory: config.sizeCategory ?? "",
    sizes: (config.sizes ?? []).join(", "),
    rate: config.rate === undefined ? "" : percentTyped(config.rate),
    durationDays: String(config.durationDays ?? 30),
    length: durationMinutes === 0 ? "7" : String(durationMinutes / minutesOf[unit]),
    lengthUnit: durationMinutes === 0 ? "days" : unit,
    coupon: config.coupon ?? "",
    maxUses: config.maxUses == null ? "" : String(config.maxUses),
    frequency: reward.frequency,
    quantity: quantity === null ? "1" : String(quantity),
    enabled: reward.enabled,
  };
}

/** What the form says. Figures that can't be read are not numbers. */
export function rewardOfForm(form: RewardForm, currency: string): Reward {
  const { id, type, source, tierId, frequency, enabled } = form;
  return {
    id,
    type,
    source,
    tierId,
    name: form.name.trim(),
    description: form.description.trim(),
    config: configOf(form, currency),
    frequency,
    quantity: frequency === "unlimited" ? null : wholeOf(form.quantity),
    displayOrder: wholeOf(form.displayOrder),
    enabled,
  };
}

function configOf(form: RewardForm, currency: string): RewardConfig {
  switch (form.type) {
    case "gift_card":
    case "spark_ads":
      return { amountMinor: parseAmount(form.amount, currency) ?? Number.NaN };
    case "experience":
      return { displayText: form.displayText.trim() };
    case "physical_gift": {
      const displayText = form.displayText.trim();
      if (form.sizeCategory === "") return { displayText };
      const sizes = form.sizes.split(",").map((size) => size.trim());
      return { displayText, sizeCategory: form.sizeCategory, sizes: sizes.filter((size) => size !== "") };
    }
    case "commission_boost":
      return { rate: basisPointsOf(form.rate), durationDays: wholeOf(form.durationDays) };
    case "discount":
      return {
        rate: basisPointsOf(form.rate),
        durationMinutes: wholeOf(form.length) * minutesOf[form.lengthUnit],
        coupon: form.coupon,
        maxUses: wholeOrNone(form.maxUses) ?? null,
      };
  }
}

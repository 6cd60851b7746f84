import { isStorable } from "../storable-text.ts";
import type { Reward, RewardConfig } from "./campaign.ts";

/** The part of a reward that a fault is about: a field of its own, or one of its configuration. */
export type RewardField = keyof Reward | `config.${keyof RewardConfig}`;

export type RewardFault = {
  readonly field: RewardField;
  readonly code: "missing" | "too_long" | "invalid_text" | "out_of_range" | "unknown_tier" | "invalid_coupon";
};

export const rewardLimits = {
  name: 120,
  description: 1000,
  /** An experience is told in so many characters. */
  experience: 12,
  displayText: 27,
  amountMinor: 1_000_000_00,
  quantity: 10,
  durationDays: 365,
  durationMinutes: { least: 10, most: 525_600 },
  sizes: 20,
} as const;

/** Everything that is wrong with a reward, at most one fault a field: what its type needs of its configuration, and no more. */
export function checkReward(reward: Reward, tierIds: readonly string[]): readonly RewardFault[] {
  const { type, config, frequency, quantity } = reward;
  const faults: RewardFault[] = [];
  const add = (field: RewardField, code: RewardFault["code"] | null): void => {
    if (code !== null) faults.push({ field, code });
  };

  add("name", reward.name.trim() === "" ? "missing" : textFault(reward.name, rewardLimits.name));
  const longest = type === "experience" ? rewardLimits.experience : rewardLimits.description;
  add("description", textFault(reward.description, longest));
  add("tierId", tierIds.includes(reward.tierId) ? null : "unknown_tier");
  add("displayOrder", rangeFault(reward.displayOrder, 1, 999));
  if (frequency === "unlimited") add("quantity", quantity === null ? null : "out_of_range");
  else add("quantity", quantity === null ? "missing" : rangeFault(quantity, 1, rewardLimits.quantity));
  for (const [field, code] of Object.entries(configFaults(type, config)))
    add(`config.${field as keyof RewardConfig}`, code);
  return faults;
}

type ConfigFaults = { readonly [field in keyof RewardConfig]?: RewardFault["code"] | null };

function configFaults(type: Reward["type"], config: RewardConfig): ConfigFaults {
  switch (type) {
    case "gift_card":
    case "spark_ads":
      return { amountMinor: rangeFault(config.amountMinor, 1, rewardLimits.amountMinor) };
    case "experience":
      return { displayText: displayFault(config.displayText) };
    case "physical_gift":
      return { displayText: displayFault(config.displayText), sizes: sizesFault(config) };
    case "commission_boost":
      return {
        rate: rangeFault(config.rate, 1, 10_000),
        durationDays: rangeFault(config.durationDays, 1, rewardLimits.durationDays),
      };
    case "discount":
      return {
        rate: rangeFault(config.rate, 100, 10_000),
        durationMinutes: rangeFault(
          config.durationMinutes,
          rewardLimits.durationMinutes.least,
          rewardLimits.durationMinutes.most,
        ),
        coupon: /^[A-Z0-9]{2,8}$/.test(config.coupon ?? "") ? null : "invalid_coupon",
        maxUses: config.maxUses === null ? null : rangeFault(config.maxUses ?? null, 1, 1_000_000),
      };
  }
}

function rangeFault(value: number | null | undefined, least: number, most: number): RewardFault["code"] | null {
  if (value === null || value === undefined || !Number.isSafeInteger(value)) return "missing";
  return value < least || value > most ? "out_of_range" : null;
}

function textFault(text: string, limit: number): RewardFault["code"] | null {
  if (text.length > limit) return "too_long";
  return isStorable(text) ? null : "invalid_text";
}

function displayFault(text: string | undefined): RewardFault["code"] | null {
  return text === undefined || text.trim() === "" ? "missing" : textFault(text, rewardLimits.displayText);
}

/** Sizes belong to a category, and a category has some: with neither, one size fits all. */
function sizesFault({ sizeCategory, sizes }: RewardConfig): RewardFault["code"] | null {
  if (sizeCategory === undefined) return sizes === undefined || sizes.length === 0 ? null : "out_of_range";
  if (sizes === undefined || sizes.length === 0) return "missing";
  if (sizes.length > rewardLimits.sizes || new Set(sizes).size < sizes.length) return "out_of_range";
  return sizes.every((size) => size.trim() !== "" && size.length <= 20 && isStorable(size)) ? null : "invalid_text";
}

import type { Reward } from "#shared/domain/campaign/campaign.ts";
import type { MissionType } from "#shared/domain/campaign/metric.ts";
import { minuteMs } from "#shared/domain/time/instant.ts";
import type { Format } from "../../ui/messages/format.ts";
import type { Translate } from "../../ui/messages/translate.ts";

/** A figure in a metric's unit: money in the campaign's currency, else a number. */
export function figureText(type: MissionType, value: number, currency: string, format: Format): string {
  return type === "sales_dollars" ? format.money(value, currency) : format.number(value);
}

/** What a reward is worth, as far as its type says so: an amount, a share, a time. */
export function rewardFacts({ type, config }: Reward, currency: string, t: Translate, format: Format): string {
  const { amountMinor = 0, rate = 0, durationDays = 0, durationMinutes = 0 } = config;
  switch (type) {
    case "gift_card":
    case "spark_ads":
      return t(`missions.reward_${type}`, { amount: format.money(amountMinor, currency) });
    case "experience":
    case "physical_gift":
      return config.displayText ?? t(`missions.reward_${type}`);
    case "commission_boost":
      return t("missions.reward_commission_boost", { rate: format.percent(rate), count: durationDays });
    case "discount":
      return t("missions.reward_discount", {
        rate: format.percent(rate),
        duration: format.age(durationMinutes * minuteMs),
      });
  }
}

/** What stands large when it is claimed: the amount or the share, or its name. */
export function rewardHeadline({ type, config, name }: Reward, currency: string, format: Format): string {
  if (config.amountMinor !== undefined && (type === "gift_card" || type === "spark_ads"))
    return format.money(config.amountMinor, currency);
  if (config.rate !== undefined && (type === "commission_boost" || type === "discount"))
    return format.percent(config.rate);
  return name;
}

/** How often a reward can be had. */
export function frequencyText({ frequency, quantity }: Reward, t: Translate): string {
  if (frequency === "weekly" || frequency === "monthly")
    return t(`missions.frequency_${frequency}`, { count: quantity ?? 1 });
  return t(`missions.frequency_${frequency}`);
}

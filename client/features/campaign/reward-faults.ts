import { type RewardFault, rewardLimits } from "#shared/domain/campaign/check-reward.ts";
import type { Translate } from "../../ui/messages/translate.ts";

/** What is wrong with a reward, and how to mend it. */
export function rewardFaultText({ field, code }: RewardFault, t: Translate): string {
  switch (code) {
    case "missing":
      if (field === "name" || field === "config.displayText") return t("manage.fault_name");
      return t(field === "config.sizes" ? "manage.fault_sizes" : "manage.fault_whole");
    case "too_long":
      if (field === "config.displayText") return t("manage.fault_longer", { limit: rewardLimits.displayText });
      return field === "description"
        ? t("manage.fault_longer", { limit: rewardLimits.experience })
        : t("manage.fault_long");
    case "invalid_text":
      return t("manage.fault_text");
    case "unknown_tier":
      return t("manage.fault_tier");
    case "invalid_coupon":
      return t("manage.fault_coupon");
    case "out_of_range":
      return rangeText(field, t);
  }
}

function rangeText(field: RewardFault["field"], t: Translate): string {
  switch (field) {
    case "quantity":
      return t("manage.fault_quantity");
    case "config.rate":
      return t("manage.fault_rate");
    case "config.durationMinutes":
      return t("manage.fault_length");
    case "config.durationDays":
      return t("manage.fault_days");
    case "config.sizes":
      return t("manage.fault_sizes");
    case "displayOrder":
      return t("manage.fault_order");
    default:
      return t("manage.fault_target");
  }
}

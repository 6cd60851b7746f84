import type { Tier } from "#shared/domain/campaign/campaign.ts";
import type { MissionType } from "#shared/domain/campaign/metric.ts";
import { everyTier, type MissionDraft, type MissionFault } from "#shared/domain/campaign/mission-draft.ts";
import type { Format } from "../../ui/messages/format.ts";
import type { Translate } from "../../ui/messages/translate.ts";
import { isMoney } from "./mission-form.ts";

/** A figure in a metric's unit. */
export function figureText(type: MissionType, value: number, currency: string, format: Format): string {
  return isMoney(type) ? format.money(value, currency) : format.number(value);
}

/** What a mission asks for: `60 dials`, `€1,000 of sales`, `Raffle until Wed 20 May`. */
export function goalText(
  { type, target, raffleEndsOn }: Pick<MissionDraft, "type" | "target" | "raffleEndsOn">,
  currency: string,
  t: Translate,
  format: Format,
): string {
  if (type === "raffle")
    return raffleEndsOn === null ? t("metric.raffle") : t("manage.goal_raffle", { date: format.day(raffleEndsOn) });
  const figure = Number.isFinite(target) ? figureText(type, target, currency, format) : "…";
  return t("manage.goal", { figure, metric: t(`metric.${type}`) });
}

/** Who has it: everybody, or a tier and those above it. */
export function tierText(eligibility: string, tiers: readonly Tier[], t: Translate): string {
  if (eligibility === everyTier) return t("manage.tier_all");
  return t("manage.tier_from", { tier: tierName(eligibility, tiers) });
}

export function tierName(tierId: string, tiers: readonly Tier[]): string {
  return tiers.find(({ id }) => id === tierId)?.name ?? tierId;
}

/** What is wrong with a part of a mission, and how to mend it. */
export function missionFaultText({ field, code }: MissionFault, t: Translate, format: Format, before?: string): string {
  switch (code) {
    case "missing":
      if (field === "title") return t("manage.fault_title");
      return t(field === "raffleEndsOn" ? "manage.fault_date" : "manage.fault_whole");
    case "too_long":
      return t("manage.fault_long");
    case "invalid_text":
      return t("manage.fault_text");
    case "out_of_range":
      return t(field === "displayOrder" ? "manage.fault_order" : "manage.fault_target");
    case "unknown_tier":
      return t("manage.fault_tier");
    case "preview_above_eligibility":
      return t("manage.fault_preview");
    case "unknown_reward":
      return t("manage.fault_reward");
    case "raffle_without_prize":
      return t("manage.fault_prize");
    case "not_in_the_future":
      return t("manage.fault_past");
    case "after_the_checkpoint":
      return t("manage.fault_checkpoint", { date: before ? format.day(before as never) : "" });
    case "place_taken":
      return t("manage.fault_place");
  }
}

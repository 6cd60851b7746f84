import { rankCodes } from "#shared/domain/ruleset/rank-rule.ts";
import type { Translate } from "../../ui/messages/translate.ts";
import { badgeName } from "../../ui/progression/badge-name.ts";

/** A title in words: a rank's name, a badge with its tier, a boss that was beaten. One that this app doesn't know stays its code. */
export function titleName(title: string, t: Translate): string {
  const rank = rankCodes.find((code) => code === title);
  if (rank) return t(`rank.${rank}`);
  return title === "boss.redhawk" ? t("title.boss.redhawk") : badgeName(title, t);
}

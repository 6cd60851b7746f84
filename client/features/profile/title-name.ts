import { type BadgeCode, badgeIds, badgeTiers } from "#shared/domain/ruleset/badge-rule.ts";
import { type RankCode, rankCodes } from "#shared/domain/ruleset/rank-rule.ts";
import type { Translate } from "../../ui/messages/translate.ts";

/** A title in words: a rank's name, a badge with its tier, a boss that was beaten. One that this app doesn't know stays its code. */
export function titleName(title: string, t: Translate): string {
  if (isRank(title)) return t(`rank.${title}`);
  if (title === "boss.redhawk") return t("title.boss.redhawk");
  if (isBadge(title)) {
    const [badge, tier] = title.split(".") as [(typeof badgeIds)[number], (typeof badgeTiers)[number]];
    return t("title.badge", { badge: t(`badge.${badge}`), tier: t(`tier.${tier}`) });
  }
  return title;
}

function isRank(title: string): title is RankCode {
  return (rankCodes as readonly string[]).includes(title);
}

function isBadge(title: string): title is BadgeCode {
  const [badge, tier] = title.split(".");
  return badgeIds.some((id) => id === badge) && badgeTiers.some((known) => known === tier);
}

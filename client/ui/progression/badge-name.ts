import { badgeIds, badgeTiers } from "#shared/domain/ruleset/badge-rule.ts";
import type { Translate } from "../messages/translate.ts";

/** `Closer, gold`, from a tier's code; one that this app doesn't know stays its code. */
export function badgeName(code: string, t: Translate): string {
  const [id, tier] = code.split(".");
  const badge = badgeIds.find((known) => known === id);
  const level = badgeTiers.find((known) => known === tier);
  return badge && level ? t("progress.badge_tier", { badge: t(`badge.${badge}`), tier: t(`tier.${level}`) }) : code;
}

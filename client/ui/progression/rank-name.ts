import { type RankCode, rankCodes } from "#shared/domain/ruleset/rank-rule.ts";
import type { Translate } from "../messages/translate.ts";

/** `E-4, Operative`; a rank that this app doesn't know is its code. */
export function rankName(code: string, t: Translate): string {
  const known = rankCodes.find((rank): rank is RankCode => rank === code);
  return known ? t("progress.rank_named", { code, name: t(`rank.${known}`) }) : code;
}

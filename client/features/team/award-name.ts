import type { Award } from "#shared/domain/ledger/award.ts";
import { examIds } from "#shared/domain/ruleset/exam-rule.ts";
import type { Format } from "../../ui/messages/format.ts";
import type { Translate } from "../../ui/messages/translate.ts";
import { badgeName } from "../../ui/progression/badge-name.ts";
import { rankName } from "../../ui/progression/rank-name.ts";

/** What an award is for, in words. */
export function awardName({ kind, code }: Award, t: Translate): string {
  switch (kind) {
    case "exam": {
      const [id, elite] = code.split(".");
      const exam = examIds.find((known) => known === id);
      const name = exam ? t(`exam.${exam}`) : code;
      return t(elite ? "review.award_elite" : "review.award_exam", { name });
    }
    case "badge":
      return t("review.award_badge", { name: badgeName(code, t) });
    case "rank":
      return t("review.award_rank", { name: rankName(code, t) });
    case "adjustment":
      return t("review.award_adjustment");
  }
}

/** What it gave or took: `+100 XP, 1 deal`. */
export function awardWorth({ lines, deals }: Award, t: Translate, format: Format): string {
  const xp = lines.reduce((sum, { amount }) => sum + amount, 0);
  const worth = [
    (xp !== 0 || deals === 0) && t("xp.amount", { amount: format.signed(xp) }),
    deals !== 0 && t("review.award_deals", { count: deals }),
  ];
  return worth.filter(Boolean).join(", ");
}

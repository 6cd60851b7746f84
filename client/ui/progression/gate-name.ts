import type { RankGate } from "#shared/domain/ruleset/rank-rule.ts";
import type { Translate } from "../messages/translate.ts";

/** What a rank asks for, in words, without the figure. */
export function gateName(gate: RankGate, t: Translate): string {
  switch (gate.kind) {
    case "level":
      return t("progress.gate_level");
    case "deals":
      return t("progress.gate_deals");
    case "badge":
      return t("progress.gate_badge", {
        badge: t("progress.badge_tier", { badge: t(`badge.${gate.badge}`), tier: t(`tier.${gate.tier}`) }),
      });
    case "modules":
      return gate.modules.length === 1
        ? t("progress.gate_module", { number: gate.modules[0]?.slice(-1) ?? "" })
        : t("progress.gate_modules", {
            first: gate.modules[0]?.slice(-1) ?? "",
            last: gate.modules.at(-1)?.slice(-1) ?? "",
          });
    case "certification":
      return t("progress.gate_exam", { exam: t(`exam.${gate.certification}`) });
    case "rate":
      return t(`rate.${gate.rate}`);
    case "boss":
      return t("progress.gate_boss", { boss: t("boss.redhawk") });
    case "cadence":
      return t("progress.gate_cadence");
    case "mentees":
      return t("progress.gate_mentees");
    case "team_conversion":
      return t("progress.gate_team");
  }
}

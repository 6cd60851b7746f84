import type { RulesetFaultCode } from "#shared/domain/ruleset/check-ruleset.ts";
import type { Translate } from "../../ui/messages/translate.ts";
import type { FigureSpec } from "./figure-spec.ts";

/** What is wrong with a figure, and how to mend it. */
export function faultSentence(code: RulesetFaultCode, kind: FigureSpec["kind"] | undefined, t: Translate): string {
  switch (code) {
    case "missing":
    case "not_whole":
      return t(kind === "basis_points" ? "rules.fault_percent" : "rules.fault_whole");
    case "out_of_range":
      return rangeSentence(kind, t);
    case "not_a_date":
      return t("rules.fault_date");
    case "dates_out_of_order":
      return t("rules.fault_dates");
    case "not_ascending":
      return t("rules.fault_ascending");
    case "first_level_not_zero":
      return t("rules.fault_first_level");
    case "bounds_out_of_order":
      return t("rules.fault_bounds");
    case "more_than_held_at_most":
      return t("rules.fault_freezes");
    case "no_such_level":
      return t("rules.fault_level");
    case "tiers_not_ascending":
      return t("rules.fault_tiers");
    case "badge_unknown":
      return t("rules.fault_badge");
    case "exam_unknown":
      return t("rules.fault_exam");
    case "needs_itself":
      return t("rules.fault_needs");
    case "after_the_end":
      return t("rules.fault_cadence");
    case "too_few":
      return t("rules.fault_few");
    case "too_many":
      return t("rules.fault_many");
    case "twice":
      return t("rules.fault_twice");
    case "unknown_key":
    case "not_an_object":
    case "not_a_list":
    case "not_known":
    case "not_a_name":
    case "mixed_goals":
    case "ranks_incomplete":
    case "first_rank_has_gates":
      return t("rules.fault_other", { code });
  }
}

function rangeSentence(kind: FigureSpec["kind"] | undefined, t: Translate): string {
  switch (kind) {
    case "amount":
      return t("rules.fault_amount_range");
    case "percent":
      return t("rules.fault_percent_range");
    case "basis_points":
      return t("rules.fault_rate_range");
    default:
      return t("rules.fault_range");
  }
}

import { dispositions } from "#shared/domain/ledger/activity.ts";
import { badgeIds, badgeTiers } from "#shared/domain/ruleset/badge-rule.ts";
import { gradeNames, type RateName, rateNames } from "#shared/domain/ruleset/efficiency-rules.ts";
import { examIds } from "#shared/domain/ruleset/exam-rule.ts";
import { specializationIds } from "#shared/domain/ruleset/multipliers.ts";
import type { RankGate } from "#shared/domain/ruleset/rank-rule.ts";
import { rankCodes } from "#shared/domain/ruleset/rank-rule.ts";
import { counters, type Ruleset, type XpRule } from "#shared/domain/ruleset/ruleset.ts";
import { pricedRules } from "#shared/domain/ruleset/ruleset-shape.ts";
import type { Translate } from "../../ui/messages/translate.ts";
import { gateName } from "../../ui/progression/gate-name.ts";
import { rankName } from "../../ui/progression/rank-name.ts";
import type { Place } from "./place.ts";
import { valueAt } from "./ruleset-value.ts";

/** A part of the form: a badge, a rank, an exam, a rate, or a group of figures. */
export function partName(path: string, t: Translate): string {
  const [section, second = "", third = ""] = path.split(".");
  switch (section) {
    case "badges":
      return known(badgeIds, second, (id) => t(`badge.${id}`));
    case "ranks":
      return rankName(second, t);
    case "exams":
      return known(examIds, second, (id) => t(`exam.${id}`));
    case "efficiency":
      return second === "" ? t("rules.part_efficiency") : known(rateNames, third, (rate) => t(`rate.${rate}`));
    case "specializations":
      return third === ""
        ? t("rules.part_specializations")
        : known(specializationIds, third, (id) => t(`strength.${id}`));
    case "calls":
      return t(second === "counts" ? "rules.part_counts" : "rules.part_calls");
    case "cadence":
      return t(second === "touchDays" ? "rules.part_touches" : "rules.part_cadence");
    case "team":
      return t("rules.part_team");
    case "eliteExamFrom":
      return t("rules.part_elite");
    case "boosters":
      return t("rules.section_boosters");
    case "levels":
      return t("rules.part_levels");
    case "streak":
      return t("rules.section_streak");
    default:
      return t("rules.part_xp");
  }
}

/** A line of a part: a tier with what it asks for, a gate, a booster; nothing where the part is the line. */
export function rowName(path: string, ruleset: Ruleset, t: Translate): string {
  const [section, , , last = ""] = path.split(".");
  const value = valueAt(ruleset, path);
  if (section === "boosters") return t("rules.booster", { number: Number(path.split(".")[1]) + 1 });
  if (section === "ranks" && value !== undefined) return gateName(value as RankGate, t);
  if (section === "badges") return capital(known(badgeTiers, last, (tier) => t(`tier.${tier}`)));
  return last;
}

/** A figure within its line, with its unit. */
export function figureName(path: string, ruleset: Ruleset, t: Translate): string {
  const keys = path.split(".");
  const [section, second = "", third = ""] = keys;
  const last = keys.at(-1) ?? "";
  switch (section) {
    case "xp":
      return ruleName(second, t);
    case "calls":
      return second === "counts" ? known(dispositions, third, (id) => t(`disposition.${id}`)) : callFigure(second, t);
    case "levels":
      return t("rules.level", { level: Number(second) + 1 });
    case "streak":
      return streakFigure(second, t);
    case "efficiency":
      return second === "grades" ? gradeFigure(third as RateName, last, ruleset, t) : efficiencyFigure(second, t);
    case "specializations":
      return second === "fromLevel" ? t("rules.from_level") : ruleName(last, t);
    case "boosters":
      return t(last === "from" ? "rules.from" : last === "to" ? "rules.to" : "rules.pays_percent");
    case "badges":
      return last === "xp" ? t("rules.pays_xp") : goalFigure(path, ruleset, t);
    case "ranks":
      return gateFigure(path, ruleset, t);
    case "exams":
      return examFigure(last, t);
    case "eliteExamFrom":
      return t("rules.elite_from");
    case "cadence":
      return cadenceFigure(second, third, t);
    default:
      return t("rules.window_days");
  }
}

/** Where a change is, in one line: `Closer, gold, pays XP`. */
export function placeName({ part, row, figure }: Place, ruleset: Ruleset, t: Translate): string {
  const line = row && row.path !== part.path ? rowName(row.path, ruleset, t) : null;
  const names = [partName(part.path, t), line, figure && figureName(figure.path, ruleset, t)];
  return names.filter((name) => name).join(", ");
}

/** One of the values that a choice offers, or whatever text stands in its place. */
export function optionName(path: string, option: string, t: Translate): string {
  const [section, second] = path.split(".");
  if (option === "") return t("rules.none");
  if (path === "calls.defaultDisposition") return known(dispositions, option, (id) => t(`disposition.${id}`));
  if (section === "calls" && second === "counts") return ruleName(option, t);
  const tier = badgeTiers.find((name) => name === option);
  if (tier) return capital(t(`tier.${tier}`));
  if (rankCodes.some((code) => code === option)) return rankName(option, t);
  return known(examIds, option, (id) => t(`exam.${id}`));
}

export function ruleName(rule: string, t: Translate): string {
  const names: readonly XpRule[] = [...counters, ...pricedRules];
  return capital(known(names, rule, (id) => t(`rule.${id}`)));
}

/** The first letter large: names of rules are written to stand within a line. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

function callFigure(name: string, t: Translate): string {
  switch (name) {
    case "longFromSeconds":
      return t("rules.long_from");
    case "shortBelowSeconds":
      return t("rules.short_below");
    case "earlyBeforeHour":
      return t("rules.early_before");
    default:
      return t("rules.default_disposition");
  }
}

function streakFigure(name: string, t: Translate): string {
  switch (name) {
    case "paysFromDay":
      return t("rules.pays_from_day");
    case "freezesAtStart":
      return t("rules.freezes_at_start");
    case "freezesHeldAtMost":
      return t("rules.freezes_at_most");
    default:
      return t("rules.perfect_days");
  }
}

function efficiencyFigure(name: string, t: Translate): string {
  return t(name === "days" ? "rules.efficiency_days" : "rules.ramp_below");
}

function gradeFigure(rate: RateName, name: string, { efficiency }: Ruleset, t: Translate): string {
  const grade = known(gradeNames, name, (id) => t(`grade.${id}`));
  return t(efficiency.grades[rate]?.better === "lower" ? "rules.at_most" : "rules.at_least", { name: grade });
}

function goalFigure(path: string, ruleset: Ruleset, t: Translate): string {
  const goal = valueAt(ruleset, path.slice(0, path.lastIndexOf("."))) as Record<string, string> | undefined;
  const last = path.split(".").at(-1);
  switch (last) {
    case "atLeast":
      return t("rules.how_many", { name: ruleName(goal?.counter ?? "", t) });
    case "basisPoints": {
      const name = known(rateNames, goal?.rate ?? "show", (rate) => t(`rate.${rate}`));
      return t(goal?.bound === "at_most" ? "rules.at_most" : "rules.at_least", { name });
    }
    case "appointments":
      return t(goal?.kind === "shows" ? "rules.over_appointments" : "rules.appointments");
    case "dials":
      return t("rules.in_dials");
    default:
      return t(goal?.kind === "streak" ? "rules.streak_days" : "rules.held_days");
  }
}

function gateFigure(path: string, ruleset: Ruleset, t: Translate): string {
  const gate = valueAt(ruleset, path.slice(0, path.lastIndexOf("."))) as { bound?: string } | undefined;
  switch (path.split(".").at(-1)) {
    case "tier":
      return t("rules.gate_tier");
    case "modules":
      return t("rules.gate_modules");
    case "basisPoints":
      return t(gate?.bound === "at_most" ? "rules.gate_at_most" : "rules.gate_at_least");
    case "minimumDue":
      return t("rules.minimum_due");
    case "minimumConnects":
      return t("rules.minimum_connects");
    default:
      return t("rules.gate_count");
  }
}

function examFigure(name: string, t: Translate): string {
  switch (name) {
    case "passFrom":
      return t("rules.pass_from");
    case "xp":
      return t("rules.pays_xp");
    case "questions":
      return t("rules.questions");
    case "minutes":
      return t("rules.minutes");
    case "needsRank":
      return t("rules.needs_rank");
    default:
      return t("rules.needs");
  }
}

function cadenceFigure(name: string, index: string, t: Translate): string {
  if (name === "touchDays") return t("rules.touch_day", { number: Number(index) + 1 });
  return t(name === "days" ? "rules.cadence_days" : "rules.window_days");
}

function known<Id extends string>(ids: readonly Id[], wanted: string, nameOf: (id: Id) => string): string {
  const id = ids.find((name) => name === wanted);
  return id === undefined ? wanted : nameOf(id);
}

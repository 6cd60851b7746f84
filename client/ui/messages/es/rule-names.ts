import type { TranslationOf } from "../catalogue.ts";
import type { ruleNames as english } from "../en/rule-names.ts";

export const ruleNames: TranslationOf<typeof english> = {
  "rule.early_dial": "llamada temprana",
  "rule.booster": "potenciador",
  "rule.module_passed": "módulo aprobado",
  "rule.elite_exam_bonus": "bonus por examen brillante",
  "rule.certification_earned": "certificación",
  "rule.badge_earned": "insignia",
  "rule.adjustment": "ajuste de tu responsable",
};

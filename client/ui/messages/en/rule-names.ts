import type { Plural } from "../catalogue.ts";

export const ruleNames = {
  "rule.early_dial": "early dial",
  "rule.booster": "booster",
  "rule.module_passed": "module passed",
  "rule.elite_exam_bonus": "elite exam bonus",
  "rule.certification_earned": "certification",
  "rule.badge_earned": "badge",
  "rule.adjustment": "adjustment by your manager",
} as const satisfies { readonly [key: string]: string | Plural };

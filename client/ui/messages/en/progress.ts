import type { Plural } from "../catalogue.ts";

export const progress = {
  "nav.progress": "Progress",
  "progress.rank_named": "{code}, {name}",
  "progress.gate_level": "Level",
  "progress.gate_deals": "Deals closed",
  "progress.gate_badge": "Badge: {badge}",
  "progress.gate_modules": "Training modules {first} to {last}",
  "progress.gate_module": "Training module {number}",
  "progress.gate_exam": "Exam: {exam}",
  "progress.gate_boss": "Boss: {boss}",
  "progress.gate_cadence": "Cadence touches done",
  "progress.gate_mentees": "Reps you mentor",
  "progress.gate_team": "Your mentees’ call to appointment",
  "progress.badge_tier": "{badge}, {tier}",
} as const satisfies { readonly [key: string]: string | Plural };

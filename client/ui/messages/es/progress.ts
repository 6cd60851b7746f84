import type { TranslationOf } from "../catalogue.ts";
import type { progress as english } from "../en/progress.ts";

export const progress: TranslationOf<typeof english> = {
  "nav.progress": "Progreso",
  "progress.rank_named": "{code}, {name}",
  "progress.gate_level": "Nivel",
  "progress.gate_deals": "Ventas cerradas",
  "progress.gate_badge": "Insignia: {badge}",
  "progress.gate_modules": "Módulos {first} a {last}",
  "progress.gate_module": "Módulo {number}",
  "progress.gate_exam": "Examen: {exam}",
  "progress.gate_boss": "Jefe: {boss}",
  "progress.gate_cadence": "Toques de cadencia hechos",
  "progress.gate_mentees": "Comerciales que tutelas",
  "progress.gate_team": "De llamada a cita de quienes tutelas",
  "progress.badge_tier": "{badge}, {tier}",
};

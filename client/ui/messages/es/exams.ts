import type { TranslationOf } from "../catalogue.ts";
import type { exams as english } from "../en/exams.ts";

export const exams: TranslationOf<typeof english> = {
  "nav.exams": "Exámenes",
  "error.exam_not_open": "Este examen aún no está abierto: falta algo que necesita.",
  "error.unknown_bank": "Estas preguntas están anticuadas. Sincroniza una vez y repite el examen.",
  "error.not_asked": "Estas respuestas no corresponden a las preguntas que se hicieron.",
  "error.attempt_taken": "Este intento ya está corregido.",
};

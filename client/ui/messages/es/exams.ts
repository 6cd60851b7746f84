import type { TranslationOf } from "../catalogue.ts";
import type { exams as english } from "../en/exams.ts";

export const exams: TranslationOf<typeof english> = {
  "nav.exams": "Exámenes",
};

import type { TranslationOf } from "../catalogue.ts";
import type { progress as english } from "../en/progress.ts";

export const progress: TranslationOf<typeof english> = {
  "nav.progress": "Progreso",
};

import type { TranslationOf } from "../catalogue.ts";
import type { rules as english } from "../en/rules.ts";

export const rules: TranslationOf<typeof english> = {
  "nav.rules": "Reglas",
};

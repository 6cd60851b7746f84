import type { TranslationOf } from "../catalogue.ts";
import type { profile as english } from "../en/profile.ts";

export const profile: TranslationOf<typeof english> = {
  "nav.profile": "Perfil",
};

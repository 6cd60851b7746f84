import { progressScreens as english } from "./en/progress-screens.ts";
import { progressScreens as spanish } from "./es/progress-screens.ts";
import type { MoreTexts } from "./translate.ts";

/** The texts of Progress, for `MoreMessages` above its screens. */
export const progressTexts: MoreTexts = { en: english, es: spanish };

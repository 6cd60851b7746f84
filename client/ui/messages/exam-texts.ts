import { examScreens as english } from "./en/exam-screens.ts";
import { examScreens as spanish } from "./es/exam-screens.ts";
import type { MoreTexts } from "./translate.ts";

/** The texts of the exams' screens, for `MoreMessages` above them. */
export const examTexts: MoreTexts = { en: english, es: spanish };

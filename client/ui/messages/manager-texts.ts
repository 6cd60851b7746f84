import { managerEnglish } from "./en/manager.ts";
import { managerSpanish } from "./es/manager.ts";
import type { MoreTexts } from "./translate.ts";

/** The texts of the managers' screens, for `MoreMessages` above them. */
export const managerTexts: MoreTexts = { en: managerEnglish, es: managerSpanish };

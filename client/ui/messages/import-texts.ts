import { importsEnglish } from "./en/imports.ts";
import { importsSpanish } from "./es/imports.ts";
import type { MoreTexts } from "./translate.ts";

/** The texts of the screen of imports, for `MoreMessages` above it. */
export const importTexts: MoreTexts = { en: importsEnglish, es: importsSpanish };

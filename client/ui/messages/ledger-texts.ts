import { ledgerScreens as english } from "./en/ledger-screens.ts";
import { ledgerScreens as spanish } from "./es/ledger-screens.ts";
import type { MoreTexts } from "./translate.ts";

/** The texts of the Ledger, for `MoreMessages` above its screens. */
export const ledgerTexts: MoreTexts = { en: english, es: spanish };

import type { TranslationOf } from "../catalogue.ts";
import type { ledger as english } from "../en/ledger.ts";

export const ledger: TranslationOf<typeof english> = {
  "nav.ledger": "Historial",
  "ledger.tabs": "Historial y sincronización",
};

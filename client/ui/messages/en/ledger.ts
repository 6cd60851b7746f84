import type { Plural } from "../catalogue.ts";

export const ledger = {
  "nav.ledger": "Ledger",
  "ledger.tabs": "Ledger and Sync centre",
} as const satisfies { readonly [key: string]: string | Plural };

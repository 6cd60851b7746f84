import type { Plural } from "../catalogue.ts";

export const ledger = {
  "nav.ledger": "Ledger",
} as const satisfies { readonly [key: string]: string | Plural };

import type { Plural } from "../catalogue.ts";

export const rules = {
  "nav.rules": "Rules",
} as const satisfies { readonly [key: string]: string | Plural };

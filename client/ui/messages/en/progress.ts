import type { Plural } from "../catalogue.ts";

export const progress = {
  "nav.progress": "Progress",
} as const satisfies { readonly [key: string]: string | Plural };

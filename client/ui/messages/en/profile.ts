import type { Plural } from "../catalogue.ts";

export const profile = {
  "nav.profile": "Profile",
} as const satisfies { readonly [key: string]: string | Plural };

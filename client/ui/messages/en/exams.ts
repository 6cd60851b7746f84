import type { Plural } from "../catalogue.ts";

export const exams = {
  "nav.exams": "Exams",
} as const satisfies { readonly [key: string]: string | Plural };

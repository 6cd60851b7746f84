import type { Plural } from "../catalogue.ts";

/** What every screen may say of exams; the rest comes with the exams' own screens. */
export const exams = {
  "nav.exams": "Exams",
  "error.exam_not_open": "This exam isn’t open yet: something it needs is missing.",
  "error.unknown_bank": "These questions are out of date. Sync once, then take the exam again.",
  "error.not_asked": "These answers don’t fit the questions that were asked.",
  "error.attempt_taken": "This attempt has been graded already.",
} as const satisfies { readonly [key: string]: string | Plural };

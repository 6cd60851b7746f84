import type { OptionId } from "#shared/exams/question.ts";

/** The right option of each exam question on the rules for automated calls and texts (TCPA). */
export const tcpaKey: Readonly<Record<string, OptionId>> = {
  "tcpa-e01": "c",
  "tcpa-e02": "b",
  "tcpa-e03": "c",
  "tcpa-e04": "d",
  "tcpa-e05": "a",
  "tcpa-e06": "a",
  "tcpa-e07": "b",
  "tcpa-e08": "a",
  "tcpa-e09": "d",
  "tcpa-e10": "b",
};

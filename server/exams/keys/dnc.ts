import type { OptionId } from "#shared/exams/question.ts";

/** The right option of each exam question on do-not-call rules. */
export const dncKey: Readonly<Record<string, OptionId>> = {
  "dnc-e01": "a",
  "dnc-e02": "b",
  "dnc-e03": "b",
  "dnc-e04": "a",
  "dnc-e05": "d",
  "dnc-e06": "b",
  "dnc-e07": "a",
  "dnc-e08": "d",
  "dnc-e09": "c",
  "dnc-e10": "c",
};

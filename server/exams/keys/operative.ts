import type { OptionId } from "#shared/exams/question.ts";

export const operativeKey: Readonly<Record<string, OptionId>> = {
  "operative-e01": "d",
  "operative-e02": "a",
  "operative-e03": "c",
  "operative-e04": "d",
  "operative-e05": "b",
  "operative-e06": "a",
  "operative-e07": "a",
  "operative-e08": "b",
  "operative-e09": "c",
  "operative-e10": "c",
};

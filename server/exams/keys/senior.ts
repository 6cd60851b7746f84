import type { OptionId } from "#shared/exams/question.ts";

export const seniorKey: Readonly<Record<string, OptionId>> = {
  "senior-e01": "d",
  "senior-e02": "b",
  "senior-e03": "a",
  "senior-e04": "c",
  "senior-e05": "d",
  "senior-e06": "a",
  "senior-e07": "a",
  "senior-e08": "d",
  "senior-e09": "b",
  "senior-e10": "c",
};

import type { OptionId } from "#shared/exams/question.ts";

/** The right option of each exam question on the sequence of touches. */
export const cadenceKey: Readonly<Record<string, OptionId>> = {
  "cadence-e01": "d",
  "cadence-e02": "d",
  "cadence-e03": "b",
  "cadence-e04": "b",
  "cadence-e05": "c",
  "cadence-e06": "a",
  "cadence-e07": "d",
  "cadence-e08": "a",
  "cadence-e09": "a",
  "cadence-e10": "c",
  "cadence-e11": "a",
  "cadence-e12": "b",
  "cadence-e13": "c",
  "cadence-e14": "d",
  "cadence-e15": "b",
  "cadence-e16": "c",
};

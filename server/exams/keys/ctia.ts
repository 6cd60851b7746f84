import type { OptionId } from "#shared/exams/question.ts";

/** The right option of each exam question on the carriers' messaging principles (CTIA). */
export const ctiaKey: Readonly<Record<string, OptionId>> = {
  "ctia-e01": "b",
  "ctia-e02": "b",
  "ctia-e03": "d",
  "ctia-e04": "a",
  "ctia-e05": "c",
  "ctia-e06": "c",
  "ctia-e07": "a",
  "ctia-e08": "a",
  "ctia-e09": "d",
  "ctia-e10": "b",
};

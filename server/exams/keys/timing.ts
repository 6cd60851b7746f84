import type { OptionId } from "#shared/exams/question.ts";

export const timingKey: Readonly<Record<string, OptionId>> = {
  "timing-e01": "a",
  "timing-e02": "b",
  "timing-e03": "d",
  "timing-e04": "d",
  "timing-e05": "b",
  "timing-e06": "a",
  "timing-e07": "a",
  "timing-e08": "a",
  "timing-e09": "b",
  "timing-e10": "c",
  "timing-e11": "c",
  "timing-e12": "d",
  "timing-e13": "c",
  "timing-e14": "c",
  "timing-e15": "b",
  "timing-e16": "d",
};

import type { OptionId } from "#shared/exams/question.ts";

export const openersKey: Readonly<Record<string, OptionId>> = {
  "openers-e01": "d",
  "openers-e02": "d",
  "openers-e03": "a",
  "openers-e04": "c",
  "openers-e05": "a",
  "openers-e06": "c",
  "openers-e07": "c",
  "openers-e08": "b",
  "openers-e09": "d",
  "openers-e10": "d",
  "openers-e11": "c",
  "openers-e12": "b",
  "openers-e13": "b",
  "openers-e14": "a",
  "openers-e15": "a",
  "openers-e16": "b",
};

import type { OptionId } from "#shared/exams/question.ts";

/** The right option of each exam question on answering objections. */
export const objectionsKey: Readonly<Record<string, OptionId>> = {
  "objections-e01": "b",
  "objections-e02": "a",
  "objections-e03": "d",
  "objections-e04": "d",
  "objections-e05": "c",
  "objections-e06": "a",
  "objections-e07": "d",
  "objections-e08": "a",
  "objections-e09": "b",
  "objections-e10": "b",
  "objections-e11": "c",
  "objections-e12": "b",
  "objections-e13": "a",
  "objections-e14": "a",
  "objections-e15": "c",
  "objections-e16": "a",
  "objections-e17": "d",
  "objections-e18": "b",
  "objections-e19": "c",
  "objections-e20": "c",
  "objections-e21": "d",
};

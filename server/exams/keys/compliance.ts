import type { OptionId } from "#shared/exams/question.ts";

/** The right option of each exam question on compliance. */
export const complianceKey: Readonly<Record<string, OptionId>> = {
  "compliance-e01": "a",
  "compliance-e02": "a",
  "compliance-e03": "d",
  "compliance-e04": "a",
  "compliance-e05": "d",
  "compliance-e06": "c",
  "compliance-e07": "b",
  "compliance-e08": "d",
  "compliance-e09": "b",
  "compliance-e10": "d",
  "compliance-e11": "d",
  "compliance-e12": "c",
  "compliance-e13": "a",
  "compliance-e14": "b",
  "compliance-e15": "c",
  "compliance-e16": "b",
  "compliance-e17": "a",
  "compliance-e18": "a",
  "compliance-e19": "c",
  "compliance-e20": "b",
  "compliance-e21": "c",
};

import type { OptionId } from "#shared/exams/question.ts";

export const certificationKey: Readonly<Record<string, OptionId>> = {
  "certification-e01": "b",
  "certification-e02": "d",
  "certification-e03": "b",
  "certification-e04": "a",
  "certification-e05": "d",
  "certification-e06": "a",
  "certification-e07": "c",
  "certification-e08": "b",
  "certification-e09": "c",
  "certification-e10": "c",
};

import type { OptionId } from "#shared/exams/question.ts";

export const leadershipKey: Readonly<Record<string, OptionId>> = {
  "leadership-e01": "c",
  "leadership-e02": "b",
  "leadership-e03": "c",
  "leadership-e04": "d",
  "leadership-e05": "a",
  "leadership-e06": "d",
  "leadership-e07": "c",
  "leadership-e08": "a",
  "leadership-e09": "b",
  "leadership-e10": "d",
};

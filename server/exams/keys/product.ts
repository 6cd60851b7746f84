import type { OptionId } from "#shared/exams/question.ts";

export const productKey: Readonly<Record<string, OptionId>> = {
  "product-e01": "a",
  "product-e02": "d",
  "product-e03": "a",
  "product-e04": "c",
  "product-e05": "d",
  "product-e06": "b",
  "product-e07": "b",
  "product-e08": "d",
  "product-e09": "c",
  "product-e10": "c",
  "product-e11": "b",
  "product-e12": "a",
  "product-e13": "d",
  "product-e14": "b",
  "product-e15": "c",
  "product-e16": "a",
};

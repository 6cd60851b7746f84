import { type ExamId, examIds } from "#shared/domain/ruleset/exam-rule.ts";
import type { Translate } from "../messages/translate.ts";

/** `Module 0, product`; an exam that this app doesn't know is its id. */
export function examName(id: string, t: Translate): string {
  const known = examIds.find((exam): exam is ExamId => exam === id);
  return known ? t(`exam.${known}`) : id;
}

/** Behind the exam's id, what an award for an exam with hardly a mistake is called. */
export const eliteSuffix = ".elite";

import type { ExamRule } from "../domain/ruleset/exam-rule.ts";

/** How much longer somebody may take who needs it (WCAG 2.2.1), in percent of the exam's minutes. */
export const timeAllowances = [100, 150, 200] as const;
/** What the server still takes, since it isn't told who needs how much. */
export const longestAllowance = 200 satisfies TimeAllowance;
export type TimeAllowance = (typeof timeAllowances)[number];

/** How long an exam may take, in seconds. */
export function secondsAllowed({ minutes }: Pick<ExamRule, "minutes">, allowance: TimeAllowance): number {
  return (minutes * 60 * allowance) / 100;
}

import type { Award, AwardLine } from "../ledger/award.ts";
import { causalId, type LedgerOwner } from "../ledger/causal-id.ts";
import { type CertificationId, certificationIds, type ExamId } from "../ruleset/exam-rule.ts";
import { type RankCode, rankCodes } from "../ruleset/rank-rule.ts";
import type { Ruleset, XpRule } from "../ruleset/ruleset.ts";
import type { ExamAttempt } from "./exam-attempt.ts";
import type { RulesOn } from "./streak.ts";

/**
 * What a rep's attempts earn, from all of them, in any order (P5): an exam pays on its first passing attempt by (occurredAt, id), and the
 * elite bonus once on the first passing one with so many right. An earlier attempt that arrives late moves the award, under the same id.
 */
export function examAwards(owner: LedgerOwner, attempts: readonly ExamAttempt[], rulesOn: RulesOn): readonly Award[] {
  const passed = attempts.filter((attempt) => attempt.passed).toSorted(byTime);
  const firsts = firstOfEach(passed);
  const eliteFirsts = firstOfEach(
    passed.filter((attempt) => scoreOf(attempt) >= rulesOn(attempt.localDate).eliteExamFrom),
  );

  return [
    ...firsts.map((attempt) => {
      const rule = rulesOn(attempt.localDate).exams.find(({ id }) => id === attempt.examId);
      const pays = isCertification(attempt.examId) ? "certification_earned" : "module_passed";
      return awardOf(owner, attempt.examId, attempt, pays, rule?.xp ?? 0, rule?.passFrom ?? 0);
    }),
    ...eliteFirsts.map((attempt) => {
      const { xp, eliteExamFrom } = rulesOn(attempt.localDate);
      const amount = xp.elite_exam_bonus ?? 0;
      return awardOf(owner, `${attempt.examId}.elite`, attempt, "elite_exam_bonus", amount, eliteExamFrom);
    }),
  ];
}

/** The share of right answers, in basis points. An attempt without questions has none right. */
export function scoreOf({ correct, questions }: Pick<ExamAttempt, "correct" | "questions">): number {
  return questions === 0 ? 0 : Math.floor((correct * 10_000) / questions);
}

/** What has to be reached before an exam may be taken: exams that aren't passed, and the rank where a lower one is held. */
export type ExamLock = { readonly exams: readonly ExamId[]; readonly rank: RankCode | null };

/** What an exam still needs, by the awards and the rank held; `null` for one that the ruleset doesn't have. */
export function examLockOf(examId: ExamId, awards: readonly Award[], rank: string, ruleset: Ruleset): ExamLock | null {
  const rule = ruleset.exams.find(({ id }) => id === examId);
  if (rule === undefined) return null;
  const passed = new Set(awards.filter((award) => award.kind === "exam" && !award.reversed).map(({ code }) => code));
  const needsRank = rankCodes.find((code) => code === rule.needsRank) ?? null;
  const isRankReached = needsRank === null || rankCodes.indexOf(rank as RankCode) >= rankCodes.indexOf(needsRank);
  return { exams: rule.needs.filter((needed) => !passed.has(needed)), rank: isRankReached ? null : needsRank };
}

/** Whether an exam may be taken. */
export function examIsOpen(examId: ExamId, awards: readonly Award[], rank: string, ruleset: Ruleset): boolean {
  const lock = examLockOf(examId, awards, rank, ruleset);
  return lock !== null && lock.exams.length === 0 && lock.rank === null;
}

function firstOfEach(attempts: readonly ExamAttempt[]): readonly ExamAttempt[] {
  return attempts.filter(({ examId }, index) => attempts.findIndex((other) => other.examId === examId) === index);
}

function byTime(a: ExamAttempt, b: ExamAttempt): number {
  return a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function isCertification(examId: ExamId): examId is CertificationId {
  return (certificationIds as readonly string[]).includes(examId);
}

function awardOf(
  owner: LedgerOwner,
  code: string,
  attempt: ExamAttempt,
  rule: XpRule,
  amount: number,
  needed: number,
): Award {
  const lines: readonly AwardLine[] = amount === 0 ? [] : [{ rule, amount }];
  return {
    id: causalId(owner, "exam", code),
    kind: "exam",
    code,
    localDate: attempt.localDate,
    lines,
    deals: 0,
    reversed: false,
    decidedAt: attempt.occurredAt,
    evidence: [
      { name: attempt.examId, value: scoreOf(attempt), needed, from: attempt.localDate, to: attempt.localDate },
    ],
  };
}

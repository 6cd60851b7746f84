import type { ExamAttempt } from "#shared/domain/progression/exam-attempt.ts";
import type { ExamId } from "#shared/domain/ruleset/exam-rule.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Tx } from "../db/db.ts";
import type { RepKey } from "../org/rep-key.ts";
import type { Version } from "./heads.ts";

/** An attempt with what it was graded by. */
export type GradedAttempt = ExamAttempt & {
  /** As the device names it: an attempt is handed in once. */
  readonly attemptId: string;
  readonly bank: number;
  readonly elapsedSeconds: number;
  readonly rulesetVersion: number;
};

export type AttemptRow = {
  readonly id: string;
  readonly exam_id: ExamId;
  readonly local_date: string;
  readonly occurred_at: Date;
  readonly correct: number;
  readonly questions: number;
  readonly passed: boolean;
};

export const attemptColumns = "id, exam_id, local_date, occurred_at, correct, questions, passed";

/** Every attempt of a rep, each with the id that its device gave it. */
export async function attemptsOf(
  tx: Tx,
  rep: RepKey,
): Promise<readonly (ExamAttempt & Pick<GradedAttempt, "attemptId">)[]> {
  const rows = await tx.rows<AttemptRow & { readonly attempt_id: string }>(
    `select ${attemptColumns}, attempt_id from ledger.exam_attempts where tenant_id = $1 and rep_id = $2`,
    [rep.tenantId, rep.repId],
  );
  return rows.map((row) => ({ ...toAttempt(row), attemptId: row.attempt_id }));
}

/** Adds graded attempts in one statement. The caller holds the rep's head. */
export async function saveAttempts(
  tx: Tx,
  rep: RepKey,
  attempts: readonly GradedAttempt[],
  version: Version,
): Promise<void> {
  if (attempts.length === 0) return;
  await tx.rows(
    `insert into ledger.exam_attempts
            (tenant_id, rep_id, ${attemptColumns}, attempt_id, bank, elapsed_seconds, ruleset_version, version)
     select $1, $2, a.id, a.exam_id, a.local_date, a.occurred_at, a.correct, a.questions, a.passed, a.attempt_id, a.bank,
            a.elapsed_seconds, a.ruleset_version, $4
       from jsonb_to_recordset($3::jsonb) as a (id uuid, exam_id text, local_date date, occurred_at timestamptz, correct int,
            questions int, passed boolean, attempt_id uuid, bank int, elapsed_seconds int, ruleset_version int)`,
    [rep.tenantId, rep.repId, JSON.stringify(attempts.map(toRow)), version],
  );
}

export function toAttempt(row: AttemptRow): ExamAttempt {
  return {
    id: row.id,
    examId: row.exam_id,
    localDate: row.local_date as CivilDate,
    occurredAt: row.occurred_at.getTime() as Instant,
    correct: row.correct,
    questions: row.questions,
    passed: row.passed,
  };
}

function toRow(attempt: GradedAttempt) {
  return {
    id: attempt.id,
    exam_id: attempt.examId,
    local_date: attempt.localDate,
    occurred_at: new Date(attempt.occurredAt),
    correct: attempt.correct,
    questions: attempt.questions,
    passed: attempt.passed,
    attempt_id: attempt.attemptId,
    bank: attempt.bank,
    elapsed_seconds: attempt.elapsedSeconds,
    ruleset_version: attempt.rulesetVersion,
  };
}

import { examLockOf } from "#shared/domain/progression/exam-awards.ts";
import type { ExamRule } from "#shared/domain/ruleset/exam-rule.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { DeviceDatabase, Tables } from "../database.ts";
import { clockOf, deviceOf, rulesetOf, type StorePorts } from "../device.ts";
import type { AttemptRow, AwardRow, ProfileFactRow, SittingRow } from "../rows.ts";
import type { ExamView, Sitting } from "./exam-views.ts";

/** Every exam of the rules in force today with what the rep has done of it. Grades are the server's alone (P8). */
export function listExams({ strict }: DeviceDatabase, ports: StorePorts): Promise<readonly ExamView[]> {
  const { device, progression, awards, attempts, profileFacts, practice } = strict;
  return strict.transaction("r", [device, progression, awards, attempts, profileFacts, practice], async () =>
    examViews(strict, ports),
  );
}

async function examViews(tables: Tables, ports: StorePorts): Promise<readonly ExamView[]> {
  const [device, progression, awards, attempts, facts, sittings] = await Promise.all([
    deviceOf(tables),
    tables.progression.get("rep"),
    tables.awards.where("kind").equals("exam").toArray(),
    tables.attempts.toArray(),
    tables.profileFacts.toArray(),
    tables.practice.toArray(),
  ]);
  const ruleset = rulesetOf(device, dateAt(ports.now(), clockOf(device)));
  const rank = progression?.shown.rank ?? "E-1";
  return ruleset.exams.map((rule) => {
    const missing = examLockOf(rule.id, awards, rank, ruleset) ?? { exams: [], rank: null };
    const isOpen = missing.exams.length === 0 && missing.rank === null;
    return { rule, state: isOpen ? "open" : "locked", missing, ...doneOf(rule, { awards, attempts, facts, sittings }) };
  });
}

type Done = {
  readonly awards: readonly AwardRow[];
  readonly attempts: readonly AttemptRow[];
  readonly facts: readonly ProfileFactRow[];
  readonly sittings: readonly SittingRow[];
};

function doneOf(
  { id }: ExamRule,
  { awards, attempts, facts, sittings }: Done,
): Omit<ExamView, "rule" | "state" | "missing"> {
  const graded = attempts.filter(({ examId }) => examId === id).toSorted((a, b) => b.occurredAt - a.occurredAt);
  const gradedIds = new Set(graded.map((attempt) => attempt.id));
  const waiting = facts.flatMap(({ fact, accepted = false }) => {
    if (fact.kind !== "submit_exam" || fact.body.examId !== id || gradedIds.has(fact.id)) return [];
    return [{ id: fact.id, submittedAt: fact.recordedAt, localDate: fact.localDate, accepted }];
  });
  const mine = sittings.filter(({ examId }) => examId === id).toSorted((a, b) => b.startedAt - a.startedAt);
  const underWay = (kind: Sitting["kind"]) =>
    mine.find((sitting) => sitting.kind === kind && !sitting.finished) ?? null;
  return {
    passedOn: awards.find((award) => award.code === id && !award.reversed)?.localDate ?? null,
    attempts: graded,
    waiting,
    running: underWay("exam"),
    practised: mine.filter(({ kind, finished }) => kind === "practice" && finished !== undefined),
    practising: underWay("practice"),
  };
}

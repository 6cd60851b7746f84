import type { UpdateProfile } from "#shared/domain/intents.ts";
import type { Award } from "#shared/domain/ledger/award.ts";
import type { ProfileFact } from "#shared/domain/profile/profile.ts";
import { undecided } from "#shared/domain/progression/progression.ts";
import { titlesOf } from "#shared/domain/progression/titles.ts";
import { rulesetAt } from "#shared/domain/ruleset/versions.ts";
import { isStorable } from "#shared/domain/storable-text.ts";
import { addDays, type CivilDate } from "#shared/domain/time/civil-date.ts";
import type { ErrorBody } from "#shared/protocol/errors.ts";
import type { RepProfile } from "#shared/protocol/sync.ts";
import type { Tx } from "../db/db.ts";
import { saveProfileFacts } from "../org/profile-facts.ts";
import { repStanding } from "../org/rep-profile.ts";
import { attemptsOf, saveAttempts } from "./attempts-repository.ts";
import { awardsOf, saveAwards } from "./awards-repository.ts";
import type { HeldRep } from "./held-rep.ts";
import type { AcceptedOperation } from "./operations-repository.ts";
import { datesFrom } from "./projection-repository.ts";
import { createExaminer, type ExamFault } from "./submitted-exams.ts";

/** What a request says of the rep, not of the rep's activities. */
export type AppliedToRep = {
  readonly refusals: ReadonlyMap<string, ErrorBody>;
  /** As it is afterwards; `null` where nothing of it has changed. */
  readonly profile: RepProfile | null;
  readonly examined: boolean;
  /** Something was kept, whether or not it changes a date. */
  readonly changed: boolean;
  /** Dates that are priced or rewarded otherwise now. */
  readonly dates: ReadonlySet<CivilDate>;
};

const nothing: AppliedToRep = { refusals: new Map(), profile: null, examined: false, changed: false, dates: new Set() };

/**
 * Takes over what a rep said of himself and the exams he handed in. What may be chosen is a decision in order of acceptance: by what was
 * confirmed before this request. Costs a request without such operations nothing.
 */
export async function applyToRep(tx: Tx, held: HeldRep, accepted: readonly AcceptedOperation[]): Promise<AppliedToRep> {
  const ofRep = accepted.filter(({ operation: { intent } }) => isOfRep(intent.kind));
  if (ofRep.length === 0) return nothing;

  const refusals = new Map<string, ErrorBody>();
  const awards = ofRep.some(needsAwards) ? await awardsOf(tx, held.rep) : [];
  const facts = ofRep
    .flatMap((one) => profileFactOf(one) ?? [])
    .filter((fact) => {
      const isRestored = isTakenOver(held, ofRep, fact.id);
      const fault = fact.kind === "update_profile" ? choiceFault(held, fact, isRestored ? null : awards) : null;
      if (fault) refusals.set(fact.id, fault);
      return fault === null;
    });
  const examined = await examine(tx, held, ofRep, awards);
  for (const [id, fault] of examined.refusals) refusals.set(id, examFaults[fault]);

  await saveProfileFacts(tx, held.rep, facts, held.nextVersion);
  await saveAttempts(tx, held.rep, examined.attempts, held.nextVersion);
  await saveAwards(tx, held.rep, examined.awards, held.nextVersion);
  const profile = facts.length > 0 ? ((await repStanding(tx, held.rep))?.profile ?? null) : null;
  return {
    refusals,
    profile,
    examined: examined.attempts.length > 0,
    changed: facts.length + examined.attempts.length > 0,
    dates: new Set([...examined.dates, ...(await repricedDates(tx, held, facts))]),
  };
}

function isOfRep(kind: string): boolean {
  return kind === "update_profile" || kind === "request_leave" || kind === "submit_exam";
}

function needsAwards({ operation: { intent } }: AcceptedOperation): boolean {
  return intent.kind === "submit_exam" || (intent.kind === "update_profile" && typeof intent.body.title === "string");
}

/** Accepted once before the database was restored from an older copy: it isn't judged a second time. */
function isTakenOver({ restoredLately }: HeldRep, accepted: readonly AcceptedOperation[], id: string): boolean {
  return restoredLately && accepted.some(({ operation }) => operation.id === id && operation.stamp !== undefined);
}

function profileFactOf({ operation: { id, intent }, stamp }: AcceptedOperation): ProfileFact | null {
  const times = { id, recordedAt: stamp.recordedAt, localDate: stamp.localDate };
  switch (intent.kind) {
    case "update_profile":
      return { ...times, kind: intent.kind, body: intent.body };
    case "request_leave":
      return { ...times, kind: intent.kind, body: intent.body };
    default:
      return null;
  }
}

/** `awards` is `null` for a choice that was accepted before. */
function choiceFault(
  { before, rulesets }: HeldRep,
  { body, localDate }: { readonly body: UpdateProfile; readonly localDate: CivilDate },
  awards: readonly Award[] | null,
): ErrorBody | null {
  const level = before?.progression.level ?? 1;
  const { fromLevel } = rulesetAt(rulesets, localDate).specializations;
  if (awards !== null && body.specialization !== undefined && level < fromLevel) {
    const message = `A specialization is chosen from level ${fromLevel}.`;
    return { code: "level_too_low", message, field: "body.specialization" };
  }
  const isEarned = (title: string) => (awards === null ? isStorable(title) : titlesOf(awards).includes(title));
  if (typeof body.title === "string" && !isEarned(body.title))
    return { code: "title_unknown", message: "The rep hasn't earned this title.", field: "body.title" };
  return null;
}

async function examine(tx: Tx, held: HeldRep, accepted: readonly AcceptedOperation[], awards: readonly Award[]) {
  const refusals = new Map<string, ExamFault["code"]>();
  if (!accepted.some(({ operation }) => operation.intent.kind === "submit_exam"))
    return { refusals, attempts: [], awards: [], dates: [] };

  const examiner = createExaminer(held.rep, {
    attempts: await attemptsOf(tx, held.rep),
    awards,
    rank: (held.before?.progression ?? undecided).rank,
    rulesOn: (date) => rulesetAt(held.rulesets, date),
  });
  for (const one of accepted) {
    const { id, intent } = one.operation;
    if (intent.kind !== "submit_exam") continue;
    const graded = examiner.grade(one, intent.body, isTakenOver(held, accepted, id));
    if (!graded.ok) refusals.set(id, graded.error.code);
  }
  const result = examiner.result();
  const moved = result.awards.map(({ id }) => id);
  const dates = [...result.awards, ...awards.filter(({ id }) => moved.includes(id))].map(({ localDate }) => localDate);
  return { refusals, ...result, dates };
}

const examFaults: { readonly [code in ExamFault["code"]]: ErrorBody } = {
  exam_not_open: {
    code: "exam_not_open",
    message: "This exam needs others, or a rank, first.",
    field: "body.examId",
  },
  attempt_taken: {
    code: "attempt_taken",
    message: "This attempt was handed in before.",
    field: "body.attemptId",
  },
  unknown_bank: {
    code: "unknown_bank",
    message: "The questions have changed: sync, then take the exam anew.",
    field: "body.bank",
  },
  not_asked: {
    code: "not_asked",
    message: "An answer belongs to no question of this attempt, or is the second one to it.",
    field: "body.answers",
  },
};

/** A specialization counts from its date on, also for what another device has logged there already. */
async function repricedDates(tx: Tx, { rep }: HeldRep, facts: readonly ProfileFact[]): Promise<readonly CivilDate[]> {
  const chosenOn = facts.flatMap((fact) =>
    fact.kind === "update_profile" && fact.body.specialization !== undefined ? [fact.localDate] : [],
  );
  const [first] = chosenOn.sort();
  return first === undefined ? [] : datesFrom(tx, rep, addDays(first, 1));
}

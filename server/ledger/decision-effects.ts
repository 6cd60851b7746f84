import { err, ok, type Result } from "#shared/domain/result.ts";
import { type CivilDate, daysBetween } from "#shared/domain/time/civil-date.ts";
import type { Decision, DecisionKind } from "#shared/protocol/decisions.ts";
import type { Tx } from "../db/db.ts";
import { assignMentor, mentorOf } from "../org/mentees.ts";
import { stampProfile } from "../org/profile-facts.ts";
import { type Onlooker, visibleRep } from "../org/reps.ts";
import { type ActivityFault, prepareActivityDecision, remarkActivity } from "./activity-decisions.ts";
import { type AwardFault, markAward, prepareAdjustment, prepareReversal } from "./award-decisions.ts";
import { decisionOf, isRevoked, type KeptDecision } from "./decisions-repository.ts";
import type { HeldRep } from "./held-rep.ts";

/** Why a decision can't be taken as it is. `field` names the part of the body to mend. */
export type DecisionFault =
  | ActivityFault
  | AwardFault
  | {
      readonly code: "target_not_found" | "no_effect" | "invalid_dates" | "mentor_is_rep" | "not_revocable";
      readonly field: string;
    };

/** A decision found in order: what it will change, and how. */
export type PreparedDecision = {
  /** The rep's dates that have to be folded again besides what follows from them. */
  readonly dates: readonly CivilDate[];
  /** What is there now, for the account. */
  readonly was: unknown;
  /** Changes what the decision is about. Runs once the decision is kept. */
  carryOut(): Promise<void>;
};

export type Prepared = Result<PreparedDecision, DecisionFault>;

export const excuseLimitDays = 366;

/** Judges a decision against what the rep has, and changes nothing yet. The caller holds the rep's head. */
export async function prepareDecision(tx: Tx, held: HeldRep, manager: Onlooker, decision: Decision): Promise<Prepared> {
  switch (decision.kind) {
    case "clear_suspect":
    case "undo_activity":
    case "amend_activity":
      return prepareActivityDecision(tx, held, decision);
    case "approve_leave": {
      const request = held.profile.leaveRequests.find(({ id }) => id === decision.leaveRequestId);
      if (!request) return refused("target_not_found", "leaveRequestId");
      if (request.approved) return refused("no_effect", "leaveRequestId");
      return ok({ dates: [], was: request, carryOut: () => stampProfile(tx, held.rep, held.nextVersion) });
    }
    case "excuse": {
      const { from, to } = decision;
      if (from > to || daysBetween(from, to) >= excuseLimitDays) return refused("invalid_dates", "to");
      const was = held.profile.leave.filter((date) => from <= date && date <= to);
      return ok({ dates: [], was: { leave: was }, carryOut: () => stampProfile(tx, held.rep, held.nextVersion) });
    }
    case "adjust":
      return prepareAdjustment(tx, held, manager, decision);
    case "reverse":
      return prepareReversal(tx, held, decision);
    case "assign_mentee":
      return prepareMentor(tx, held, manager, decision);
    case "revoke":
      return prepareRevocation(tx, held, decision);
  }
}

async function prepareMentor(
  tx: Tx,
  { rep, now }: HeldRep,
  manager: Onlooker,
  decision: Extract<Decision, { readonly kind: "assign_mentee" }>,
): Promise<Prepared> {
  const { id, mentorId, from, to = null } = decision;
  if (to !== null && to < from) return refused("invalid_dates", "to");
  if (mentorId === rep.repId) return refused("mentor_is_rep", "mentorId");
  if (mentorId !== null && !(await visibleRep(tx, manager, mentorId))) return refused("target_not_found", "mentorId");
  return ok({
    dates: [],
    was: await mentorOf(tx, rep, from),
    carryOut: () => assignMentor(tx, rep, { id, mentorId, from, to, decidedAt: now }),
  });
}

/** Those whose effect follows from the decisions that stand; of the others the last one counts, so they are decided anew instead. */
const revocable: readonly DecisionKind[] = ["clear_suspect", "undo_activity", "approve_leave", "excuse", "reverse"];

async function prepareRevocation(
  tx: Tx,
  held: HeldRep,
  { decisionId }: Extract<Decision, { readonly kind: "revoke" }>,
): Promise<Prepared> {
  const { rep } = held;
  const decision = await decisionOf(tx, rep.tenantId, decisionId);
  if (decision?.repId !== rep.repId) return refused("target_not_found", "decisionId");
  if (!revocable.includes(decision.kind)) return refused("not_revocable", "decisionId");
  if (await isRevoked(tx, rep.tenantId, decisionId)) return refused("no_effect", "decisionId");
  return takeBack(tx, held, decision);
}

async function takeBack(tx: Tx, held: HeldRep, { id, kind, body, targetId }: KeptDecision): Promise<Prepared> {
  const was = { decisionId: id, kind, ...body };
  const { rep, nextVersion } = held;
  const target = targetId ?? "";
  switch (kind) {
    case "clear_suspect":
    case "undo_activity":
      return remarkActivity(tx, held, target, was);
    case "reverse":
      return markAward(tx, held, target, { reversed: false, was });
    case "approve_leave":
    case "excuse":
      return ok({ dates: [], was, carryOut: () => stampProfile(tx, rep, nextVersion) });
    case "adjust":
    case "amend_activity":
    case "assign_mentee":
    case "revoke":
      return refused("not_revocable", "decisionId");
  }
}

function refused(code: Extract<DecisionFault, { readonly field: string }>["code"], field: string): Prepared {
  return err({ code, field } as DecisionFault);
}

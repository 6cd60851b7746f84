import type { AmendActivity } from "#shared/domain/intents.ts";
import type { Activity } from "#shared/domain/ledger/activity.ts";
import { faultOf } from "#shared/domain/ledger/check-activity.ts";
import { amendedActivity } from "#shared/domain/ledger/facts.ts";
import { err, ok } from "#shared/domain/result.ts";
import type { Decision } from "#shared/protocol/decisions.ts";
import type { Tx } from "../db/db.ts";
import { activitiesById, changeActivity, factsById } from "./activities-repository.ts";
import type { Prepared } from "./decision-effects.ts";
import { activityMarks } from "./decisions-repository.ts";
import type { HeldRep } from "./held-rep.ts";
import { amendmentFits } from "./judge.ts";
import { amendmentsOf } from "./operations-repository.ts";

export type ActivityFault = {
  readonly code: "activity_not_found" | "not_amendable" | "no_effect";
  readonly field: string;
};

type ActivityDecision = Extract<Decision, { readonly kind: "clear_suspect" | "undo_activity" | "amend_activity" }>;

/** A manager may clear, undo and amend whatever a rep logged or an import asserts, however long ago. */
export async function prepareActivityDecision(tx: Tx, held: HeldRep, decision: ActivityDecision): Promise<Prepared> {
  const [activity] = await activitiesById(tx, held.rep, [decision.activityId]);
  if (!activity) return err({ code: "activity_not_found", field: "activityId" });
  switch (decision.kind) {
    case "clear_suspect":
      if (!activity.suspect) return err({ code: "no_effect", field: "activityId" });
      return remark(tx, held, activity, activity);
    case "undo_activity":
      // A rep's late undo leaves the heartbeat; a manager's takes that too.
      if (activity.undone && !activity.undoneLate) return err({ code: "no_effect", field: "activityId" });
      return remark(tx, held, activity, activity);
    case "amend_activity":
      return prepareAmendment(tx, held, activity, decision);
  }
}

/** Gives an activity the marks that follow from what stands, after a decision about it was taken back. */
export async function remarkActivity(tx: Tx, held: HeldRep, activityId: string, was: unknown): Promise<Prepared> {
  const [activity] = await factsById(tx, held.rep, [activityId]);
  if (!activity) return err({ code: "activity_not_found", field: "activityId" });
  return remark(tx, held, activity, was);
}

function remark(tx: Tx, { rep, nextVersion }: HeldRep, activity: Activity, was: unknown): Prepared {
  return ok({
    dates: [activity.localDate],
    was,
    async carryOut() {
      const marks = await activityMarks(tx, rep, activity.id);
      await changeActivity(tx, rep, { ...activity, ...marks }, nextVersion);
    },
  });
}

async function prepareAmendment(
  tx: Tx,
  { rep, now, nextVersion }: HeldRep,
  activity: Activity,
  decision: Extract<Decision, { readonly kind: "amend_activity" }>,
): Promise<Prepared> {
  const { id, kind, repId: _, ...given } = decision;
  const body = given as AmendActivity;
  if (Object.keys(body).length === 1) return err({ code: "no_effect", field: "body" });
  if (!amendmentFits(activity, { kind, body })) return err({ code: "not_amendable", field: "body" });
  const fault = faultOf(amendedActivity(activity, [{ id, recordedAt: now, body }]));
  if (fault) return err({ code: "not_amendable", field: fault.field });
  return ok({
    dates: [activity.localDate],
    was: activity,
    async carryOut() {
      const amendments = (await amendmentsOf(tx, rep, [activity.id])).get(activity.id) ?? [];
      await changeActivity(tx, rep, amendedActivity(activity, amendments), nextVersion);
    },
  });
}

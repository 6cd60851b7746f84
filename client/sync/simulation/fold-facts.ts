import type { Activity } from "#shared/domain/ledger/activity.ts";
import {
  type Amendment,
  amendedActivity,
  loggedActivity,
  undoneActivity,
  unstamped,
} from "#shared/domain/ledger/facts.ts";
import type { PendingFact } from "#shared/domain/predict.ts";

/** The activities that a set of accepted facts makes, in whatever order they are given (P5). */
export function foldFacts(facts: readonly PendingFact[]): ReadonlyMap<string, Activity> {
  const activities = new Map<string, Activity>();
  const amendments = new Map<string, Amendment[]>();
  for (const fact of facts) {
    if (fact.kind === "log_activity") {
      const { id, body, recordedAt, occurredAt, zone, localDate, stamps = unstamped } = fact;
      activities.set(id, loggedActivity(id, body, { recordedAt, occurredAt, zone, localDate }, stamps));
    } else if (fact.kind === "amend_activity") {
      const { activityId } = fact.body;
      amendments.set(activityId, [...(amendments.get(activityId) ?? []), fact]);
    }
  }
  for (const fact of facts) {
    const undone = fact.kind === "undo_activity" ? activities.get(fact.body.activityId) : undefined;
    if (undone) activities.set(undone.id, undoneActivity(undone, { late: fact.stamps?.late ?? false }));
  }
  for (const [id, its] of amendments) {
    const amended = activities.get(id);
    if (amended) activities.set(id, amendedActivity(amended, its));
  }
  return activities;
}

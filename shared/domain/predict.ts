import type { Intent } from "./intents.ts";
import type { Activity } from "./ledger/activity.ts";
import { amendedActivity, type FactTimes, loggedActivity, type Stamps, undoneActivity } from "./ledger/facts.ts";
import { timelinessOf } from "./time/timeliness.ts";

/** An operation that the confirmed state doesn't hold yet, with the server's stamps where it has answered already. */
export type PendingFact = Intent & FactTimes & { readonly id: string; readonly stamps?: Stamps };

/**
 * The activities that a rep sees: the confirmed ones and, on top, what this device still holds back, run through the ledger's own
 * functions (P2). An operation whose activity isn't among them has no effect (P8).
 */
export function predictActivities(
  confirmed: readonly Activity[],
  pending: readonly PendingFact[],
  dayStartHour: number,
): ReadonlyMap<string, Activity> {
  const activities = new Map(confirmed.map((activity) => [activity.id, activity]));

  for (const fact of [...pending].sort(byEffect)) {
    switch (fact.kind) {
      case "log_activity":
        if (!activities.has(fact.id)) activities.set(fact.id, predictedActivity(fact, dayStartHour));
        break;
      case "undo_activity": {
        const undone = activities.get(fact.body.activityId);
        if (undone) activities.set(undone.id, undoneActivity(undone, { late: fact.stamps?.late ?? false }));
        break;
      }
      case "amend_activity": {
        const amended = activities.get(fact.body.activityId);
        if (amended) activities.set(amended.id, amendedActivity(amended, [fact]));
        break;
      }
    }
  }
  return activities;
}

/** As the ledger reads them (P5): logs first, because an undo may stand before its log, then the rest in the order of the taps. */
function byEffect(a: PendingFact, b: PendingFact): number {
  const isLog = (fact: PendingFact) => (fact.kind === "log_activity" ? 0 : 1);
  return isLog(a) - isLog(b) || a.recordedAt - b.recordedAt || (a.id < b.id ? -1 : 1);
}

function predictedActivity(
  fact: Extract<PendingFact, { readonly kind: "log_activity" }>,
  dayStartHour: number,
): Activity {
  const { id, body, recordedAt, occurredAt, zone, localDate } = fact;
  const stamps = fact.stamps ?? {
    backdated: timelinessOf(fact, dayStartHour) !== "timely",
    late: false,
    suspect: false,
  };
  return loggedActivity(id, body, { recordedAt, occurredAt, zone, localDate }, stamps);
}

import type { AmendActivity } from "../intents.ts";
import type { CivilDate } from "../time/civil-date.ts";
import type { Instant } from "../time/instant.ts";
import type { Zone } from "../time/zone.ts";
import type { Activity, ActivityDetails } from "./activity.ts";

/** When and where a tap happened, by the device's clock or as the server corrected it. */
export type FactTimes = {
  readonly recordedAt: Instant;
  readonly occurredAt: Instant;
  readonly zone: Zone;
  readonly localDate: CivilDate;
};

/** What the server says of a fact once, on acceptance, and never again (P5). */
export type Stamps = { readonly backdated: boolean; readonly late: boolean; readonly suspect: boolean };

export const unstamped: Stamps = { backdated: false, late: false, suspect: false };

export type Amendment = { readonly id: string; readonly recordedAt: Instant; readonly body: AmendActivity };

/** The activity that a logged operation makes; its id is the operation's. */
export function loggedActivity(
  id: string,
  details: ActivityDetails,
  times: FactTimes,
  stamps: Stamps,
  source: Activity["source"] = "device",
): Activity {
  // A tenth of what spreading them costs, ten thousand times in a row.
  return Object.assign({}, details, times, stamps, { id, source, undone: false, undoneLate: false });
}

/** An activity taken back. Of several undos, one in time takes the heartbeat too. */
export function undoneActivity(activity: Activity, undo: { readonly late: boolean }): Activity {
  return { ...activity, undone: true, undoneLate: undo.late && (activity.undoneLate || !activity.undone) };
}

/** An activity with its amendments, in whatever order they came: per field the last by (recordedAt, id) wins. */
export function amendedActivity(activity: Activity, amendments: readonly Amendment[]): Activity {
  const inOrder = [...amendments].sort((a, b) => a.recordedAt - b.recordedAt || (a.id < b.id ? -1 : 1));
  const fields = inOrder.map(({ body: { activityId: _, ...given } }) => given);
  return Object.assign({}, activity, ...fields) as Activity;
}

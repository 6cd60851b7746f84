import type { ActivityDetails } from "./ledger/activity.ts";

/** What a rep means: the kind and body of an operation. The operation's id becomes the id of the fact it makes. */
export type Intent =
  | { readonly kind: "log_activity"; readonly body: ActivityDetails }
  | { readonly kind: "undo_activity"; readonly body: UndoActivity }
  | { readonly kind: "amend_activity"; readonly body: AmendActivity };

export type IntentKind = Intent["kind"];

export type UndoActivity = { readonly activityId: string };

/** Fields that are given replace the activity's; the last amendment by (recordedAt, id) wins per field. */
export type AmendActivity = {
  readonly activityId: string;
  readonly durationSeconds?: number;
  readonly disposition?: NonNullable<ActivityDetails["disposition"]>;
  readonly valueMinor?: number;
  readonly note?: string;
};

export const noteLimit = 2000;
export const contactLimit = 200;
/** A day's worth of seconds: no call is longer. */
export const durationLimitSeconds = 86_400;
export const valueLimitMinor = 1_000_000_000_000;

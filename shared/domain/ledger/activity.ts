import type { CivilDate } from "../time/civil-date.ts";
import type { Instant } from "../time/instant.ts";
import type { Zone } from "../time/zone.ts";

/** What a rep may log. Everything else in the price list is the engine's own. */
export const loggableActivities = [
  "call",
  "appointment_set",
  "appointment_held",
  "deal_closed",
  "voicemail_left",
  "email_sent",
  "email_reply",
  "sms_sent",
  "sms_reply",
  "sms_enrollment",
  "note_added",
  "referral_generated",
  "callback_scheduled",
  "objection_handled",
  "cadence_touch",
] as const;
export type LoggableActivity = (typeof loggableActivities)[number];

/** How a call ended. */
export const dispositions = [
  "no_answer",
  "wrong_number",
  "voicemail",
  "contact",
  "not_interested",
  "dnc",
  "callback",
  "appointment",
] as const;
export type Disposition = (typeof dispositions)[number];

/** What a rep says about a piece of work. Only a call has duration and disposition, only a deal has a value. */
export type ActivityDetails = {
  readonly activity: LoggableActivity;
  readonly durationSeconds?: number;
  readonly disposition?: Disposition;
  readonly valueMinor?: number;
  readonly currency?: string;
  readonly contactRef?: string;
  readonly note?: string;
};

/**
 * A piece of work as the ledger holds it: the details after amendments, the times as the server corrected them, and the
 * stamps that it gave once, on acceptance (P5). On a device, a pending one has the device's own times and no stamps.
 */
export type Activity = ActivityDetails & {
  readonly id: string;
  readonly localDate: CivilDate;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly zone: Zone;
  readonly source: "device" | "import";
  /** Recorded later than the grace after its date: XP and metrics only. */
  readonly backdated: boolean;
  /** Reached the server long after its day was settled: XP and metrics only. */
  readonly late: boolean;
  /** The clock can't be trusted: XP, but no heartbeat until a manager clears it. */
  readonly suspect: boolean;
  readonly undone: boolean;
  /** Undone long after its day was settled: XP and metrics are gone, the heartbeat stays. */
  readonly undoneLate: boolean;
};

/** Whether an activity keeps its date alive: timely, not undone in time, from a clock that can be trusted. */
export function isHeartbeat(activity: Activity): boolean {
  return !(activity.backdated || activity.late || activity.suspect || (activity.undone && !activity.undoneLate));
}

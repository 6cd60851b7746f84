import type { Activity } from "../domain/ledger/activity.ts";
import type { Award } from "../domain/ledger/award.ts";
import type { XpEntry } from "../domain/ledger/entries.ts";
import type { LeaveRequest } from "../domain/profile/profile.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import type { Instant } from "../domain/time/instant.ts";

/** How many rows one answer of the history has at most. */
export const historyRowsAtMost = 500;

/** `GET /api/activities`: the newest first. */
export type ActivityPage = {
  readonly activities: readonly Activity[];
  /** Sent as `after`, together with the same question, it gives the next page; `null` where there is none. */
  readonly next: string | null;
};

/** `GET /api/entries`: the lines of a date, in the order of their causes, and the awards that some of them pay. */
export type EntryPage = {
  readonly entries: readonly XpEntry[];
  readonly awards: readonly Award[];
  readonly next: string | null;
};

/** `GET /api/reps/:id/review`: what waits for a manager's decision about a rep, and what was decided. */
export type RepReview = {
  readonly repId: string;
  /** Doubted by their clock, and not cleared. The newest first. */
  readonly suspects: readonly Activity[];
  /** The device knew one offset of its clock at the tap, and showed another with its request: more than 5 minutes apart. */
  readonly clocks: readonly ClockDoubt[];
  /** Dates off that had begun when they were asked for, not approved yet. */
  readonly leaveRequests: readonly LeaveRequest[];
  readonly mentor: MenteeAssignment | null;
  readonly mentees: readonly MenteeAssignment[];
  /** The newest first. */
  readonly awards: readonly Award[];
  /** The last of them, the newest first. */
  readonly decisions: readonly PastDecision[];
};

export type ClockDoubt = {
  readonly activity: Activity;
  readonly operationOffsetMs: number;
  readonly requestOffsetMs: number;
};

/** The other rep of a mentor's pair. */
export type MenteeAssignment = {
  readonly repId: string;
  readonly name: string;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
};

export type PastDecision = {
  readonly id: string;
  readonly kind: string;
  /** What was asked for, without `id`, `kind` and `repId`. */
  readonly body: { readonly [field: string]: unknown };
  /** A person's name. */
  readonly decidedBy: string;
  readonly decidedAt: Instant;
  readonly revoked: boolean;
};

import type { Intent } from "#shared/domain/intents.ts";
import type { ActivityDetails, LoggableActivity } from "#shared/domain/ledger/activity.ts";
import type { Verdict } from "#shared/domain/progression/streak.ts";
import type { Result } from "#shared/domain/result.ts";
import type { XpRule } from "#shared/domain/ruleset/ruleset.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Timeliness } from "#shared/domain/time/timeliness.ts";
import type { Zone } from "#shared/domain/time/zone.ts";
import type { Confirmed } from "./reads/confirmed.ts";

/**
 * What screens ask of the device. Reads are promises made for `useLiveQuery`: they touch Dexie only, and run again by themselves
 * when a row they read changes. Writes resolve once the work is durable.
 */
export type Store = {
  readonly progress: {
    /** `undefined` until the first sync has filled this device. */
    overview(): Promise<Overview | undefined>;
  };
  readonly activities: {
    /** The newest first, undone ones included. */
    recent(limit: number): Promise<readonly ShownActivity[]>;
    log(draft: ActivityDraft): Promise<Result<LoggedActivity, WriteFailure>>;
    undo(activityId: string): Promise<Result<null, WriteFailure>>;
    /** What saving the draft would do, before it is saved. No write. */
    preview(draft: ActivityDraft): Promise<Preview>;
  };
  readonly queue: {
    /** Oldest first. */
    pending(limit: number): Promise<readonly PendingOperation[]>;
    attention(): Promise<readonly AttentionItem[]>;
    /** Puts a refused operation back into the queue as it is. */
    retry(operationId: string): Promise<void>;
    /** Replaces a refused log by a corrected one with a new id and the old time fields. */
    fix(operationId: string, draft: ActivityDraft): Promise<Result<LoggedActivity, WriteFailure>>;
    discard(operationId: string): Promise<void>;
    /** Everything that only this device has, and the rep's own facts, as JSON text. */
    exportAll(): Promise<string>;
  };
  readonly sync: {
    status(): Promise<SyncStatus>;
    /** The rep has read that this device's storage was cleared. */
    dismissCleared(): Promise<void>;
  };
};

export type Overview = {
  readonly displayName: string;
  readonly today: CivilDate;
  readonly zone: Zone;
  readonly level: number;
  /** Total XP at which this level began and the next begins (`null` on the last). */
  readonly levelStartsAt: number;
  readonly levelEndsAt: number | null;
  readonly totalXp: Confirmed<number>;
  readonly rank: string;
  readonly closedDeals: Confirmed<number>;
  /** Working days to the next level at the pace of the last 28 dates; `null` without a pace or a next level. */
  readonly workingDaysToNextLevel: number | null;
  readonly streak: {
    readonly days: number;
    readonly freezes: number;
    /** The last ten working days, oldest first. `confirmed` is false where only this device knows of the heartbeat. */
    readonly sprig: readonly { readonly date: CivilDate; readonly verdict: Verdict; readonly confirmed: boolean }[];
  };
  readonly tiles: readonly Tile[];
  /** Nothing was ever logged: show the first steps. */
  readonly isFirstDay: boolean;
  /** The last working day before today is over but not settled yet. */
  readonly yesterdayOpen: boolean;
};

/** What a tile logs with one tap, and how far today is with it. */
export type Tile = {
  readonly metric: "dial" | "connect" | "appointment" | "show" | "deal";
  readonly details: ActivityDetails;
  readonly count: Confirmed<number>;
  readonly target: number;
};

export type ShownActivity = ActivityDetails & {
  readonly id: string;
  readonly occurredAt: Instant;
  readonly localDate: CivilDate;
  readonly zone: Zone;
  readonly xp: number;
  readonly undone: boolean;
  readonly canUndo: boolean;
  /** `saved_here` waits in the queue, `confirmed` is on the server, `attention` was refused. */
  readonly state: "saved_here" | "confirmed" | "attention";
};

export type ActivityDraft = ActivityDetails & {
  /** Defaults to now. */
  readonly occurredAt?: Instant;
};

export type LoggedActivity = { readonly id: string; readonly xp: number };

export type Preview = {
  readonly parts: readonly (readonly [XpRule, number])[];
  readonly xp: number;
  readonly localDate: CivilDate;
  readonly timeliness: Timeliness;
};

export type WriteFailure =
  | { readonly code: "invalid"; readonly field: string; readonly fault: string }
  | { readonly code: "too_old" }
  | { readonly code: "in_the_future" }
  | { readonly code: "not_found" }
  | { readonly code: "undo_too_late" }
  /** The disk is full: nothing was written, the input is still with the caller. */
  | { readonly code: "storage_full" };

export type PendingOperation = {
  readonly id: string;
  readonly kind: Intent["kind"];
  readonly activity: LoggableActivity | null;
  readonly details: ActivityDetails | null;
  readonly recordedAt: Instant;
  readonly attempts: number;
};

export type AttentionItem = PendingOperation & {
  readonly localDate: CivilDate;
  readonly occurredAt: Instant;
  readonly refusedAt: Instant;
  readonly error: { readonly code: string; readonly message: string; readonly field?: string };
};

/** Where the device stands with the server. The pill shows the first that holds of: attention, storage, stale, offline, sending, ok. */
export type SyncStatus = {
  readonly pending: number;
  readonly oldestPendingAt: Instant | null;
  readonly attention: number;
  readonly lastSuccessAt: Instant | null;
  readonly lastAttemptAt: Instant | null;
  /** `idle` after a success or before the first try; `waiting` after a failure; `parked` until a person acts. */
  readonly phase: "idle" | "sending" | "waiting" | "parked";
  /** When the request under way began, while `sending`. */
  readonly sendingSince: Instant | null;
  readonly nextTryAt: Instant | null;
  /** Why it waits or is parked. */
  readonly reason: "no_answer" | "not_our_server" | "unavailable" | "signed_out" | "upgrade_required" | null;
  readonly failingSince: Instant | null;
  readonly storage: {
    readonly persisted: boolean | null;
    readonly usedBytes: number | null;
    readonly quotaBytes: number | null;
  };
  /**
   * The browser cleared this device's storage, or put an older one back: what had been synced is here again. `missing` entries may be
   * lost; `null` where the server hasn't been asked yet, or nobody knows.
   */
  readonly cleared?: { readonly at: Instant; readonly missing: number | null };
  readonly deviceName: string;
  readonly syncedActivities: number;
};

import type { Intent, RequestLeave, UpdateProfile } from "#shared/domain/intents.ts";
import type { ActivityDetails, Disposition, LoggableActivity } from "#shared/domain/ledger/activity.ts";
import type { CallReport, InferredOutcome } from "#shared/domain/ledger/outcome.ts";
import type { Confirmed } from "#shared/domain/progression/standing.ts";
import type { Verdict } from "#shared/domain/progression/streak.ts";
import type { Result } from "#shared/domain/result.ts";
import type { XpRule } from "#shared/domain/ruleset/ruleset.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Timeliness } from "#shared/domain/time/timeliness.ts";
import type { DayClock, Zone } from "#shared/domain/time/zone.ts";
import type { CampaignStore } from "./campaign-store.ts";
import type { Feed } from "./feed.ts";
import type { LedgerReads } from "./ledger.ts";
import type { ExamView, Sitting, SittingChange } from "./reads/exam-views.ts";
import type { ProfileView } from "./reads/profile-view.ts";
import type { BadgeView, GradedEfficiency, Promotion, TrendLength, Trends } from "./reads/progress-views.ts";

/**
 * What screens ask of the device. Reads are promises made for `useLiveQuery`: they touch Dexie only, and run again by themselves
 * when a row they read changes. Writes resolve once the work is durable.
 */
export type Store = {
  /** What the screen Today shows. A tap is in it as soon as it is durable. */
  readonly today: Feed<Today>;
  readonly progress: {
    /** `undefined` until the first sync has filled this device. */
    overview(): Promise<Overview | undefined>;
    /** Like the other reads of progress, `undefined` until the first sync has filled this device. */
    promotion(): Promise<Promotion | undefined>;
    badges(): Promise<readonly BadgeView[] | undefined>;
    trends(dates: TrendLength): Promise<Trends | undefined>;
    efficiency(): Promise<Confirmed<GradedEfficiency> | undefined>;
  };
  readonly profile: {
    /** `undefined` until the first sync has filled this device. */
    read(): Promise<ProfileView | undefined>;
    update(change: UpdateProfile): Promise<Result<null, WriteFailure>>;
    requestLeave(leave: RequestLeave): Promise<Result<null, WriteFailure>>;
  };
  readonly exams: {
    /** Every exam of the rules in force today, in their order. */
    list(): Promise<readonly ExamView[]>;
    sitting(id: string): Promise<Sitting | undefined>;
    /** Begins an exam or a round of practice, or goes on with the one under way. */
    begin(start: Pick<Sitting, "examId" | "kind" | "bank">): Promise<Result<Sitting, WriteFailure>>;
    /** Keeps what was answered so far. One that is gone, from another tab for one, stays gone. */
    save(id: string, change: SittingChange): Promise<Result<null, WriteFailure>>;
    /** Hands an exam in: its answers go to the server, which grades them. The result comes with a sync. */
    submit(id: string, elapsedSeconds: number): Promise<Result<null, WriteFailure>>;
    /** Gives a sitting up. */
    drop(id: string): Promise<void>;
  };
  /** The campaign's part, whose rules come when they are first asked for: no other screen carries them. */
  openCampaign(): Promise<CampaignStore>;
  readonly activities: {
    /** The newest first, undone ones included. */
    recent(limit: number): Promise<readonly ShownActivity[]>;
    /** `suggested` is the outcome that was suggested for the call, whichever the rep chose: kept for the accuracy. */
    log(draft: ActivityDraft, suggested?: Disposition): Promise<Result<LoggedActivity, WriteFailure>>;
    /** How a call seems to have ended, by its length and note. */
    suggest(call: CallReport): InferredOutcome;
    /** How often this device's suggestions were taken. */
    suggestionAccuracy(): Promise<SuggestionAccuracy>;
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
  readonly ledger: LedgerReads;
  readonly sync: {
    status(): Promise<SyncStatus>;
    /** The same for who only looks at it: it follows a write once nothing else is to be done. */
    readonly statusFeed: Feed<SyncStatus>;
    /** How many activities are here and on the server. */
    syncedActivities(): Promise<number>;
    /** The rep has read that this device's storage was cleared. */
    dismissCleared(): Promise<void>;
  };
};

export type Today = {
  /** `undefined` until the first sync has filled this device. */
  readonly overview: Overview | undefined;
  /** The newest activities first, undone ones included. */
  readonly recent: readonly ShownActivity[];
};

export type Overview = {
  readonly displayName: string;
  readonly today: CivilDate;
  /** By what the rep's dates are counted. */
  readonly clock: DayClock;
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

export type SuggestionAccuracy = { readonly kept: number; readonly suggested: number };

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
  /** A strength is chosen from a confirmed level on. */
  | { readonly code: "level_too_low" }
  /** What the exam needs isn't there yet. */
  | { readonly code: "exam_not_open" }
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
  /** The zone that the rep is in now: what times here are told in. */
  readonly zone: Zone;
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
};

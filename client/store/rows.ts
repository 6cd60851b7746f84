import type { CampaignStanding } from "#shared/domain/campaign/campaign.ts";
import type { RepIntent } from "#shared/domain/intents.ts";
import type { Activity, Disposition } from "#shared/domain/ledger/activity.ts";
import type { Award } from "#shared/domain/ledger/award.ts";
import type { Day } from "#shared/domain/ledger/day.ts";
import type { PendingFact } from "#shared/domain/predict.ts";
import type { ExamAttempt } from "#shared/domain/progression/exam-attempt.ts";
import type { Progression } from "#shared/domain/progression/progression.ts";
import type { Verdict } from "#shared/domain/progression/streak.ts";
import type { ExamId } from "#shared/domain/ruleset/exam-rule.ts";
import type { RulesetVersion } from "#shared/domain/ruleset/versions.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Zone } from "#shared/domain/time/zone.ts";
import type { OptionId } from "#shared/exams/question.ts";
import type { ErrorBody } from "#shared/protocol/errors.ts";
import type { RepProfile, Stamp } from "#shared/protocol/sync.ts";
import type { ConfirmedLogs } from "./confirmed-logs.ts";
import type { Operation } from "./operation.ts";
import type { SyncStatus } from "./store.ts";

/** An operation that waits for its answer. `seq` is the local sequence number: the order in which batches are read. */
export type QueuedRow = {
  readonly seq: number;
  readonly id: string;
  readonly localDate: CivilDate;
  readonly recordedAt: Instant;
  /** The activity that an undo or an amendment names; a logged activity has none. */
  readonly target?: string;
  readonly operation: Operation;
  readonly attempts: number;
  /** Since when the server has said that it can't judge it yet. */
  readonly laterSince?: Instant;
  /** What the server said of it before it forgot: the operation goes out again with it. */
  readonly stamp?: Stamp;
};

/** An accepted operation, kept for the case that the server is restored from a backup. */
export type SentRow = {
  readonly id: string;
  readonly answeredAt: Instant;
  readonly operation: Operation;
  readonly stamp: Stamp;
  /**
   * The newest request when the answer arrived, while the confirmed state may not hold the operation yet: a later request, or the
   * answer's own last page, brings it.
   */
  readonly unconfirmedSince?: number;
};

/** Accepted logs that are confirmed as they were shown: their stamps are what the operations and `late` say. */
export type SentLogsRow = {
  readonly number: number;
  readonly answeredAt: Instant;
  readonly late: boolean;
  readonly operations: readonly Operation[];
};

/** A refused operation: it waits for the rep. */
export type AttentionRow = {
  readonly id: string;
  readonly target?: string;
  readonly operation: Operation;
  readonly attempts: number;
  readonly refusedAt: Instant;
  readonly error: ErrorBody;
};

/** A fact that the confirmed state doesn't hold. `accepted` once the server has said so. */
export type RowFact = PendingFact & { readonly deviceSeq?: number; readonly accepted?: boolean };

/** A fact about the rep, not about an activity, that the confirmed state doesn't hold: the profile, leave, an exam, the campaign. */
export type ProfileFactRow = {
  readonly id: string;
  readonly fact: RowFact & RepIntent;
  readonly accepted?: boolean;
};

export type ActivityRow = {
  readonly id: string;
  /** Of the shown activity, like `occurredAt`: what the screens sort and filter by. */
  readonly localDate: CivilDate;
  readonly occurredAt: Instant;
  readonly confirmed: Activity | null;
  /** In the order of the taps. */
  readonly pending: readonly RowFact[];
  readonly shown: Activity;
  /** The date of a touch of a lead; other activities have none, so that the few touches are found without reading the rest. */
  readonly touchedOn?: CivilDate;
  /** Refused by the server: seen, but not counted. */
  readonly refused: boolean;
  /** The pull of everything that brought the confirmed activity last. */
  readonly pull: number;
};

export type DayRow = {
  readonly date: CivilDate;
  readonly confirmed: Day | null;
  readonly shown: Day;
  /** `shown` was folded with facts that only this device holds. */
  readonly predicted: boolean;
  readonly pull: number;
};

/** What the server decided, as it last said. */
export type AwardRow = Award & { readonly pull: number };

/** An attempt at an exam as the server graded it. */
export type AttemptRow = ExamAttempt & { readonly pull: number };

/**
 * Questions under way or practised, written at every answer, so that a crash costs none. The questions follow from exam, bank and id; the
 * id is the attempt's.
 */
export type SittingRow = {
  readonly id: string;
  readonly examId: ExamId;
  readonly kind: "exam" | "practice";
  readonly bank: number;
  readonly answers: { readonly [questionId: string]: OptionId };
  /** The question that is open, counted from 0. */
  readonly at: number;
  readonly startedAt: Instant;
  readonly savedAt: Instant;
  /** By a clock that can't be set, pauses included, when it was saved. */
  readonly elapsedSeconds: number;
  /** Of a practice that was gone through to its end; an exam leaves as an operation. */
  readonly finished?: { readonly correct: number; readonly questions: number };
};

/** What was suggested for the end of a call, and what the rep took. Never leaves the device. */
export type SuggestionRow = {
  /** The call's. */
  readonly id: string;
  readonly suggested: Disposition;
  readonly chosen: Disposition;
  readonly outcome: "kept" | "overridden";
};

/** The one row of `campaign`: what the server last said of it, the whole. */
export type CampaignRow = {
  readonly key: "campaign";
  readonly standing: CampaignStanding;
  readonly pull: number;
};

/** The one row of `progression`. */
export type ProgressionRow = {
  readonly key: "rep";
  readonly confirmed: Progression | null;
  readonly shown: Progression;
  /** The verdicts of the newest working days, as of `today`. */
  readonly verdicts: readonly { readonly date: CivilDate; readonly verdict: Verdict }[];
  readonly today: CivilDate;
};

/** The browser cleared this device's storage, or put an older one in its place. */
export type ClearedStorage = {
  readonly at: Instant;
  /** How many operations the device is remembered to have made; `null` where nobody remembers. */
  readonly made: number | null;
  /** How many of them the server has seen; `null` until it was asked. Then the device goes on under a new id. */
  readonly arrived: number | null;
  /** The rep has read what is known so far. */
  readonly isRead?: boolean;
};

/** The one row of `device`: who this device is and how far it has read. */
export type DeviceRow = {
  readonly key: "device";
  readonly deviceId: string;
  readonly deviceName: string;
  readonly deviceSeq: number;
  /** The highest `deviceSeq` that the server has accepted from this device. */
  readonly ackedSeq: number;
  /** The device's clock minus the server's, as last learnt; `null` before the first answer. */
  readonly offsetMs: number | null;
  readonly cursor: string | null;
  readonly epoch: string | null;
  /** Logs that are confirmed though their rows don't say so. */
  readonly confirmedLogs: readonly ConfirmedLogs[];
  /** Counts the pulls of everything. What the newest one didn't bring is no longer there. */
  readonly pull: number;
  /** A pull of everything is under way. */
  readonly pullingAnew: boolean;
  /** The last checksum differed: one pull of everything was tried for it. */
  readonly mismatched: boolean;
  /** An older app took its cursor past what the server had said of the campaign: a pull of everything brings it again. */
  readonly readPastCampaign?: boolean;
  /** Numbers the requests, so that an answer can be told from an older one. */
  readonly requests: number;
  /** Where dates are counted before a profile has arrived. */
  readonly homeZone: Zone;
  readonly owner: { readonly tenantId: string; readonly repId: string };
  readonly profile: RepProfile | null;
  /** The profile with the rep's own changes that the confirmed one doesn't hold; left out where there are none (P2). */
  readonly predictedProfile?: RepProfile;
  /** The tenant's versions; before the first the default one holds. */
  readonly rulesets: readonly RulesetVersion[];
  readonly finalThrough: CivilDate | null;
  readonly cleared?: ClearedStorage;
  /** The newest versions of operations to which this device's queue was brought, as `upgradeQueue` writes them. */
  readonly upgradedTo?: string;
};

/** The one row of `syncState`: what the engine last said, for every tab to read. */
export type SyncStateRow = {
  readonly key: "sync";
  /** The version of the app that was started last. */
  readonly appVersion?: string;
} & Pick<
  SyncStatus,
  "phase" | "sendingSince" | "nextTryAt" | "reason" | "failingSince" | "lastSuccessAt" | "lastAttemptAt" | "storage"
>;
export type SyncStateChange = Partial<Omit<SyncStateRow, "key">>;

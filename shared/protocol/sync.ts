import type * as z from "zod/mini";
import type { CampaignStanding } from "../domain/campaign/campaign.ts";
import type { Activity } from "../domain/ledger/activity.ts";
import type { Award } from "../domain/ledger/award.ts";
import type { Day } from "../domain/ledger/day.ts";
import type { ProfileChoices } from "../domain/profile/profile.ts";
import type { ExamAttempt } from "../domain/progression/exam-attempt.ts";
import type { Progression } from "../domain/progression/progression.ts";
import type { RulesetVersion } from "../domain/ruleset/versions.ts";
import type { CivilDate, Weekday } from "../domain/time/civil-date.ts";
import type { Instant } from "../domain/time/instant.ts";
import type { ErrorBody } from "./errors.ts";
import type { syncRequestSchema } from "./sync-request.ts";

/** Named in a header of every answer: an answer without it comes from somebody else, a captive portal for one. */
export const protocolHeader = "perennial-protocol";
export const protocolVersion = 1;

/**
 * The newest shape of requests and `changes`, and the oldest that the server still speaks. An app below it is told to update itself
 * (426); one above the newest meets a server that was put back to an older version, and waits for its return (503).
 */
export const syncSchemaVersion = 1;
export const oldestSyncSchema = 1;

export const operationsPerRequest = 2500;
export const requestLimitBytes = 1024 * 1024;

export type SyncRequest = z.infer<typeof syncRequestSchema>;

/** The times that the server took a fact for, and its stamps: given once. */
export type Stamp = {
  readonly recordedAt: Instant;
  readonly occurredAt: Instant;
  readonly localDate: CivilDate;
  readonly backdated: boolean;
  readonly late: boolean;
  readonly suspect: boolean;
};

export type OperationResult =
  | { readonly id: string; readonly status: "applied" | "duplicate"; readonly stamp: Stamp }
  /** `later`: this server can't judge it yet; it stays queued. */
  | { readonly id: string; readonly status: "rejected" | "later"; readonly error: ErrorBody };

export type RepProfile = ProfileChoices & {
  readonly tenantId: string;
  readonly repId: string;
  readonly code: string;
  readonly displayName: string;
  readonly joinedOn: CivilDate;
  readonly workingWeekdays: readonly Weekday[];
  readonly holidays: readonly CivilDate[];
  readonly currency: string;
  /** What a day's tile counts up to. */
  readonly targets: {
    readonly dial: number;
    readonly connect: number;
    readonly appointment: number;
    readonly show: number;
    readonly deal: number;
  };
};

/** What changed since the cursor. What is left out stayed as it was. */
export type Changes = {
  readonly profile?: RepProfile;
  /** All versions that the tenant has, future ones too; before the first the default one holds. */
  readonly rulesets?: readonly RulesetVersion[];
  readonly progression?: Progression;
  /** The whole of the campaign as the rep sees it. */
  readonly campaign?: CampaignStanding;
  readonly days: readonly Day[];
  readonly activities: readonly Activity[];
  readonly awards: readonly Award[];
  readonly attempts: readonly ExamAttempt[];
  /** Activities that left this device's sight. */
  readonly removedActivities: readonly string[];
};

export type SyncAnswer = {
  readonly results: readonly OperationResult[];
  readonly changes: Changes;
  /**
   * The activities of the logs that this request applied aren't among the changes: each is exactly what its operation and its stamp
   * say. Never with `more`, nor to a device without a cursor.
   */
  readonly impliesLogs?: boolean;
  readonly cursor: string;
  readonly more: boolean;
  /** Made anew when the database is created or restored: another one means that the server forgot. */
  readonly epoch: string;
  readonly finalThrough: CivilDate | null;
  readonly serverTime: Instant;
  /** The highest `deviceSeq` that the server has seen of this device. */
  readonly deviceSeqSeen: number;
  /** Of the confirmed state behind the cursor, for an answer without `more`: the device compares it with its own. */
  readonly checksum: Checksum | null;
};

export type Checksum = { readonly totalXp: number; readonly closedDeals: number; readonly days: number };

/** How far back a device holds single activities. Its days go back to the first. */
export const activityWindowDays = 35;

import { namedActivity } from "#shared/domain/intents.ts";
import type { Activity } from "#shared/domain/ledger/activity.ts";
import { type Amendment, amendedActivity, loggedActivity, undoneActivity } from "#shared/domain/ledger/facts.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import { createDateReader } from "#shared/domain/time/date-reader.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { amendableUntil } from "#shared/domain/time/timeliness.ts";
import type { OperationResult, RepProfile } from "#shared/protocol/sync.ts";
import { newestVersion } from "#shared/protocol/upgrades.ts";
import { applyCampaignOperations } from "../campaign/campaign-operations.ts";
import type { Tx } from "../db/db.ts";
import { activitiesById, saveActivities } from "./activities-repository.ts";
import { canonicalJson } from "./canonical.ts";
import type { HeldRep } from "./held-rep.ts";
import { amendmentFits, type ReadOperation, readOperation, unknownVersion } from "./judge.ts";
import {
  type AcceptedOperation,
  amendmentsOf,
  type KnownOperation,
  knownOperations,
  recordOperations,
} from "./operations-repository.ts";
import type { Touched } from "./projection.ts";
import { applyToRep } from "./rep-operations.ts";
import { judgeTimes, type TimesFault } from "./times.ts";

/** What a device hands in with one request. */
export type Submission = {
  readonly deviceId: string;
  readonly receivedAt: Instant;
  /** The device's clock minus ours. */
  readonly requestOffsetMs: number;
  /** The device's newest operation so far, and its corrected recording time. */
  readonly before: NewestOperation;
  readonly operations: readonly { readonly id: string }[];
};

export type NewestOperation = { readonly seq: number; readonly recordedAt: Instant | null };

export type Acceptance = {
  /** One for each operation, in their order. */
  readonly results: readonly OperationResult[];
  readonly touched: Touched;
  /** Only logs were applied, each as the newest app writes it: their activities are what operation and stamp say, and nothing more. */
  readonly onlyPlainLogs: boolean;
  readonly newest: NewestOperation;
  /** The rep's, where an operation changed it. */
  readonly profile: RepProfile | null;
  /** Exams were graded. */
  readonly examined: boolean;
  /** The rep's part in the campaign has changed. */
  readonly campaignChanged: boolean;
  /** Dates on which activities were added, changed or taken back. */
  readonly workedDates: ReadonlySet<CivilDate>;
  /** Something was kept that devices may have to learn of. */
  readonly changed: boolean;
  /** The operations that were applied, and the activities as they are now: for `saveAccepted`. */
  readonly applied: readonly AcceptedOperation[];
  readonly activities: readonly Activity[];
};

/**
 * Takes a device's operations over, each for itself: applied once (I2), a duplicate answered as before, a bad one refused with its
 * reason. Some statements per request, not per operation. The caller holds the rep's head, saves what was accepted, and projects the
 * dates afterwards.
 */
export async function acceptOperations(tx: Tx, held: HeldRep, submission: Submission): Promise<Acceptance> {
  const { rep, profile, lateThrough, restoredLately } = held;
  const { currency } = profile;
  const results = new Map<number, OperationResult>();
  const readable: { readonly index: number; readonly operation: ReadOperation }[] = [];
  submission.operations.forEach((raw, index) => {
    const read = readOperation(raw, { currency });
    if (read.ok) readable.push({ index, operation: read.value });
    else results.set(index, { id: raw.id, ...read.error });
  });
  if (readable.length === 0)
    return {
      results: inOrder(results),
      touched: { changed: new Set(), added: [] },
      onlyPlainLogs: false,
      newest: submission.before,
      profile: null,
      examined: false,
      campaignChanged: false,
      workedDates: new Set(),
      changed: false,
      applied: [],
      activities: [],
    };

  const known = new Map(await knownOperations(tx, rep, [...new Set(readable.map(({ operation }) => operation.id))]));

  const accepted: AcceptedOperation[] = [];
  const readDate = createDateReader();
  let newest = submission.before;

  for (const { index, operation } of [...readable].sort((a, b) => a.operation.deviceSeq - b.operation.deviceSeq)) {
    const before = known.get(operation.id);
    if (before) {
      results.set(index, answerAgain(operation, before));
      continue;
    }
    if (operation.isTooOld) {
      results.set(index, refused(operation.id, "version_too_old", "version", "The app that wrote this is too old."));
      continue;
    }
    const follows = operation.deviceSeq > newest.seq;
    const judged = judgeTimes(operation, {
      receivedAt: submission.receivedAt,
      requestOffsetMs: submission.requestOffsetMs,
      previousRecordedAt: follows ? newest.recordedAt : null,
      clock: profile.clock,
      joinedOn: profile.joinedOn,
      lateThrough,
      restoredLately,
      dateAt: readDate,
    });
    if (follows)
      newest = { seq: operation.deviceSeq, recordedAt: judged.ok ? judged.value.recordedAt : newest.recordedAt };
    if (!judged.ok) {
      results.set(index, refused(operation.id, judged.error.code, "localDate", timesMessages[judged.error.code]));
      continue;
    }
    const stamp = judged.value;
    accepted.push({ operation, stamp });
    known.set(operation.id, { id: operation.id, kind: operation.kind, body: operation.intent.body, stamp });
    results.set(index, { id: operation.id, status: "applied", stamp });
  }

  const ofActivities = await applyToActivities(tx, { rep, profile, restoredLately }, accepted);
  const ofRep = await applyToRep(tx, held, accepted);
  const ofCampaign = await applyCampaignOperations(tx, held, accepted);
  const refusals = new Map(ofActivities.refusals);
  for (const [id, error] of [...ofRep.refusals, ...ofCampaign.refusals])
    refusals.set(id, { id, status: "rejected", error });
  for (const [index, { id, status }] of results) {
    const refusal = refusals.get(id);
    if (refusal && status !== "rejected") results.set(index, refusal);
  }

  const applied = accepted.filter(({ operation }) => !refusals.has(operation.id));
  const { changed, added } = ofActivities.touched;
  const workedDates = new Set([...changed, ...added.map(({ localDate }) => localDate)]);
  return {
    results: inOrder(results),
    touched: { changed: new Set([...changed, ...ofRep.dates]), added },
    onlyPlainLogs: applied.every(isPlainLog),
    newest,
    profile: ofRep.profile,
    examined: ofRep.examined,
    campaignChanged: ofCampaign.changed,
    workedDates,
    changed: workedDates.size > 0 || ofRep.changed || ofCampaign.changed,
    applied,
    activities: ofActivities.activities,
  };
}

/** Sends off what was accepted: the largest part of a large request, written while the caller works out what follows from it. */
export function saveAccepted(tx: Tx, held: HeldRep, submission: Submission, { applied, activities }: Acceptance): void {
  const { rep, profile, nextVersion } = held;
  recordOperations(tx, rep, { ...submission, currency: profile.currency }, applied, nextVersion);
  saveActivities(tx, rep, activities, nextVersion);
}

type Applied = {
  readonly activities: readonly Activity[];
  readonly refusals: ReadonlyMap<string, OperationResult>;
  readonly touched: Touched;
};

/** The activities as they are after these operations. Logs come first: an undo may stand before its log (P5). */
async function applyToActivities(
  tx: Tx,
  { rep, profile, restoredLately }: Pick<HeldRep, "rep" | "profile" | "restoredLately">,
  accepted: readonly AcceptedOperation[],
): Promise<Applied> {
  const targets = accepted.flatMap(({ operation: { intent } }) => namedActivity(intent) ?? []);
  const activities = new Map<string, Activity>();
  if (targets.length > 0)
    for (const stored of await activitiesById(tx, rep, targets)) activities.set(stored.id, stored);

  const logged = new Set<string>();
  const changed = new Set<string>();
  for (const { operation, stamp } of accepted) {
    if (operation.intent.kind !== "log_activity") continue;
    const { recordedAt, occurredAt, localDate, backdated, late, suspect } = stamp;
    const times = { recordedAt, occurredAt, localDate, zone: operation.zone };
    activities.set(
      operation.id,
      loggedActivity(operation.id, operation.intent.body, times, { backdated, late, suspect }),
    );
    logged.add(operation.id);
  }

  const refusals = new Map<string, OperationResult>();
  const amendments = new Map<string, Amendment[]>();
  for (const { operation, stamp } of accepted) {
    const { intent } = operation;
    if (intent.kind !== "undo_activity" && intent.kind !== "amend_activity") continue;
    const target = activities.get(intent.body.activityId);
    if (!target) {
      const error = { code: "not_found", message: "There is no such activity.", field: "body.activityId" };
      // After a restore, another device may still bring the activity back.
      refusals.set(operation.id, { id: operation.id, status: restoredLately ? "later" : "rejected", error });
      continue;
    }
    const until = amendableUntil(target, profile.clock.dayStartHour);
    if (stamp.recordedAt > until) {
      const code = intent.kind === "undo_activity" ? "undo_too_late" : "amend_too_late";
      refusals.set(
        operation.id,
        refused(operation.id, code, "body.activityId", "Its day is closed; your manager can still change it."),
      );
    } else if (intent.kind === "undo_activity") {
      activities.set(target.id, undoneActivity(target, stamp));
      changed.add(target.id);
    } else if (amendmentFits(target, intent)) {
      const amendment = { id: operation.id, recordedAt: stamp.recordedAt, body: intent.body };
      amendments.set(target.id, [...(amendments.get(target.id) ?? []), amendment]);
      changed.add(target.id);
    } else {
      refusals.set(
        operation.id,
        refused(operation.id, "not_amendable", "body", "These fields don't belong to this kind of activity."),
      );
    }
  }

  if (amendments.size > 0) {
    const earlier = await amendmentsOf(tx, rep, [...amendments.keys()]);
    for (const [id, added] of amendments) {
      const target = activities.get(id);
      if (target) activities.set(id, amendedActivity(target, [...(earlier.get(id) ?? []), ...added]));
    }
  }

  const pick = (ids: Iterable<string>) => [...ids].flatMap((id) => activities.get(id) ?? []);
  const added = pick([...logged].filter((id) => !changed.has(id)));
  const rest = pick(changed);
  const touched = { changed: new Set(rest.map((activity) => activity.localDate)), added };
  return { activities: [...added, ...rest], refusals, touched };
}

function isPlainLog({ operation: { intent, version } }: AcceptedOperation): boolean {
  return intent.kind === "log_activity" && version === newestVersion(intent.kind);
}

function answerAgain(operation: ReadOperation, before: KnownOperation): OperationResult {
  if (before.body === null) return { id: operation.id, ...unknownVersion };
  const same = before.kind === operation.kind && canonicalJson(before.body) === canonicalJson(operation.intent.body);
  if (same) return { id: operation.id, status: "duplicate", stamp: before.stamp };
  return refused(operation.id, "conflict", "id", "Another operation has been applied under this id.");
}

function refused(id: string, code: string, field: string, message: string): OperationResult {
  return { id, status: "rejected", error: { code, message, field } };
}

const timesMessages: { readonly [code in TimesFault["code"]]: string } = {
  date_impossible: "The date lies in the future, or before the rep joined.",
  date_mismatch: "The date isn't the one of the time and the zone.",
  too_old: "A rep's own activities can be dated at most 14 days back.",
};

function inOrder(results: ReadonlyMap<number, OperationResult>): readonly OperationResult[] {
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}

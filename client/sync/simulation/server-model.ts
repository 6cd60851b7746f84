import { namedActivity } from "#shared/domain/intents.ts";
import type { Activity } from "#shared/domain/ledger/activity.ts";
import { faultOf } from "#shared/domain/ledger/check-activity.ts";
import { type Day, foldDay, xpOf } from "#shared/domain/ledger/day.ts";
import { defaultPriceBook, pricingOn } from "#shared/domain/ledger/pricing.ts";
import type { PendingFact } from "#shared/domain/predict.ts";
import { foldRep, type Progression, undecided } from "#shared/domain/progression/progression.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { timelinessOf } from "#shared/domain/time/timeliness.ts";
import { mondayToFriday } from "#shared/domain/time/working-days.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { ErrorBody } from "#shared/protocol/errors.ts";
import type { OperationResult, RepProfile, Stamp, SyncAnswer, SyncRequest } from "#shared/protocol/sync.ts";
import { factOf, type Operation, subjectOf } from "../../store/operation.ts";
import { foldFacts } from "./fold-facts.ts";

/** What the model knows: enough to be copied as a backup, and restored. */
export type ServerMemory = {
  readonly facts: ReadonlyMap<string, StampedFact>;
  readonly deviceSeqs: ReadonlyMap<string, number>;
};

type StampedFact = { readonly fact: PendingFact; readonly stamp: Stamp };

export type ServerModel = {
  handle(request: SyncRequest): SyncAnswer;
  backup(): ServerMemory;
  restore(memory: ServerMemory, epoch: string): void;
  progression(): Progression;
  /** The accepted operations, in the order of their acceptance. */
  facts(): readonly PendingFact[];
  activities(): readonly Activity[];
  days(): readonly Day[];
};

/** Names an operation that this server refuses, or puts off: by the contact of the activity that it logs. */
export const refusedContact = "refused";
export const putOffContact = "put off";

type Row = { readonly version: number; readonly json: string };

/** Each call gives a greater version than the one before: the ledger's, stamped under the rep's lock. */
function countVersions(): () => number {
  let version = 0;
  return () => {
    version += 1;
    return version;
  };
}

/** The contract of `POST /api/sync` for one rep, in memory: the same rules, no SQL, answers in pages of a given size. */
export function createServerModel(
  profile: RepProfile,
  now: () => Instant,
  pageSize: number,
  nextVersion: () => number = countVersions(),
): ServerModel {
  let epoch = "epoch-1";
  let restored = false;
  let facts = new Map<string, StampedFact>();
  let deviceSeqs = new Map<string, number>();
  let bySubject = new Map<string, PendingFact[]>();
  let activities = new Map<string, Activity>();
  let days = new Map<CivilDate, Day>();
  let rows = new Map<string, Row>();

  function standing() {
    const known = {
      joinedOn: profile.joinedOn,
      today: dateAt(now(), profile.clock),
      finalThrough: null,
      calendar: mondayToFriday,
      clock: profile.clock,
      decided: undecided,
    };
    const inOrder = [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
    return foldRep(inOrder, known, []);
  }

  /** Folds what these facts touch, and gives every row that reads otherwise than before the next version. */
  function project(added: readonly PendingFact[]): void {
    const subjects = new Set(added.map(subjectOf));
    for (const fact of added) bySubject.set(subjectOf(fact), [...(bySubject.get(subjectOf(fact)) ?? []), fact]);

    const dates = new Set<CivilDate>();
    for (const subject of subjects) {
      const activity = foldFacts(bySubject.get(subject) ?? []).get(subject);
      if (activity === undefined) continue;
      activities.set(subject, activity);
      dates.add(activity.localDate);
      stampRow(subject, activity);
    }
    for (const date of dates) {
      const ofDate = [...activities.values()].filter((activity) => activity.localDate === date);
      days.set(date, foldDay(profile, date, ofDate, pricingOn(defaultPriceBook, date)).day);
    }
    if (dates.size === 0) return;
    for (const day of standing().days) {
      days.set(day.date, day);
      stampRow(day.date, day);
    }
  }

  function stampRow(key: string, row: Activity | Day): void {
    const json = JSON.stringify(row);
    if (rows.get(key)?.json !== json) rows.set(key, { version: nextVersion(), json });
  }

  function judge(operation: Operation): OperationResult {
    const { id } = operation;
    const known = facts.get(id);
    if (known) return { id, status: "duplicate", stamp: known.stamp };

    const fault = refusalOf(operation);
    if (fault) return { id, status: fault.code === "later" ? "later" : "rejected", error: fault };

    const stamp = stampOf(operation);
    facts.set(id, { fact: factOf(operation, stamp), stamp });
    return { id, status: "applied", stamp };
  }

  /** A stamp that was given once stays as it was (P5). */
  function stampOf(operation: Operation & { readonly stamp?: Stamp }): Stamp {
    if (operation.stamp) return operation.stamp;
    const { recordedAt, occurredAt, localDate } = operation;
    const backdated = timelinessOf(operation, profile.clock.dayStartHour) !== "timely";
    return { recordedAt, occurredAt, localDate, backdated, late: false, suspect: false };
  }

  function refusalOf(operation: Operation): ErrorBody | null {
    const named = namedActivity(operation);
    if (named !== null) {
      if (facts.has(named)) return null;
      // Another device may still bring back what a restored server has forgotten.
      if (restored) return { code: "later", message: "No such activity yet" };
      return { code: "not_found", message: "No such activity" };
    }
    if (operation.kind !== "log_activity") return null;
    const fault = faultOf(operation.body);
    if (fault) return { code: fault.code, message: "Refused", field: fault.field };
    if (operation.body.contactRef === refusedContact) return { code: "refused", message: "Refused" };
    if (operation.body.contactRef === putOffContact) return { code: "later", message: "Not yet" };
    return null;
  }

  return {
    handle({ cursor, deviceId, operations }) {
      const since = cursor?.startsWith(`${epoch}:`) ? Number(cursor.slice(epoch.length + 1)) : 0;
      const given = operations.map((operation) => operation as Operation & { readonly stamp?: Stamp });
      const results = given.map(judge);
      const applied = new Set(results.filter(({ status }) => status === "applied").map(({ id }) => id));
      deviceSeqs.set(deviceId, Math.max(deviceSeqs.get(deviceId) ?? 0, ...given.map(({ deviceSeq }) => deviceSeq)));
      project([...applied].flatMap((id) => facts.get(id)?.fact ?? []));

      const changed = [...rows.values()].filter((row) => row.version > since).sort((a, b) => a.version - b.version);
      // A device's own plain logs, where they are all the activities that changed and no page is left, needn't be told to it.
      const plain = given.every(({ id, kind }) => kind === "log_activity" || !applied.has(id));
      const others = changed.filter(({ json }) => !applied.has(JSON.parse(json).id));
      const impliesLogs = since > 0 && applied.size > 0 && plain && changed.length <= pageSize;
      const page = changed.slice(0, pageSize);
      const more = page.length < changed.length;
      const read = (impliesLogs ? others : page).map((row): Activity | Day => JSON.parse(row.json));
      const { progression } = standing();
      const totalXp = [...days.values()].reduce((sum, day) => sum + xpOf(day), 0);
      return {
        results,
        changes: {
          ...(since === 0 && { profile, rulesets: [] }),
          progression,
          days: read.filter((row) => "date" in row),
          activities: read.filter((row) => "id" in row),
          awards: [],
          attempts: [],
          removedActivities: [],
        },
        ...(impliesLogs && { impliesLogs }),
        cursor: `${epoch}:${page.at(-1)?.version ?? since}`,
        more,
        epoch,
        finalThrough: null,
        serverTime: now(),
        deviceSeqSeen: deviceSeqs.get(deviceId) ?? 0,
        checksum: more ? null : { totalXp, closedDeals: progression.closedDeals, days: days.size },
      };
    },
    backup: () => ({ facts: new Map(facts), deviceSeqs: new Map(deviceSeqs) }),
    restore(memory, newEpoch) {
      facts = new Map(memory.facts);
      deviceSeqs = new Map(memory.deviceSeqs);
      bySubject = new Map();
      activities = new Map();
      days = new Map();
      rows = new Map();
      epoch = newEpoch;
      restored = true;
      project([...facts.values()].map(({ fact }) => fact));
    },
    progression: () => standing().progression,
    facts: () => [...facts.values()].map(({ fact }) => fact),
    activities: () => [...activities.values()],
    days: () => [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
  };
}

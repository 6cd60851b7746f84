import type { Activity } from "#shared/domain/ledger/activity.ts";
import { faultOf } from "#shared/domain/ledger/check-activity.ts";
import { type Day, foldDay, xpOf } from "#shared/domain/ledger/day.ts";
import { type PendingFact, predictActivities } from "#shared/domain/predict.ts";
import { foldRep, type Progression } from "#shared/domain/progression/progression.ts";
import { defaultRuleset } from "#shared/domain/ruleset/default-ruleset.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { timelinessOf } from "#shared/domain/time/timeliness.ts";
import { mondayToFriday } from "#shared/domain/time/working-days.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { ErrorBody } from "#shared/protocol/errors.ts";
import type { OperationResult, RepProfile, Stamp, SyncAnswer, SyncRequest } from "#shared/protocol/sync.ts";
import { factOf, type Operation } from "../../store/operation.ts";

/** What the model knows: enough to be copied as a backup, and restored. */
export type ServerMemory = {
  readonly epoch: string;
  readonly facts: ReadonlyMap<string, { readonly fact: PendingFact; readonly stamp: Stamp }>;
  readonly deviceSeqs: ReadonlyMap<string, number>;
};

export type ServerModel = {
  handle(request: SyncRequest): SyncAnswer;
  backup(): ServerMemory;
  restore(memory: ServerMemory, epoch: string): void;
  progression(): Progression;
  activities(): readonly Activity[];
};

/** Names an operation that this server refuses, or puts off: by the contact of the activity that it logs. */
export const refusedContact = "refused";
export const putOffContact = "put off";

type Row = { readonly version: number; readonly json: string };

/** The contract of `POST /api/sync` for one rep, in memory: the same rules, no SQL, answers in pages of a given size. */
export function createServerModel(profile: RepProfile, now: () => Instant, pageSize: number): ServerModel {
  let epoch = "epoch-1";
  let facts = new Map<string, { fact: PendingFact; stamp: Stamp }>();
  let deviceSeqs = new Map<string, number>();
  let version = 0;
  let rows = new Map<string, Row>();

  function activities(): ReadonlyMap<string, Activity> {
    return predictActivities(
      [],
      [...facts.values()].map(({ fact }) => fact),
      profile.dayStartHour,
    );
  }

  function fold() {
    const byDate = new Map<CivilDate, Activity[]>();
    for (const activity of activities().values()) {
      byDate.set(activity.localDate, [...(byDate.get(activity.localDate) ?? []), activity]);
    }
    const days = [...byDate].map(([date, ofDate]) => foldDay(profile, date, ofDate, defaultRuleset).day);
    const today = dateAt(now(), profile);
    const known = { joinedOn: profile.joinedOn, today, finalThrough: null, calendar: mondayToFriday, rank: "E-1" };
    return foldRep(days, known, defaultRuleset);
  }

  /** Gives every row that reads otherwise than before the next version, as the ledger does under the rep's lock. */
  function project(): void {
    for (const row of [...activities().values(), ...fold().days]) {
      const key = "id" in row ? row.id : row.date;
      const json = JSON.stringify(row);
      if (rows.get(key)?.json === json) continue;
      version += 1;
      rows.set(key, { version, json });
    }
  }

  function judge({ id, ...rest }: Operation): OperationResult {
    const operation = { id, ...rest } as Operation;
    const known = facts.get(id);
    if (known) return { id, status: "duplicate", stamp: known.stamp };

    const fault = refusalOf(operation);
    if (fault) return { id, status: fault.code === "later" ? "later" : "rejected", error: fault };

    const { recordedAt, occurredAt, localDate } = operation;
    const backdated = timelinessOf(recordedAt, localDate, profile) !== "timely";
    const stamp: Stamp = { recordedAt, occurredAt, localDate, backdated, late: false, suspect: false };
    facts.set(id, { fact: factOf(operation, stamp), stamp });
    return { id, status: "applied", stamp };
  }

  function refusalOf(operation: Operation): ErrorBody | null {
    if (operation.kind !== "log_activity") {
      const known = facts.has(operation.body.activityId);
      return known ? null : { code: "not_found", message: "No such activity" };
    }
    const fault = faultOf(operation.body);
    if (fault) return { code: fault.code, message: "Refused", field: fault.field };
    if (operation.body.contactRef === refusedContact) return { code: "refused", message: "Refused" };
    if (operation.body.contactRef === putOffContact) return { code: "later", message: "Not yet" };
    return null;
  }

  return {
    handle({ cursor, deviceId, operations }) {
      const since = cursor?.startsWith(`${epoch}:`) ? Number(cursor.slice(epoch.length + 1)) : 0;
      const results = operations.map((operation) => judge(operation as Operation));
      const seqs = operations.map((operation) => (operation as Operation).deviceSeq);
      deviceSeqs.set(deviceId, Math.max(deviceSeqs.get(deviceId) ?? 0, ...seqs));
      project();

      const changed = [...rows.values()].filter((row) => row.version > since).sort((a, b) => a.version - b.version);
      const page = changed.slice(0, pageSize);
      const more = page.length < changed.length;
      const read = page.map((row): Activity | Day => JSON.parse(row.json));
      const { days, progression } = fold();
      const totalXp = days.reduce((sum, day) => sum + xpOf(day), 0);
      return {
        results,
        changes: {
          ...(since === 0 && { profile, ruleset: defaultRuleset }),
          progression,
          days: read.filter((row) => "date" in row),
          activities: read.filter((row) => "id" in row),
          removedActivities: [],
        },
        cursor: `${epoch}:${page.at(-1)?.version ?? since}`,
        more,
        epoch,
        finalThrough: null,
        serverTime: now(),
        deviceSeqSeen: deviceSeqs.get(deviceId) ?? 0,
        checksum: more ? null : { totalXp, closedDeals: progression.closedDeals, days: days.length },
      };
    },
    backup: () => ({ epoch, facts: new Map(facts), deviceSeqs: new Map(deviceSeqs) }),
    restore(memory, newEpoch) {
      facts = new Map(memory.facts);
      deviceSeqs = new Map(memory.deviceSeqs);
      rows = new Map();
      version = 0;
      epoch = newEpoch;
      project();
    },
    progression: () => fold().progression,
    activities: () => [...activities().values()],
  };
}

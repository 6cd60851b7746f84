import type { Dexie } from "dexie";
import { undecided } from "#shared/domain/progression/progression.ts";
import type { Operation } from "./operation.ts";
import type { ActivityRow, QueuedRow, RowFact } from "./rows.ts";

/**
 * The tables of a rep's device, version by version. A version that has shipped is never edited: a new one is added below it.
 * `syncQueue` is keyed by a local sequence number, so that an answered batch leaves as one range.
 */
export function declareVersions(db: Dexie): void {
  db.version(1).stores({
    syncQueue: "++seq, &id, localDate, target",
    sent: "id, answeredAt, unconfirmedSince",
    attention: "id, target",
    activities: "id, localDate, occurredAt",
    days: "date",
    progression: "key",
    missions: "id",
    petals: "runId",
    device: "key",
    syncState: "key",
  });

  db.version(2)
    .stores({
      activities: "id, [localDate+id], occurredAt, touchedOn",
      awards: "id, localDate, kind",
      attempts: "id, examId",
      profileFacts: "id",
      practice: "id, examId",
      suggestions: "id, outcome",
    })
    .upgrade(async (transaction) => {
      await transaction.table("device").toCollection().modify(withVersionedRules);
      await transaction.table("progression").toCollection().modify(withDecisions);
    });

  db.version(3)
    .stores({ sentLogs: "++number, answeredAt" })
    .upgrade(async (transaction) => {
      await transaction.table("device").toCollection().modify({ confirmedLogs: [] });
      const activities = transaction.table<ActivityRow, string>("activities");
      for (const { id, operation } of await transaction.table<QueuedRow>("syncQueue").toArray()) {
        const row = await activities.get(id);
        if (row) await activities.put({ ...row, pending: row.pending.map((fact) => numbered(fact, operation)) });
      }
    });

  // Nothing looks a queued operation up by its id; an index of random ids would cost a write and a deletion for each.
  db.version(4).stores({ syncQueue: "++seq, localDate, target" });

  db.version(5)
    .stores({ campaign: "key" })
    .upgrade((transaction) => transaction.table("device").toCollection().modify({ readPastCampaign: true }));
}

type OldRow = { [field: string]: unknown };

/**
 * Brings a device of version 1 to rules that have versions, and to a profile with a clock. What is missing comes with a pull of
 * everything; until then, without a network too, the rep sees what was there.
 */
function withVersionedRules(device: OldRow & { profile: OldRow | null; pull: number }): void {
  const { profile } = device;
  delete device.ruleset;
  device.rulesets = [];
  if (profile !== null && profile.clock === undefined) {
    const { dayStartHour, ...kept } = profile;
    device.profile = {
      ...kept,
      clock: { zone: profile.zone, dayStartHour },
      zoneChoices: [],
      leaveRequests: [],
      specializations: [],
      title: null,
      titleChoice: null,
    };
  }
  Object.assign(device, { cursor: null, pull: device.pull + 1, pullingAnew: true });
}

function withDecisions(row: OldRow & { confirmed: OldRow | null; shown: OldRow }): void {
  row.shown = { ...undecided, ...row.shown };
  if (row.confirmed !== null) row.confirmed = { ...undecided, ...row.confirmed };
}

/** A log's fact with the number of its operation, as new ones bear it. */
function numbered(fact: RowFact, { id, deviceSeq }: Operation): RowFact {
  return fact.id === id ? { ...fact, deviceSeq } : fact;
}

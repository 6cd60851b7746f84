import type { Dexie } from "dexie";

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
}

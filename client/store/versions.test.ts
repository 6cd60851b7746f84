import "fake-indexeddb/auto";
import "temporal-polyfill/global";
import { Dexie } from "dexie";
import { expect, test } from "vitest";
import { undecided } from "#shared/domain/progression/progression.ts";
import { instantOf } from "#shared/domain/time/instant.ts";
import { createStore } from "./create-store.ts";
import { connectDevice } from "./database.ts";
import { prepareDevice } from "./device.ts";

const now = instantOf(Date.UTC(2026, 2, 4, 9));
const operation = { id: "o1", kind: "log_activity", version: 3, deviceSeq: 8, body: { activity: "email_sent" } };
const times = { recordedAt: now, occurredAt: now, zone: "Europe/Madrid", localDate: "2026-03-04" };
const queued = { seq: 5, id: "o1", localDate: "2026-03-04", operation: { ...operation, ...times }, attempts: 1 };
const sent = { id: "o0", answeredAt: now, operation: { ...operation, ...times, id: "o0" }, stamp: { ...times } };
const day = { date: "2026-03-03", counters: { email_sent: 1 }, xp: { email_sent: 10 }, heartbeat: true };

/** A device as the first version left it, its profile without a clock, its ruleset without versions. */
async function leaveOldDevice(name: string): Promise<void> {
  const db = new Dexie(name);
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
  await db.table("syncQueue").add(queued);
  await db.table("sent").add(sent);
  await db.table("days").add({ ...day, confirmed: day, shown: day, predicted: false, pull: 1 });
  const standing = { totalXp: 10, level: 1, rank: "E-2", closedDeals: 0, streakDays: 1, longestStreak: 1, freezes: 2 };
  await db.table("progression").add({
    key: "rep",
    confirmed: { ...standing, lastActivityAt: now },
    shown: { ...standing, lastActivityAt: now },
    verdicts: [],
    today: "2026-03-04",
  });
  await db.table("device").add({
    key: "device",
    deviceId: "d1",
    deviceSeq: 8,
    cursor: "c7",
    epoch: "e1",
    pull: 1,
    pullingAnew: false,
    homeZone: "Europe/Madrid",
    owner: { tenantId: "t", repId: "r" },
    finalThrough: null,
    ruleset: { version: 1 },
    profile: {
      displayName: "Ana",
      zone: "Europe/Madrid",
      dayStartHour: 4,
      joinedOn: "2026-03-02",
      workingWeekdays: [1, 2, 3, 4, 5],
      holidays: [],
      leave: ["2026-03-09"],
      currency: "EUR",
      targets: { dial: 60, connect: 15, appointment: 3, show: 2, deal: 1 },
    },
  });
  db.close();
}

test("a device of the first version keeps its queue and what it sent, shows what it showed, and pulls everything anew", async () => {
  await leaveOldDevice("old-device");
  const db = connectDevice("old-device");
  const ports = { now: () => now, newId: () => "n1" };
  await prepareDevice(db, ports, {
    tenantId: "t",
    repId: "r",
    homeZone: "UTC" as never,
    deviceName: "phone",
  });

  expect(await db.strict.syncQueue.toArray()).toEqual([queued]);
  expect(await db.strict.sent.toArray()).toEqual([sent]);
  const device = await db.strict.device.get("device");
  expect(device).toMatchObject({
    deviceId: "d1",
    deviceSeq: 8,
    cursor: null,
    pull: 2,
    pullingAnew: true,
    rulesets: [],
  });
  expect(device).not.toHaveProperty("ruleset");
  // Whatever was said of the campaign, this device has read past it.
  expect(device).toHaveProperty("readPastCampaign", true);

  const store = createStore(db, ports);
  expect(await store.progress.overview()).toMatchObject({ totalXp: { confirmed: 10, shown: 10 }, rank: "E-2" });
  expect(await store.profile.read()).toMatchObject({ zone: "Europe/Madrid", dayStartHour: 4, specialization: null });
  expect(await store.progress.promotion()).toMatchObject({ rank: "E-2", next: "E-3" });
  expect(await db.strict.progression.get("rep")).toMatchObject({ confirmed: { ...undecided, rank: "E-2" } });
  expect((await store.activities.log({ activity: "email_sent" })).ok).toBe(true);
  expect(await db.strict.syncQueue.count()).toBe(2);
});

import { expect, onTestFinished, test } from "vitest";
import { dayMs, hourMs, minuteMs, plusMs } from "#shared/domain/time/instant.ts";
import { logActivity } from "../store/log.ts";
import type { ActivityDraft } from "../store/store.ts";
import { createFakeWorld, type FakeDevice } from "./simulation/fake-world.ts";

const dial: ActivityDraft = { activity: "call", disposition: "no_answer" };

async function logged(device: FakeDevice, draft: ActivityDraft): Promise<string> {
  const result = await device.store.activities.log(draft);
  if (!result.ok) throw new Error(result.error.code);
  return result.value.id;
}

test("I1 what was logged is there after the tab was killed, counted, and still to be sent", async () => {
  const world = createFakeWorld();
  const device = await world.open("phone");
  device.engine.wake("person");
  await device.quiet();
  await logged(device, dial);
  await logged(device, { activity: "deal_closed", valueMinor: 90_000, currency: "EUR" });

  const again = await device.reload();
  expect(await again.store.progress.overview()).toMatchObject({
    totalXp: { confirmed: 0, shown: 327 },
    closedDeals: { confirmed: 0, shown: 1 },
    streak: { days: 1 },
    level: 3,
    isFirstDay: false,
  });
  expect(await again.store.queue.pending(10)).toMatchObject([{ activity: "call" }, { activity: "deal_closed" }]);
});

test("what can't be logged is refused by the ledger's own rules, and writes nothing", async () => {
  const world = createFakeWorld();
  const { store } = await world.open("phone");
  const now = world.now();
  const { log } = store.activities;
  expect(await log({ activity: "call", durationSeconds: -1 })).toEqual({
    ok: false,
    error: { code: "invalid", field: "durationSeconds", fault: "invalid_duration" },
  });
  expect(await log({ ...dial, occurredAt: plusMs(now, minuteMs) })).toEqual({
    ok: false,
    error: { code: "in_the_future" },
  });
  expect(await log({ ...dial, occurredAt: plusMs(now, -15 * dayMs) })).toEqual({
    ok: false,
    error: { code: "too_old" },
  });
  expect((await store.sync.status()).pending).toBe(0);
});

test("a preview says what saving earns: the first dial of a date, and whether the date still counts for the streak", async () => {
  const world = createFakeWorld();
  const device = await world.open("phone");
  const { preview } = device.store.activities;
  expect(await preview(dial)).toMatchObject({
    parts: [
      ["dial_made", 2],
      ["first_dial_of_day", 25],
    ],
    xp: 27,
    timeliness: "timely",
  });
  await logged(device, dial);
  expect(await preview(dial)).toMatchObject({ xp: 2 });
  const lastWeek = plusMs(world.now(), -7 * dayMs);
  expect(await preview({ ...dial, occurredAt: lastWeek })).toMatchObject({
    xp: 27,
    timeliness: "backdated",
    localDate: "2026-02-25",
  });
});

test("an undo is an operation of its own, even of what was never sent, and is open for 36 hours after the day", async () => {
  const world = createFakeWorld();
  const device = await world.open("phone");
  const id = await logged(device, dial);
  expect(await device.store.activities.undo(id)).toEqual({ ok: true, value: null });
  expect(await device.store.queue.pending(10)).toMatchObject([
    { kind: "log_activity" },
    { kind: "undo_activity", activity: "call" },
  ]);
  expect(await device.store.activities.recent(1)).toMatchObject([
    { id, undone: true, canUndo: false, state: "saved_here" },
  ]);

  const kept = await logged(device, dial);
  world.pass(14 * hourMs + 36 * hourMs + 1);
  expect(await device.store.activities.recent(1)).toMatchObject([{ id: kept, canUndo: false }]);
  expect(await device.store.activities.undo(kept)).toEqual({ ok: false, error: { code: "undo_too_late" } });
  expect(await device.store.activities.undo("nobody's")).toEqual({ ok: false, error: { code: "not_found" } });
});

const written = ["syncQueue", "activities", "days", "progression", "device"] as const;
test.each(written)(
  "a disk that is full when %s is written loses nothing: the tap is refused as a whole, what is here can be exported, and the next tap counts",
  async (table) => {
    const world = createFakeWorld();
    const device = await world.open("phone");
    const { store, db } = device;
    const first = await logged(device, dial);
    const freeSpace = fillDisk(table);
    onTestFinished(freeSpace);
    expect(await store.activities.log(dial)).toEqual({ ok: false, error: { code: "storage_full" } });
    expect(await store.activities.undo(first)).toEqual({ ok: false, error: { code: "storage_full" } });
    const exported = JSON.parse(await store.queue.exportAll());
    expect(exported.pending).toMatchObject([{ id: first }]);
    expect(await store.activities.recent(5)).toMatchObject([{ id: first, undone: false }]);
    freeSpace();

    await logged(device, dial);
    expect((await store.sync.status()).pending).toBe(2);
    expect((await db.strict.device.get("device"))?.deviceSeq).toBe(2);
  },
);

/** From now on the browser's own database finds no room in one table. Returns what ends that. */
function fillDisk(table: string): () => void {
  const { put, add } = IDBObjectStore.prototype;
  const failing = (write: typeof put) =>
    function (this: IDBObjectStore, ...given: Parameters<typeof put>) {
      if (this.name === table) throw new DOMException("No space left", "QuotaExceededError");
      return write.apply(this, given);
    };
  Object.assign(IDBObjectStore.prototype, { put: failing(put), add: failing(add) });
  return () => Object.assign(IDBObjectStore.prototype, { put, add });
}

test("a history is replayed as a device that was offline: recorded when it happened, timely, in order", async () => {
  const world = createFakeWorld();
  const device = await world.open("phone");
  const past = plusMs(world.now(), -20 * dayMs);
  for (const minutes of [0, 1, 2]) {
    const at = plusMs(past, minutes * minuteMs);
    await logActivity(device.db, device.ports, { ...dial, occurredAt: at }, at);
  }
  device.engine.wake("person");
  await device.quiet();
  expect(world.server.activities()).toMatchObject(
    [0, 1, 2].map((minutes) => ({
      recordedAt: plusMs(past, minutes * minuteMs),
      localDate: "2026-02-12",
      backdated: false,
    })),
  );
});

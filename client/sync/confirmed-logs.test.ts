import "fake-indexeddb/auto";
import "temporal-polyfill/global";
import fc from "fast-check";
import { expect, test } from "vitest";
import { logsWith, standingRow, withLogs } from "../store/confirmed-logs.ts";
import { deviceOf } from "../store/device.ts";
import { createSyncStore } from "../store/sync-store.ts";
import { createFakeWorld } from "./simulation/fake-world.ts";

test("the ranges of confirmed logs hold every log that was added, as late as it was, and no other", () => {
  const log = fc.record({ deviceSeq: fc.integer({ min: 1, max: 40 }), late: fc.boolean() });
  const answers = fc.array(fc.array(log, { maxLength: 10 }), { maxLength: 4 });
  fc.assert(
    fc.property(answers, (added) => {
      const lateBySeq = new Map<number, boolean>();
      const fresh = added.map((logs) =>
        logs.filter(({ deviceSeq, late }) => !lateBySeq.has(deviceSeq) && lateBySeq.set(deviceSeq, late)),
      );
      const ranges = fresh.reduce(withLogs, []);
      for (let seq = 0; seq <= 41; seq += 1) expect(logsWith(ranges, seq)?.late).toBe(lateBySeq.get(seq));
    }),
  );
});

test("a plain log is confirmed without its row being written, and can be undone and brought back like any other", async () => {
  const world = createFakeWorld();
  const device = await world.open("phone");
  await device.store.activities.log({ activity: "email_sent" });
  device.engine.wake("person");
  await device.quiet();
  const logged = await device.store.activities.log({ activity: "email_sent" });
  if (!logged.ok) throw new Error(logged.error.code);
  device.engine.wake("person");
  await device.quiet();

  const written = await device.db.strict.activities.get(logged.value.id);
  expect(written).toMatchObject({ confirmed: null, pending: [{ id: logged.value.id }] });
  expect(await device.store.activities.recent(1)).toMatchObject([{ state: "confirmed" }]);
  if (!written) throw new Error("The row is gone");
  expect(standingRow(written, await deviceOf(device.db.strict))).toMatchObject({
    confirmed: { id: logged.value.id },
    pending: [],
  });

  expect(await device.store.activities.undo(logged.value.id)).toMatchObject({ ok: true });
  expect(await device.store.activities.recent(1)).toMatchObject([{ state: "saved_here", undone: true }]);
  device.engine.wake("person");
  await device.quiet();
  expect(world.server.activities()).toMatchObject([{}, { undone: true }]);

  world.server.restore(createFakeWorld().server.backup(), "epoch-2");
  device.engine.wake("person");
  await device.quiet();
  expect(world.server.activities()).toMatchObject([{}, { id: logged.value.id, undone: true }]);
});

test("⚡ a log that another tab was refused with its request, and the server applied all the same, comes back to the screen", async () => {
  const world = createFakeWorld();
  const device = await world.open("phone");
  await device.store.activities.log({ activity: "email_sent" });
  device.engine.wake("person");
  await device.quiet();
  const logged = await device.store.activities.log({ activity: "email_sent" });
  if (!logged.ok) throw new Error(logged.error.code);

  const store = createSyncStore(device.db, device.ports);
  const limits = { operations: 10, bytes: 100_000 };
  const batch = await store.open(await store.readQueue(0, limits), null, {});
  const answer = world.server.handle(batch.request);
  expect(answer).toMatchObject({ impliesLogs: true, changes: { activities: [] } });
  await store.setAside(batch, { code: "invalid_request", message: "Not understood" });
  expect(await store.store(batch, answer)).toEqual({ again: true });
  device.engine.wake("person");
  await device.quiet();

  expect(await device.store.queue.attention()).toEqual([]);
  expect(await device.store.activities.recent(1)).toMatchObject([{ id: logged.value.id, state: "confirmed" }]);
});

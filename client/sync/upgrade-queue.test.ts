import { expect, test } from "vitest";
import { type Body, kindHistories } from "#shared/protocol/upgrades.ts";
import type { DeviceDatabase } from "../store/database.ts";
import { upgradeQueue } from "../store/upgrade-queue.ts";
import { createFakeWorld } from "./simulation/fake-world.ts";

/** A release later, only versions from 2 on are accepted. */
const nextRelease = {
  ...kindHistories,
  log_activity: [...kindHistories.log_activity, (body: Body): Body => ({ ...body, note: `${body.note ?? ""}!` })],
};

/** Makes the newest queued operation one that an app of long ago wrote. */
async function age(db: DeviceDatabase, body: object, row: { readonly attempts: number }): Promise<string> {
  const queued = await db.strict.syncQueue.orderBy("seq").last();
  if (queued === undefined) throw new Error("Nothing is queued");
  const operation = { ...queued.operation, version: 1, body } as typeof queued.operation;
  await db.strict.syncQueue.put({ ...queued, ...row, operation });
  return queued.id;
}

test("what is too old to be sent and never was is rewritten once; what was sent stays as it was", async () => {
  const world = createFakeWorld();
  const device = await world.open("phone");
  device.engine.wake("person");
  await device.quiet();

  const { log, undo } = device.store.activities;
  await log({ activity: "deal_closed", valueMinor: 500, currency: "EUR" });
  const deal = await age(device.db, { activity: "deal_closed", valueMinor: 500 }, { attempts: 0 });
  await log({ activity: "call" });
  const sent = await age(device.db, { activity: "call" }, { attempts: 1 });
  await undo(deal);

  await upgradeQueue(device.db, device.ports, nextRelease);
  const queue = await device.db.strict.syncQueue.toArray();
  expect(queue.map(({ operation: { kind, version, body } }) => ({ kind, version, body }))).toEqual([
    {
      kind: "log_activity",
      version: 4,
      body: { activity: "deal_closed", valueMinor: 500, currency: "EUR", note: "!" },
    },
    { kind: "log_activity", version: 1, body: { activity: "call" } },
    { kind: "undo_activity", version: 1, body: { activityId: deal } },
  ]);
  expect(await device.store.activities.recent(5)).toMatchObject([
    { id: sent, undone: false },
    { id: deal, undone: true, note: "!" },
  ]);

  const before = await device.db.strict.device.get("device");
  await upgradeQueue(device.db, device.ports, nextRelease);
  expect(await device.db.strict.device.get("device")).toEqual(before);
});

test("a device that hasn't learnt its tenant's currency waits with it", async () => {
  const world = createFakeWorld();
  const device = await world.open("phone");
  await device.store.activities.log({ activity: "deal_closed", valueMinor: 500, currency: "EUR" });
  await age(device.db, { activity: "deal_closed", valueMinor: 500 }, { attempts: 0 });
  await upgradeQueue(device.db, device.ports, nextRelease);
  expect(await device.db.strict.syncQueue.toArray()).toMatchObject([{ operation: { version: 1 } }]);
});

test("what was refused as too old is sent in the newest version when the rep tries again", async () => {
  const world = createFakeWorld();
  const device = await world.open("phone");
  device.engine.wake("person");
  await device.quiet();
  await device.store.activities.log({ activity: "call" });
  const id = await age(device.db, { activity: "call" }, { attempts: 1 });
  const [row] = await device.db.strict.syncQueue.toArray();
  if (row === undefined) throw new Error("Nothing is queued");
  const error = { code: "version_too_old", message: "Too old" };
  await device.db.strict.attention.add({ id, operation: row.operation, attempts: 2, refusedAt: world.now(), error });
  await device.db.strict.syncQueue.clear();

  await device.store.queue.retry(id);
  expect(await device.db.strict.syncQueue.toArray()).toMatchObject([
    { id, operation: { version: 3, body: { activity: "call", disposition: "no_answer" } } },
  ]);
});

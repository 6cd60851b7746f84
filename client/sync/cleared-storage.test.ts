import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { connectDevice } from "../store/database.ts";
import { prepareDevice, type RememberedDevice } from "../store/device.ts";
import { createFakeWorld, type FakeDevice, zone } from "./simulation/fake-world.ts";

const owner = { tenantId: "t", repId: "r", homeZone: zone, deviceName: "phone" };

async function sync(device: FakeDevice): Promise<void> {
  device.engine.wake("person");
  await device.quiet();
}

async function log(device: FakeDevice, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) await device.store.activities.log({ activity: "email_sent" });
}

async function identityOf({ db }: FakeDevice): Promise<RememberedDevice> {
  const device = await db.strict.device.get("device");
  if (device === undefined) throw new Error("Never prepared");
  const { deviceId, deviceSeq } = device;
  return { deviceId, deviceSeq };
}

/** The browser clears the database and nothing else; then the app starts again. */
async function clear(device: FakeDevice, remembered: RememberedDevice | null): Promise<FakeDevice> {
  await device.engine.stop();
  await device.db.strict.delete();
  const db = connectDevice(device.db.strict.name);
  await prepareDevice(db, device.ports, owner, remembered);
  db.close();
  return device.reload();
}

test("storage that the browser cleared is told with what it cost, what had been synced comes back, and the device takes a new id", async () => {
  const world = createFakeWorld();
  const phone = await world.open("phone");
  await log(phone, 2);
  await sync(phone);
  await log(phone, 3);
  const before = await identityOf(phone);

  const cleared = await clear(phone, before);
  expect((await cleared.store.sync.status()).cleared).toEqual({ at: world.now(), missing: null });
  // What is logged before the server was asked doesn't count among what had arrived.
  await log(cleared, 1);
  await sync(cleared);
  expect(await cleared.store.sync.status()).toMatchObject({ pending: 0, attention: 0, cleared: { missing: 3 } });
  expect((await identityOf(cleared)).deviceId).not.toBe(before.deviceId);
  expect(world.server.activities()).toHaveLength(3);
  expect(await cleared.store.activities.recent(9)).toHaveLength(3);

  await cleared.store.sync.dismissCleared();
  expect(await cleared.store.sync.status()).not.toHaveProperty("cleared");
  await sync(cleared);
  expect(await cleared.store.sync.status()).not.toHaveProperty("cleared");
});

test("a rep who has read it without a network is told again what is missing once the server was asked", async () => {
  const world = createFakeWorld();
  const phone = await world.open("phone");
  await log(phone, 1);
  const cleared = await clear(phone, await identityOf(phone));
  await cleared.store.sync.dismissCleared();
  expect(await cleared.store.sync.status()).not.toHaveProperty("cleared");
  await sync(cleared);
  expect(await cleared.store.sync.status()).toMatchObject({ cleared: { missing: 1 } });
});

test("an older copy of the storage is told too: by what the browser remembers, else by what the server has seen", async () => {
  for (const remembers of [true, false]) {
    const world = createFakeWorld();
    const phone = await world.open("phone");
    await log(phone, 1);
    await sync(phone);
    const copy = await phone.db.strict.device.get("device");
    if (copy === undefined) throw new Error("Never prepared");
    await log(phone, 1);
    await sync(phone);
    if (remembers) await log(phone, 2);

    const { deviceSeq } = await identityOf(phone);
    await phone.db.strict.syncQueue.clear();
    await phone.db.strict.device.put(copy);
    if (remembers) await prepareDevice(phone.db, phone.ports, owner, { deviceId: copy.deviceId, deviceSeq });
    const again = await phone.reload();
    await sync(again);
    expect((await again.store.sync.status()).cleared).toEqual({ at: world.now(), missing: remembers ? 2 : null });
    expect((await identityOf(again)).deviceId).not.toBe(copy.deviceId);
  }
});

test("a device that is as it is remembered, one that went on, and one that nobody remembers are told nothing", async () => {
  const world = createFakeWorld();
  const phone = await world.open("phone");
  await log(phone, 2);
  const { deviceId } = await identityOf(phone);
  for (const remembered of [{ deviceId, deviceSeq: 2 }, { deviceId, deviceSeq: 1 }, null])
    await prepareDevice(phone.db, phone.ports, owner, remembered);
  await prepareDevice(phone.db, phone.ports, owner, { deviceId: "another", deviceSeq: 9 });
  expect(await phone.store.sync.status()).not.toHaveProperty("cleared");
  const fresh = await clear(phone, null);
  expect(await fresh.store.sync.status()).not.toHaveProperty("cleared");
});

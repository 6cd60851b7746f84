import { expect, test } from "vitest";
import { noteAppVersion } from "../store/status.ts";
import { createFakeWorld } from "./simulation/fake-world.ts";

test("what parked an old version of the app is over when a newer one starts; the queue was kept and goes out", async () => {
  const world = createFakeWorld();
  const device = await world.open("phone");
  await noteAppVersion(device.db, "1.0.0");
  await device.store.activities.log({ activity: "email_sent" });
  world.forecast({ code: "upgrade_required" });
  device.engine.wake("person");
  await device.quiet();
  await device.store.activities.log({ activity: "email_sent" });
  const parked = { phase: "parked", reason: "upgrade_required", pending: 2 };
  expect(await device.store.sync.status()).toMatchObject(parked);

  const same = await device.reload();
  await noteAppVersion(same.db, "1.0.0");
  expect(await same.store.sync.status()).toMatchObject(parked);

  const newer = await same.reload();
  await noteAppVersion(newer.db, "1.1.0");
  expect(await newer.store.sync.status()).toMatchObject({
    phase: "idle",
    reason: null,
    failingSince: null,
    pending: 2,
  });
  newer.engine.wake("leading");
  await newer.quiet();
  expect(await newer.store.sync.status()).toMatchObject({ phase: "idle", pending: 0 });
  expect(world.server.activities()).toHaveLength(2);
});

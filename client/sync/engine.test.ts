import { describe, expect, test, vi } from "vitest";
import { hourMs } from "#shared/domain/time/instant.ts";
import type { ActivityDraft } from "../store/store.ts";
import { createFakeWorld, type FakeDevice, type FakeWorld } from "./simulation/fake-world.ts";
import { putOffContact, refusedContact } from "./simulation/server-model.ts";

const dial: ActivityDraft = { activity: "call", disposition: "no_answer" };
const deal: ActivityDraft = { activity: "deal_closed" };
const refusedWhole = { code: "refused", error: { code: "invalid", message: "…" } } as const;

async function log(device: FakeDevice, ...drafts: readonly ActivityDraft[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const draft of drafts) {
    const logged = await device.store.activities.log(draft);
    if (!logged.ok) throw new Error(logged.error.code);
    ids.push(logged.value.id);
  }
  return ids;
}

async function sync(device: FakeDevice): Promise<void> {
  device.engine.wake("person");
  await device.quiet();
}

/** The total that the screen shows, and what the server's ledger holds. */
async function totals(world: FakeWorld, device: FakeDevice) {
  const overview = await device.store.progress.overview();
  return {
    shown: overview?.totalXp.shown,
    confirmed: overview?.totalXp.confirmed,
    server: world.server.progression().totalXp,
  };
}

// Generous: thousands of operations on a fake IndexedDB take seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describe("I3 an operation leaves the queue only with an answer", () => {
  test("that was lost: the next one says duplicate, and it counts once", async () => {
    const world = createFakeWorld();
    const device = await world.open("phone");
    await log(device, dial, deal);
    world.forecast("lost_answer");
    await sync(device);
    expect(await device.store.sync.status()).toMatchObject({ pending: 2, phase: "waiting", reason: "no_answer" });

    await device.ring();
    expect(await device.store.sync.status()).toMatchObject({ pending: 0, phase: "idle", reason: null });
    expect(await totals(world, device)).toEqual({ shown: 327, confirmed: 327, server: 327 });
  });

  test("and waits through 401 until somebody signs in", async () => {
    const world = createFakeWorld();
    const device = await world.open("phone");
    world.forecast({ code: "signed_out" });
    await log(device, dial);
    await sync(device);
    expect(await device.store.sync.status()).toMatchObject({ pending: 1, phase: "parked", reason: "signed_out" });

    await log(device, dial);
    device.engine.signedIn();
    await device.quiet();
    expect(await device.store.sync.status()).toMatchObject({ pending: 0, phase: "idle", failingSince: null });
  });

  test("that mentions it: one that the answer passes over stays, and goes with the next sync", async () => {
    const world = createFakeWorld();
    const device = await world.open("phone");
    await log(device, dial, deal);
    world.forecast("unmentioned");
    await sync(device);
    expect(await device.store.sync.status()).toMatchObject({ pending: 2, phase: "idle" });
    await sync(device);
    expect(await totals(world, device)).toEqual({ shown: 327, confirmed: 327, server: 327 });
  });

  test("and a captive portal's page is none", async () => {
    const world = createFakeWorld();
    const device = await world.open("phone");
    world.forecast({ code: "not_our_server" });
    await log(device, dial);
    await sync(device);
    const since = world.now();
    expect(await device.store.sync.status()).toMatchObject({
      pending: 1,
      reason: "not_our_server",
      failingSince: since,
    });
  });

  test("and two tabs that send at once do no harm", async () => {
    const world = createFakeWorld({ pageSize: 2 });
    const [one, two] = [await world.open("phone"), await world.open("phone")];
    await log(one, dial, deal, dial);
    one.engine.wake("person");
    two.engine.wake("person");
    await Promise.all([one.quiet(), two.quiet()]);
    expect((await one.store.sync.status()).pending).toBe(0);
    expect(await totals(world, two)).toEqual({ shown: 329, confirmed: 329, server: 329 });
  });
});

test("a tab that has ended tells when the server answered it, and not that the one that follows has nothing to wait for", async () => {
  const world = createFakeWorld();
  const [one, two] = [await world.open("phone"), await world.open("phone")];
  await log(one, deal);
  world.forecast("slow", { code: "unavailable", retryAfterMs: 120_000 });
  world.meanwhile(() => {
    void one.engine.stop();
    setImmediate(() => two.engine.wake("leading"));
  });
  one.engine.wake("person");
  await Promise.all([one.quiet(), two.quiet()]);
  await log(two, dial);
  expect(await two.store.sync.status()).toMatchObject({
    pending: 1,
    phase: "waiting",
    lastSuccessAt: world.now(),
  });
});

test("an answer that was overtaken by another tab's brings its results, not its old state", async () => {
  const world = createFakeWorld();
  const [one, two] = [await world.open("phone"), await world.open("phone")];
  const [id = ""] = await log(one, deal);
  world.forecast("slow");
  world.meanwhile(async () => {
    await two.store.activities.undo(id);
    // Its own answer is on the device long before the slow one.
    setImmediate(() => two.engine.wake("person"));
  });
  const seen: (boolean | undefined)[] = [];
  const watch = async (): Promise<void> => void seen.push((await two.store.activities.recent(1))[0]?.undone);
  one.engine.wake("person");
  for (let look = 0; look < 40; look += 1) {
    await watch();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await one.quiet();
  await watch();
  expect(seen.at(-1)).toBe(true);
  expect(seen.lastIndexOf(false)).toBeLessThan(seen.indexOf(true));
  expect(await totals(world, one)).toEqual({ shown: 0, confirmed: 0, server: 0 });
});

describe("one bad operation", () => {
  test("among two hundred harms no other, and waits for the rep", async () => {
    const world = createFakeWorld();
    const device = await world.open("phone");
    for (let n = 0; n < 200; n += 1) await log(device, n === 77 ? { ...dial, contactRef: refusedContact } : dial);
    await sync(device);

    expect(world.requests).toHaveLength(1);
    expect(await device.store.sync.status()).toMatchObject({ pending: 0, attention: 1 });
    expect(await totals(world, device)).toEqual({ shown: 423, confirmed: 423, server: 423 });
    const [item] = await device.store.queue.attention();
    expect(item).toMatchObject({ activity: "call", error: { code: "refused" } });
  });

  test("that spoils its whole request is found by halving, and set aside", async () => {
    const world = createFakeWorld();
    const device = await world.open("phone");
    const ids = await log(device, dial, dial, dial, dial);
    const spoilt = { code: "refused", error: { code: "invalid", message: "…" } } as const;
    world.forecast(spoilt, spoilt, spoilt);
    await sync(device);
    expect((await device.store.queue.attention()).map((item) => item.id)).toEqual([ids[0]]);
    expect(await totals(world, device)).toEqual({ shown: 31, confirmed: 31, server: 31 });
  });

  test("can be corrected: a new id, the old tap's time, and its undo follows it", async () => {
    const world = createFakeWorld();
    const device = await world.open("phone");
    const [refused = ""] = await log(device, { ...dial, contactRef: refusedContact });
    await device.store.activities.undo(refused);
    const tappedAt = world.now();
    await sync(device);
    world.pass(hourMs);
    const fixed = await device.store.queue.fix(refused, dial);
    if (!fixed.ok) throw new Error(fixed.error.code);
    await sync(device);
    const corrected = { id: fixed.value.id, recordedAt: tappedAt };
    expect(world.server.activities()).toMatchObject([{ ...corrected, undone: false }]);

    const [undo] = await device.store.queue.attention();
    await device.store.queue.retry(undo?.id ?? "");
    await sync(device);
    expect(world.server.activities()).toMatchObject([{ ...corrected, undone: true }]);
    expect(await device.store.queue.attention()).toEqual([]);
  });

  test("can be sent again as it is, or dropped with everything it showed", async () => {
    const world = createFakeWorld();
    const device = await world.open("phone");
    const [refused = ""] = await log(device, { ...dial, contactRef: refusedContact }, deal);
    await sync(device);
    await device.store.queue.retry(refused);
    expect(await totals(world, device)).toMatchObject({ shown: 327, server: 300 });
    await sync(device);
    await device.store.queue.discard(refused);
    expect((await device.store.activities.recent(5)).map((activity) => activity.activity)).toEqual(["deal_closed"]);
    expect(await totals(world, device)).toEqual({ shown: 300, confirmed: 300, server: 300 });
  });

  test("that was done by a request before the refused one isn't the rep's: the server turns out to hold it", async () => {
    const world = createFakeWorld();
    const device = await world.open("phone");
    await log(device, dial);
    world.forecast("lost_answer", refusedWhole);
    await sync(device);
    await device.ring();
    expect(await device.store.sync.status()).toMatchObject({ pending: 0, attention: 0, phase: "idle" });
    expect(await totals(world, device)).toEqual({ shown: 27, confirmed: 27, server: 27 });
  });

  test("that a restored server has forgotten, and refuses now, stays in sight until the rep resolves it", async () => {
    const world = createFakeWorld();
    const device = await world.open("phone");
    const backup = world.server.backup();
    const [id = ""] = await log(device, dial);
    await sync(device);
    world.server.restore(backup, "epoch-2");
    world.forecast("fine", refusedWhole);
    await sync(device);
    expect(await device.store.activities.recent(5)).toMatchObject([{ id, state: "attention" }]);
    expect(await totals(world, device)).toEqual({ shown: 0, confirmed: 0, server: 0 });

    await device.store.queue.retry(id);
    await sync(device);
    expect(await totals(world, device)).toEqual({ shown: 27, confirmed: 27, server: 27 });
  });

  test("stays in sight when the rep drops the undo that was refused with it", async () => {
    const world = createFakeWorld();
    const device = await world.open("phone");
    const [refused = ""] = await log(device, { ...dial, contactRef: refusedContact });
    await device.store.activities.undo(refused);
    await sync(device);
    const undo = (await device.store.queue.attention()).find((item) => item.kind === "undo_activity");
    await device.store.queue.discard(undo?.id ?? "");
    expect(await device.store.activities.recent(5)).toMatchObject([{ id: refused, state: "attention" }]);
  });

  test("that the server can't judge yet stays queued, and is the rep's after a day", async () => {
    const world = createFakeWorld();
    const device = await world.open("phone");
    await log(device, { ...dial, contactRef: putOffContact });
    await sync(device);
    expect(world.requests).toHaveLength(1);
    expect(await device.store.sync.status()).toMatchObject({ pending: 1, attention: 0, phase: "idle" });
    world.pass(24 * hourMs);
    await device.ring();
    expect(await device.store.sync.status()).toMatchObject({ pending: 0, attention: 1 });
  });
});

describe("the queue", () => {
  test("of 2,600 operations goes out in two requests, and what is written meanwhile in a third", async () => {
    const world = createFakeWorld({ pageSize: 10_000 });
    const device = await world.open("phone");
    const [first = ""] = await log(device, dial);
    const row = await device.db.strict.syncQueue.orderBy("seq").first();
    if (!row) throw new Error(`${first} isn't queued`);
    const { seq: _, ...copy } = row;
    await device.db.strict.syncQueue.bulkAdd(
      Array.from({ length: 2599 }, (__, n) => ({
        ...copy,
        id: `copy-${n}`,
        operation: { ...copy.operation, id: `copy-${n}` },
      })),
    );
    world.meanwhile(async () => {
      await log(device, deal);
      device.engine.written();
    });
    await sync(device);
    expect(world.requests.map((request) => request.operations.length)).toEqual([2500, 100, 1, 0]);
    expect((await totals(world, device)).shown).toBe(world.server.progression().totalXp);
  });

  test("goes out by itself after a failure, with nobody tapping", async () => {
    const world = createFakeWorld();
    const device = await world.open("phone");
    await log(device, dial);
    device.engine.written();
    world.forecast("offline", "offline", "offline");
    for (let n = 0; n < 4; n += 1) await device.ring();
    expect(await device.store.sync.status()).toMatchObject({ pending: 0, phase: "idle" });
  });

  test("goes out again, with the stamps it had, when the server was restored from a backup", async () => {
    const world = createFakeWorld();
    const device = await world.open("phone");
    await log(device, dial);
    await sync(device);
    const backup = world.server.backup();
    await log(device, deal);
    await sync(device);
    world.server.restore(backup, "epoch-2");
    expect((await totals(world, device)).server).toBe(27);

    await sync(device);
    expect(await totals(world, device)).toEqual({ shown: 327, confirmed: 327, server: 327 });
    expect(world.requests.at(-1)?.operations.every((operation) => "stamp" in operation)).toBe(true);
  });
});

test("what a restored server no longer has, and this device never did, is gone after the last page", async () => {
  const world = createFakeWorld({ pageSize: 2 });
  const [phone, laptop] = [await world.open("phone"), await world.open("laptop")];
  await log(phone, dial);
  await sync(phone);
  const backup = world.server.backup();
  await log(laptop, deal, deal, deal);
  await sync(laptop);
  await sync(phone);
  expect(await totals(world, phone)).toEqual({ shown: 927, confirmed: 927, server: 927 });

  world.server.restore(backup, "epoch-2");
  await sync(phone);
  expect(await totals(world, phone)).toEqual({ shown: 27, confirmed: 27, server: 27 });
  expect(await phone.store.activities.recent(9)).toHaveLength(1);
});

test("the confirmed state comes in pages, and the pending work stays on screen all the while", async () => {
  const world = createFakeWorld({ pageSize: 3 });
  const [phone, laptop] = [await world.open("phone"), await world.open("laptop")];
  await log(phone, dial, dial, deal, dial, dial, deal, dial);
  await sync(phone);
  await log(laptop, deal);
  await sync(laptop);
  expect(await totals(world, laptop)).toEqual({ shown: 935, confirmed: 935, server: 935 });
  expect(await laptop.store.sync.syncedActivities()).toBe(8);
});

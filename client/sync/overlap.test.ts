import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { ok } from "#shared/domain/result.ts";
import type { SyncRequest } from "#shared/protocol/sync.ts";
import { createSyncStore } from "../store/sync-store.ts";
import { createEngine } from "./engine.ts";
import { createFakeWorld } from "./simulation/fake-world.ts";
import { withSmallBatches } from "./simulation/small-batches.ts";

/** A device with calls to send, two to a request, that notes what it does. `isFull` says when its disk is. */
async function queueOf(calls: number, isFull: (stored: number) => boolean = () => false) {
  const world = createFakeWorld();
  const device = await world.open("phone");
  for (let n = 0; n < calls; n += 1) await device.store.activities.log({ activity: "call", disposition: "no_answer" });

  const steps: string[] = [];
  const requests: SyncRequest[] = [];
  let attempts = 0;
  const alarms: (() => void)[] = [];
  const store = withSmallBatches(createSyncStore(device.db, device.ports), 2);
  const engine = createEngine({
    ...device.ports,
    store: {
      ...store,
      async store(batch, answer) {
        attempts += 1;
        if (isFull(attempts)) throw new Error("The disk is full");
        const stored = await store.store(batch, answer);
        steps.push(`${batch.number} stored`);
        return stored;
      },
    },
    async exchange(request) {
      requests.push(request);
      const number = requests.length;
      steps.push(`${number} sent`);
      const answer = structuredClone(world.server.handle(structuredClone(request)));
      // Long enough for the answer before to be stored.
      for (let turn = 0; turn < 40; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
      steps.push(`${number} answered`);
      return ok(answer);
    },
    random: () => 0,
    wakeAt(_, wake) {
      alarms.push(wake);
      return () => {};
    },
    report: (error) => void steps.push((error as Error).message),
  });
  return { world, device, engine, steps, requests, alarms };
}

test("an answer is stored while the next request travels, and that one asks from behind it", async () => {
  const { world, device, engine, steps, requests } = await queueOf(6);
  engine.wake("person");
  await engine.settled();

  expect(steps).toEqual([
    "1 sent",
    "1 answered",
    "2 sent",
    "1 stored",
    "2 answered",
    "3 sent",
    "2 stored",
    "3 answered",
    "3 stored",
  ]);
  expect(requests.map(({ pending }) => pending.count)).toEqual([4, 2, 0]);
  expect(new Set(requests.map(({ cursor }) => cursor)).size).toBe(3);
  expect((await device.store.progress.overview())?.totalXp).toMatchObject({ confirmed: 37, shown: 37 });
  expect(world.server.progression().totalXp).toBe(37);
});

test("an answer that can't be stored, though the next request is on its way, comes again and counts once", async () => {
  const { world, device, engine, steps, requests, alarms } = await queueOf(6, (stored) => stored === 1);
  engine.wake("person");
  await engine.settled();
  // The second request came to its end, but nothing of it was stored over the gap.
  expect(steps).toEqual(["1 sent", "1 answered", "2 sent", "2 answered", "The disk is full"]);
  expect((await device.store.sync.status()).pending).toBe(6);

  alarms.at(-1)?.();
  await engine.settled();
  expect(requests).toHaveLength(5);
  expect((await device.store.sync.status()).pending).toBe(0);
  expect((await device.store.progress.overview())?.totalXp).toMatchObject({ confirmed: 37, shown: 37 });
  expect(world.server.activities()).toHaveLength(6);
});

import fc from "fast-check";
import { expect, onTestFinished, test, vi } from "vitest";
import { dayMs, hourMs, plusMs } from "#shared/domain/time/instant.ts";
import { deviceOf } from "../store/device.ts";
import { refoldDays, refoldProgression } from "../store/refold.ts";
import type { ActivityDraft, Store, Today } from "../store/store.ts";
import { createFakeWorld, type FakeDevice } from "./simulation/fake-world.ts";

const drafts: readonly ActivityDraft[] = [
  { activity: "call", disposition: "no_answer" },
  { activity: "call", disposition: "contact", durationSeconds: 90 },
  { activity: "appointment_set" },
  { activity: "deal_closed", valueMinor: 90_000, currency: "EUR" },
  { activity: "email_sent" },
];

const step = fc.oneof(
  fc.record({
    kind: fc.constant("log" as const),
    draft: fc.constantFrom(...drafts),
    hoursAgo: fc.constantFrom(0, 0, 0, 1, 26),
  }),
  fc.record({ kind: fc.constant("undo" as const), nth: fc.nat({ max: 3 }) }),
  fc.record({ kind: fc.constant("sync" as const), meanwhile: fc.array(fc.constantFrom(...drafts), { maxLength: 3 }) }),
  fc.record({ kind: fc.constant("pass" as const), hours: fc.constantFrom(1, 24) }),
);

async function read({ progress, activities }: Store): Promise<Today> {
  return { overview: await progress.overview(), recent: await activities.recent(8) };
}

async function synced(): Promise<{ world: ReturnType<typeof createFakeWorld>; device: FakeDevice }> {
  const world = createFakeWorld();
  const device = await world.open("phone");
  device.engine.wake("person");
  await device.quiet();
  const end = device.store.today.follow(() => {});
  onTestFinished(end);
  await vi.waitFor(() => expect(device.store.today.current()).toBeDefined());
  return { world, device };
}

test("P2 what a write shows at once is what the device holds; an answer leaves days as they would be folded from all they hold", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const { world, device } = await synced();
      const { store, db } = device;
      const log = (draft: ActivityDraft) => store.activities.log(draft);

      for (const taken of steps) {
        if (taken.kind === "pass") {
          world.pass(taken.hours * hourMs);
          store.today.readAgain();
        }
        if (taken.kind === "log")
          await log({ ...taken.draft, occurredAt: plusMs(world.now(), -taken.hoursAgo * hourMs) });
        if (taken.kind === "undo") {
          const id = (await store.activities.recent(8))[taken.nth]?.id;
          if (id !== undefined) await store.activities.undo(id);
        }
        if (taken.kind === "sync") {
          world.meanwhile(async () => {
            for (const draft of taken.meanwhile) await log(draft);
          });
          device.engine.wake("person");
          await device.quiet();
          const answered = await db.strict.days.toArray();
          await db.relaxed.transaction("rw", db.relaxed.tables, async () => {
            const row = await deviceOf(db.relaxed);
            await refoldDays(db.relaxed, row, new Set(answered.map(({ date }) => date)));
            await refoldProgression(db.relaxed, row, world.now());
          });
          expect(await db.strict.days.toArray()).toEqual(answered);
        }
        const held = await read(store);
        if (taken.kind === "log" || taken.kind === "undo") expect(store.today.current()?.recent).toEqual(held.recent);
        await vi.waitFor(() => expect(store.today.current()).toEqual(held), { interval: 5 });
      }
      await device.engine.stop();
      db.close();
    }),
    { numRuns: 60 },
  );
});

test("a tap is shown when its write has ended, without another read", async () => {
  const { device } = await synced();
  const { store } = device;
  await store.activities.log({ activity: "call", disposition: "no_answer" });
  for (let taps = 2; taps <= 5; taps += 1) {
    await store.activities.log({ activity: "call", disposition: "no_answer" });
    expect(store.today.current()?.overview?.tiles[0]?.count.shown).toBe(taps);
    expect(store.today.current()?.recent).toHaveLength(taps);
  }
});

test("what another tab writes is shown, and what nobody follows isn't kept", async () => {
  const { world, device } = await synced();
  const tab = await world.open("phone");
  await tab.store.activities.log({ activity: "email_sent" });
  await vi.waitFor(() => expect(device.store.today.current()?.recent).toHaveLength(1));
  expect(tab.store.today.current()).toBeUndefined();
});

test("at midnight it is read again", async () => {
  const { world, device } = await synced();
  const { today } = device.store;
  world.pass(dayMs);
  today.readAgain();
  await vi.waitFor(() => expect(today.current()?.overview?.today).toBe("2026-03-05"));
});

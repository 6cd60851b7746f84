import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isAboutRep } from "#shared/domain/intents.ts";
import { dispositions, loggableActivities } from "#shared/domain/ledger/activity.ts";
import { foldDay } from "#shared/domain/ledger/day.ts";
import { predictActivities } from "#shared/domain/predict.ts";
import { foldRep, undecided } from "#shared/domain/progression/progression.ts";
import { addDays, type CivilDate } from "#shared/domain/time/civil-date.ts";
import { hourMs, minuteMs, plusMs } from "#shared/domain/time/instant.ts";
import { dateAt, zoneOf } from "#shared/domain/time/zone.ts";
import { standingRow } from "../store/confirmed-logs.ts";
import { asConfirmed, calendarOf, clockOf, deviceOf, pricingOf } from "../store/device.ts";
import { factOf, type Operation } from "../store/operation.ts";
import { performAboutRep } from "../store/perform-about-rep.ts";
import { withPrediction } from "../store/profile-facts.ts";
import { createFakeWorld, type FakeDevice, type FakeWorld, profile, type Weather } from "./simulation/fake-world.ts";
import { putOffContact, refusedContact, refusedTitle, type ServerMemory } from "./simulation/server-model.ts";

type Deed =
  | {
      readonly kind: "log";
      readonly device: number;
      readonly activity: number;
      readonly hoursBack: number;
      readonly who: number;
    }
  | { readonly kind: "undo"; readonly device: number; readonly nth: number }
  | { readonly kind: "tell"; readonly device: number; readonly what: number }
  | {
      readonly kind: "sync";
      readonly device: number;
      readonly weather: readonly Weather[];
      readonly tapMeanwhile: boolean;
    }
  | { readonly kind: "both_tabs_sync"; readonly weather: readonly Weather[] }
  | { readonly kind: "ring"; readonly device: number }
  | { readonly kind: "reload"; readonly device: number }
  | { readonly kind: "retry"; readonly device: number }
  | { readonly kind: "backup" }
  | { readonly kind: "restore" };

/** What a rep may say of himself. */
const tellings: readonly ((at: FakeDevice, today: CivilDate) => Promise<unknown>)[] = [
  ({ store }) => store.profile.update({ zone: zoneOf("America/New_York") }),
  ({ store }) => store.profile.update({ zone: zoneOf("Asia/Tokyo"), title: null }),
  ({ db, ports }) =>
    performAboutRep(db, ports, { kind: "update_profile", body: { specialization: "closer" } }, async () => null),
  ({ db, ports }) =>
    performAboutRep(db, ports, { kind: "update_profile", body: { title: refusedTitle } }, async () => null),
  ({ store }, today) => store.profile.requestLeave({ from: addDays(today, 1), to: addDays(today, 3) }),
  ({ store }, today) => store.profile.requestLeave({ from: addDays(today, -2), to: today }),
  async ({ store }) => {
    const begun = await store.exams.begin({ examId: "module_0", kind: "exam", bank: 1 });
    if (!begun.ok) return;
    await store.exams.save(begun.value.id, { answers: { q1: "a", q2: "a" } });
    await store.exams.submit(begun.value.id, 60);
  },
];

const device = fc.constantFrom(0, 1, 2);
const weather = fc.constantFrom<Weather>(
  "fine",
  "fine",
  "offline",
  "lost_answer",
  "slow",
  "unmentioned",
  { code: "not_our_server" },
  { code: "unavailable", retryAfterMs: 5000 },
  { code: "refused", error: { code: "invalid", message: "…" } },
);
const forecast = fc.array(weather, { maxLength: 3 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("log" as const),
      device,
      activity: fc.nat(200),
      hoursBack: fc.nat(100),
      who: fc.nat(11),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("undo" as const), device, nth: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("tell" as const), device, what: fc.nat(tellings.length - 1) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("sync" as const), device, weather: forecast, tapMeanwhile: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("both_tabs_sync" as const), weather: forecast }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("ring" as const), device }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("reload" as const), device }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("retry" as const), device }) },
  { weight: 1, arbitrary: fc.constant({ kind: "backup" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "restore" as const }) },
);

/** Devices 0 and 1 are two tabs of one phone, 2 is a laptop. */
const names = ["phone", "phone", "laptop"];

test("I1 I3 I4 whatever is tapped, lost, repeated, reloaded or restored: nothing is lost, doubled, or shown as it isn't", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 25 }), fc.constantFrom(1, 3, 1000), async (deeds, pageSize) => {
      const world = createFakeWorld({ pageSize });
      const devices = await Promise.all(names.map((name) => world.open(name)));
      const logged = new Map<string, string>();
      let backup: ServerMemory = world.server.backup();
      let restores = 0;

      for (const done of deeds) {
        world.pass(minuteMs);
        if (done.kind === "backup") backup = world.server.backup();
        if (done.kind === "restore") {
          restores += 1;
          world.server.restore(backup, `epoch-r${restores}`);
        }
        await live(world, devices, done, logged);
        await Promise.all(devices.map((each) => each.quiet()));
        for (const each of devices) await expectConsistent(world, each, logged);
      }

      world.forecast();
      for (let round = 0; round < 3; round += 1) for (const each of devices) await settle(each);
      await expectEverywhere(world, devices, logged);
    }),
    { numRuns: Number(process.env.HISTORIES ?? 25) },
  );
}, 120_000);

async function live(world: FakeWorld, devices: FakeDevice[], done: Deed, logged: Map<string, string>): Promise<void> {
  if (done.kind === "backup" || done.kind === "restore") return;
  if (done.kind === "both_tabs_sync") {
    world.forecast(...done.weather);
    devices[0]?.engine.wake("person");
    devices[1]?.engine.wake("person");
    return;
  }
  const at = devices[done.device];
  if (!at) return;
  switch (done.kind) {
    case "log":
      return tap(world, at, done, logged);
    case "undo": {
      const activity = (await at.store.activities.recent(10))[done.nth];
      if (activity) await at.store.activities.undo(activity.id);
      return;
    }
    case "tell":
      await tellings[done.what]?.(at, dateAt(world.now(), profile.clock));
      return;
    case "sync":
      world.forecast(...done.weather);
      if (done.tapMeanwhile) {
        world.meanwhile(() =>
          tap(world, at, { activity: 0, hoursBack: 0, who: 0 }, logged).then(() => at.engine.written()),
        );
      }
      at.engine.wake("person");
      return;
    case "ring":
      await at.ring();
      return;
    case "reload":
      devices[done.device] = await at.reload();
      return;
    case "retry": {
      const item = (await at.store.queue.attention())[0];
      if (item) await at.store.queue.retry(item.id);
    }
  }
}

async function tap(
  world: FakeWorld,
  at: FakeDevice,
  { activity, hoursBack, who }: { readonly activity: number; readonly hoursBack: number; readonly who: number },
  logged: Map<string, string>,
): Promise<void> {
  const kind = loggableActivities[activity % loggableActivities.length] ?? "call";
  const disposition = dispositions[activity % dispositions.length];
  const contactRef = who === 0 ? refusedContact : who === 1 ? putOffContact : "Ana";
  const result = await at.store.activities.log({
    activity: kind,
    contactRef,
    ...(kind === "call" && disposition && { disposition, durationSeconds: activity }),
    occurredAt: plusMs(world.now(), -hoursBack * hourMs),
  });
  if (!result.ok) throw new Error(result.error.code);
  logged.set(result.value.id, at.name);
}

/** P2 I4: what is shown is the fold of the confirmed activities and the facts that only this device holds. */
async function expectConsistent(
  world: FakeWorld,
  { db, store, name }: FakeDevice,
  logged: ReadonlyMap<string, string>,
): Promise<void> {
  const tables = db.strict;
  const known = await deviceOf(tables);
  const rows = (await tables.activities.toArray()).map((row) => standingRow(row, known));
  const own = [...logged].filter(([, loggedOn]) => loggedOn === name).map(([id]) => id);
  expect(rows.map((row) => row.id)).toEqual(expect.arrayContaining(own));

  const unconfirmed = await tables.sent.where("unconfirmedSince").above(-1).toArray();
  const queued = await tables.syncQueue.toArray();
  const pending = [
    ...unconfirmed.map((row) => factOf(row.operation, row.stamp)).sort((a, b) => (a.id < b.id ? -1 : 1)),
    ...queued.map((row) => factOf(row.operation, row.stamp)),
  ];
  const shown = predictActivities(
    rows.flatMap((row) => row.confirmed ?? []),
    pending,
    0,
  );
  expect(rows.filter((row) => !row.refused).map((row) => row.shown)).toEqual(
    rows.filter((row) => !row.refused).map((row) => shown.get(row.id)),
  );
  expect(rows.filter((row) => !row.refused).length).toBe(shown.size);

  const aboutRep = await tables.profileFacts.toArray();
  expect(aboutRep.map(({ id }) => id)).toEqual(pending.flatMap((fact) => (isAboutRep(fact) ? fact.id : [])).sort());
  expect(known).toEqual(withPrediction(known, aboutRep));

  // While a page is missing, a day may be here whose activities aren't, and the other way round.
  if (known.pullingAnew || unconfirmed.length > 0 || world.isMidPull(known.deviceId)) return;
  const awards = await tables.awards.toArray();
  const dates = new Set([...shown.values(), ...awards].map(({ localDate }) => localDate));
  const predictedDates = new Set(rows.flatMap((row) => (row.pending.length > 0 ? row.localDate : [])));
  const days = [...dates].map((date) => {
    const ofDate = [...shown.values()].filter((activity) => activity.localDate === date);
    const awarded = awards.filter(({ localDate }) => localDate === date);
    // A date that only the server knows of is shown as the server prices it.
    const pricing = pricingOf(predictedDates.has(date) ? known : asConfirmed(known), date);
    return foldDay(profile, date, ofDate, pricing, awarded).day;
  });
  const today = dateAt(world.now(), clockOf(known));
  const facts = {
    joinedOn: profile.joinedOn,
    today,
    finalThrough: null,
    calendar: calendarOf(known),
    clock: clockOf(known),
    decided: undecided,
  };
  const overview = await store.progress.overview();
  expect(overview?.totalXp.shown).toBe(foldRep(days, facts, known.rulesets).progression.totalXp);
}

async function settle(at: FakeDevice): Promise<void> {
  at.engine.wake("person");
  await at.quiet();
  for (const item of await at.store.queue.attention()) await at.store.queue.retry(item.id);
  while ((await at.store.sync.status()).phase === "waiting") await at.ring();
}

async function expectEverywhere(
  world: FakeWorld,
  devices: readonly FakeDevice[],
  logged: ReadonlyMap<string, string>,
): Promise<void> {
  for (const at of devices) {
    at.engine.wake("person");
    await at.quiet();
  }
  const held: Operation[] = [];
  for (const at of devices) {
    const queued = (await at.db.strict.syncQueue.toArray()).map((row) => row.operation);
    const refused = (await at.db.strict.attention.toArray()).map((row) => row.operation);
    held.push(...queued, ...refused);
    const refusedIds = new Set(refused.map(({ id }) => id));
    const mayWait = (operation: Operation) =>
      operation.kind === "log_activity"
        ? operation.body.contactRef === putOffContact
        : operation.kind === "undo_activity" && refusedIds.has(operation.body.activityId);
    expect(queued.filter((operation) => !mayWait(operation))).toEqual([]);
  }
  const onServer = world.server.activities().map((activity) => activity.id);
  const ownIds = new Set([
    ...onServer,
    ...held.filter((operation) => operation.kind === "log_activity").map(({ id }) => id),
  ]);
  expect([...ownIds].sort()).toEqual([...logged.keys()].sort());
  expect(new Set(onServer).size).toBe(onServer.length);

  for (const at of devices) {
    await at.quiet();
    const overview = await at.store.progress.overview();
    expect(overview?.totalXp.confirmed ?? 0).toBe(world.server.progression().totalXp);
    const queued = (await at.db.strict.syncQueue.toArray()).map((row) => row.id);
    const device = await deviceOf(at.db.strict);
    const rows = (await at.db.strict.activities.toArray()).map((row) => standingRow(row, device));
    const pending = rows.flatMap((row) => row.pending.map((fact) => fact.id));
    expect(pending.sort()).toEqual(queued.sort());
    expect(await at.db.strict.profileFacts.toArray()).toEqual([]);
    expect((await deviceOf(at.db.strict)).profile).toEqual(world.server.profile());
    const awards = (await at.db.strict.awards.toArray()).map(({ pull: _, ...award }) => award);
    expect(awards).toEqual(world.server.awards());
  }
}

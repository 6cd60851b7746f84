import "temporal-polyfill/global";
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { UpdateProfile } from "#shared/domain/intents.ts";
import { addDays, civilDateOf } from "#shared/domain/time/civil-date.ts";
import { hourMs, type Instant, minuteMs, plusMs } from "#shared/domain/time/instant.ts";
import { zoneOf } from "#shared/domain/time/zone.ts";
import type { Operation } from "#shared/protocol/operations.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { attemptWith } from "../exams/testing.ts";
import { settleTenant } from "../ledger/settle-tenant.ts";
import { at, createTestDevice, createTestRep } from "../ledger/testing.ts";
import { codesOf, createTestSync, type TestDevice } from "./testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const sync = createTestSync(() => database.db);

const update = (device: TestDevice, body: UpdateProfile, recordedAt: Instant, given: Partial<Operation> = {}) =>
  device.operation({ kind: "update_profile", body }, recordedAt, given);
const leave = (device: TestDevice, from: string, to: string, recordedAt: Instant) =>
  device.operation({ kind: "request_leave", body: { from: civilDateOf(from), to: civilDateOf(to) } }, recordedAt);

const tuesday = at("2026-04-14", "10:00");
const tokyo = zoneOf("Asia/Tokyo");

test("a change of the profile reaches the rep's other devices; sent again it is a duplicate, with another body a conflict", async () => {
  const rep = await createTestRep(database.db);
  const [phone, laptop] = [createTestDevice(), createTestDevice()];
  const before = await sync(rep, laptop, tuesday);
  const zone = update(phone, { zone: tokyo, title: "E-1" }, tuesday);
  const asked = leave(phone, "2026-04-14", "2026-04-16", plusMs(tuesday, 1));
  const first = await sync(rep, phone, plusMs(tuesday, minuteMs), [zone, asked]);
  expect(codesOf(first)).toEqual(["applied", "applied"]);
  expect(first.changes.profile).toMatchObject({ zone: tokyo, title: "E-1" });

  const told = await sync(rep, laptop, plusMs(tuesday, 2 * minuteMs), [], before.cursor);
  expect(told.changes.profile).toEqual(first.changes.profile);
  expect(told.changes.profile).toMatchObject({
    clock: { zone: "Europe/Madrid", changes: [{ zone: tokyo, dayStartHour: 0 }] },
    leave: ["2026-04-15", "2026-04-16"],
    leaveRequests: [{ id: asked.id, from: "2026-04-14", to: "2026-04-16", approved: false }],
  });
  const quiet = await sync(rep, laptop, plusMs(tuesday, 3 * minuteMs), [], told.cursor);
  expect(quiet.changes.profile).toBeUndefined();

  const other = { ...zone, body: { zone: "America/Lima" } };
  const again = await sync(rep, phone, plusMs(tuesday, 4 * minuteMs), [zone, asked, other]);
  expect(codesOf(again)).toEqual(["duplicate", "duplicate", "conflict"]);
});

test("each change that can't be taken is refused for itself", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  const refused = {
    level_too_low: update(device, { specialization: "closer" }, tuesday),
    title_unknown: update(device, { title: "boss.redhawk" }, tuesday),
    nothing_changed: update(device, {}, tuesday),
    invalid_body: update(device, { zone: "Nowhere/City" as typeof tokyo }, tuesday),
    leave_backwards: leave(device, "2026-04-16", "2026-04-15", tuesday),
    leave_too_long: leave(device, "2026-04-16", "2027-04-17", tuesday),
  };
  const both = update(device, { zone: tokyo, specialization: "closer" }, tuesday);
  const answer = await sync(rep, device, plusMs(tuesday, minuteMs), [
    ...Object.values(refused),
    both,
    update(device, { title: null }, tuesday),
  ]);
  expect(codesOf(answer)).toEqual([...Object.keys(refused), "level_too_low", "applied"]);
  expect(answer.changes.profile).toMatchObject({ zone: "Europe/Madrid", specializations: [], title: null });
});

test("a specialization is chosen from the confirmed level on and prices what lies on later dates, also what was there already", async () => {
  const rep = await createTestRep(database.db);
  const [phone, laptop] = [createTestDevice(), createTestDevice()];
  const deals = Array.from({ length: 3 }, (_, index) => phone.log({ activity: "deal_closed" }, plusMs(tuesday, index)));
  const tooSoon = update(phone, { specialization: "closer" }, plusMs(tuesday, 10));
  expect(codesOf(await sync(rep, phone, plusMs(tuesday, minuteMs), [...deals, tooSoon]))).toEqual([
    "applied",
    "applied",
    "applied",
    "level_too_low",
  ]);

  // Tomorrow's fact is there before today's choice: the laptop was in step, the phone offline.
  const tomorrow = plusMs(tuesday, 24 * hourMs);
  await sync(rep, laptop, tomorrow, [laptop.log({ activity: "deal_closed" }, tomorrow)]);
  const choice = update(phone, { specialization: "closer" }, plusMs(tuesday, 2 * minuteMs));
  const answer = await sync(rep, phone, plusMs(tomorrow, minuteMs), [choice]);
  expect(answer.changes.profile?.specializations).toMatchObject([{ specialization: "closer", from: "2026-04-15" }]);
  expect(answer.changes.days).toMatchObject([
    { date: "2026-04-14", xp: { deal_closed: 900 } },
    { date: "2026-04-15", xp: { deal_closed: 525 } },
  ]);
  expect(answer.changes.progression?.totalXp).toBe(900 + 525 + 10);
});

test("leave asked for in time excuses its dates from the streak, and a zone change moves nothing that is stamped", async () => {
  const rep = await createTestRep(database.db, "2026-04-13");
  const device = createTestDevice();
  const monday = at("2026-04-13", "10:00");
  const asked = leave(device, "2026-04-14", "2026-04-15", plusMs(monday, 1));
  await sync(rep, device, plusMs(monday, minuteMs), [device.log({ activity: "email_sent" }, monday), asked]);
  const thursday = at("2026-04-16", "23:30");
  const moved = update(device, { zone: tokyo }, plusMs(thursday, 1));
  const work = device.log({ activity: "email_sent" }, thursday);
  const answer = await sync(rep, device, plusMs(thursday, minuteMs), [work, moved]);
  expect(answer.changes.progression).toMatchObject({ streakDays: 2, freezes: 2 });

  await settleTenant(database.db, rep.tenantId, at("2026-04-17", "23:00"));
  const after = await sync(rep, createTestDevice(), at("2026-04-17", "23:00"));
  expect(after.changes.days.map(({ date }) => date)).toEqual(["2026-04-13", "2026-04-16"]);
  expect(after.changes.progression).toMatchObject({ streakDays: 2, freezes: 2 });
});

test("only activities are dated back: what is about the rep bears the date on which it was recorded, and is never late", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  const backdated = update(device, { title: "E-1" }, tuesday, { localDate: civilDateOf("2026-04-13") });
  const longAfter = at("2026-05-20", "10:00");
  await settleTenant(database.db, rep.tenantId, longAfter);
  const answer = await sync(rep, device, longAfter, [backdated]);
  expect(answer.results).toMatchObject([
    { status: "applied", stamp: { localDate: "2026-04-14", backdated: false, late: false } },
  ]);
});

test("after a restore from an older copy, what was accepted before is taken over and not judged again", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  const early = update(device, { specialization: "closer", title: "opener_elite.gold" }, tuesday);
  const exam = device.operation({ kind: "submit_exam", body: attemptWith("module_6", 50) }, plusMs(tuesday, 1));
  const stampOf = ({ recordedAt, occurredAt, localDate }: Operation) => ({
    ...{ recordedAt, occurredAt, localDate },
    ...{ backdated: false, late: false, suspect: false },
  });
  const sent = [early, exam].map((operation) => ({ ...operation, stamp: stampOf(operation) }));
  const now = plusMs(tuesday, minuteMs);
  const { adminConnectionString: connectionString } = database;
  const admin = new pg.Client({ connectionString });
  await admin.connect();
  const restored = (at: Instant) =>
    admin.query("update ops.epoch set since = $1, made_at = $2", [new Date(at), new Date(0)]);
  try {
    expect(codesOf(await sync(rep, device, now, sent))).toEqual(["level_too_low", "exam_not_open"]);
    await restored(now);
    const answer = await sync(rep, device, plusMs(now, 1), sent);
    expect(codesOf(answer)).toEqual(["applied", "applied"]);
    expect(answer.changes).toMatchObject({
      profile: { title: "opener_elite.gold", specializations: [{ specialization: "closer", from: "2026-04-15" }] },
      attempts: [{ examId: "module_6", correct: 50, passed: true }],
      progression: { totalXp: 400 },
    });
  } finally {
    await restored(plusMs(now, -100 * 24 * hourMs));
    await admin.end();
  }
});

const change = fc.oneof(
  fc.record({ zone: fc.constantFrom(tokyo, zoneOf("America/Lima"), zoneOf("Europe/London")) }),
  fc.record({ title: fc.constantFrom("E-1", null) }),
  fc.record({ from: fc.nat(20), days: fc.nat(5) }),
);
const told = fc.array(fc.record({ change, minute: fc.nat(3000), device: fc.nat(2) }), { minLength: 2, maxLength: 7 });

test("P5 what reps say of themselves, in any order, over devices and twice, ends in the same profile", async () => {
  await fc.assert(
    fc.asyncProperty(told, fc.infiniteStream(fc.nat(1_000_000)), async (said, chance) => {
      const facts = said
        .map((one) => ({ ...one, id: randomUUID() as string, recordedAt: plusMs(tuesday, one.minute * minuteMs) }))
        .sort((a, b) => a.recordedAt - b.recordedAt);
      const shuffle = <Value>(values: readonly Value[]) =>
        values
          .map((value) => ({ value, place: chance.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ value }) => value);

      const run = async (deviceCount: number, order: typeof shuffle) => {
        const rep = await createTestRep(database.db);
        const devices = Array.from({ length: deviceCount }, () => createTestDevice());
        const made = facts.map(({ change: body, id, recordedAt, device: number }) => {
          const device = devices[number % deviceCount] as TestDevice;
          const dated = "from" in body ? addDays(civilDateOf("2026-04-10"), body.from) : null;
          const intent =
            dated !== null && "from" in body
              ? ({ kind: "request_leave", body: { from: dated, to: addDays(dated, body.days) } } as const)
              : ({ kind: "update_profile", body: body as UpdateProfile } as const);
          return { device, operation: device.operation(intent, recordedAt, { id }) };
        });
        const arrived = at("2026-04-18", "10:00");
        for (const { device, operation } of order(made)) await sync(rep, device, arrived, [operation, operation]);
        const {
          repId: _,
          tenantId: __,
          ...profile
        } = (await sync(rep, createTestDevice(), arrived)).changes.profile ?? {};
        return profile;
      };
      const once = await run(1, (values) => values as never);
      expect(await run(3, shuffle)).toEqual(once);
    }),
    { numRuns: 6, endOnFailure: true },
  );
});

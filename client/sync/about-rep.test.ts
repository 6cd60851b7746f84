import { expect, test } from "vitest";
import type { UpdateProfile } from "#shared/domain/intents.ts";
import { addDays, civilDateOf } from "#shared/domain/time/civil-date.ts";
import { dayMs, hourMs } from "#shared/domain/time/instant.ts";
import { zoneOf } from "#shared/domain/time/zone.ts";
import { deviceOf } from "../store/device.ts";
import { performAboutRep } from "../store/perform-about-rep.ts";
import { createFakeWorld, type FakeDevice } from "./simulation/fake-world.ts";
import { putOffContact, refusedTitle } from "./simulation/server-model.ts";

const today = civilDateOf("2026-03-04");

async function sync(device: FakeDevice): Promise<void> {
  device.engine.wake("person");
  await device.quiet();
}

async function openSynced(): Promise<{ world: ReturnType<typeof createFakeWorld>; phone: FakeDevice }> {
  const world = createFakeWorld();
  const phone = await world.open("phone");
  await sync(phone);
  return { world, phone };
}

/** Says what the device itself would refuse: the server decides. */
async function say({ db, ports }: FakeDevice, body: UpdateProfile): Promise<void> {
  await performAboutRep(db, ports, { kind: "update_profile", body }, async () => null);
}

test("P2 days off count at once, before the server has heard of them, and stay as they are once it has", async () => {
  const { world, phone } = await openSynced();
  await phone.store.profile.requestLeave({ from: today, to: addDays(today, 2) });
  const leave = { from: today, to: addDays(today, 2), counts: "some" };
  expect((await phone.store.profile.read())?.leave).toMatchObject([{ ...leave, state: "saved_here" }]);

  world.pass(dayMs);
  const sprig = async () => (await phone.store.progress.overview())?.streak.sprig.at(-1);
  expect(await sprig()).toMatchObject({ date: "2026-03-05", verdict: "excused" });
  await sync(phone);
  expect((await phone.store.profile.read())?.leave).toMatchObject([{ ...leave, state: "confirmed" }]);
  expect(await sprig()).toMatchObject({ date: "2026-03-05", verdict: "excused" });
});

test("P2 a zone chosen offline holds from its next day start, for what is logged then too", async () => {
  const { world, phone } = await openSynced();
  await phone.store.profile.update({ zone: zoneOf("Asia/Tokyo") });
  expect(await phone.store.profile.read()).toMatchObject({
    zone: "Europe/Madrid",
    nextZone: { zone: "Asia/Tokyo", from: Date.UTC(2026, 2, 4, 15) },
    savedHere: { zone: true, specialization: false, title: false },
  });

  world.pass(8 * hourMs);
  expect(await phone.store.profile.read()).toMatchObject({ today: "2026-03-05", zone: "Asia/Tokyo", nextZone: null });
  await phone.store.activities.log({ activity: "email_sent" });
  expect((await phone.store.activities.recent(1))[0]).toMatchObject({ localDate: "2026-03-05", zone: "Asia/Tokyo" });
  await sync(phone);
  expect(world.server.activities()).toMatchObject([{ localDate: "2026-03-05", zone: "Asia/Tokyo" }]);
  expect(await phone.store.profile.read()).toMatchObject({ savedHere: { zone: false } });
});

test("a strength prices from the next date on; refused, what was priced by it is priced anew", async () => {
  for (const title of [null, refusedTitle]) {
    const { world, phone } = await openSynced();
    await say(phone, { specialization: "closer", title });
    // The server puts the deals off, so that they stay this device's own.
    await phone.store.activities.log({ activity: "deal_closed", contactRef: putOffContact });
    world.pass(dayMs);
    await phone.store.activities.log({ activity: "deal_closed", contactRef: putOffContact });
    const totalXp = async () => (await phone.store.progress.overview())?.totalXp;
    expect(await totalXp()).toEqual({ confirmed: 0, shown: 300 + 525 + 10 });

    await sync(phone);
    expect(await totalXp()).toEqual({ confirmed: 0, shown: title === null ? 835 : 610 });
  }
});

test("days off that were set aside and are sent again later excuse what had become open meanwhile", async () => {
  const { world, phone } = await openSynced();
  await phone.store.profile.requestLeave({ from: addDays(today, 1), to: addDays(today, 1) });
  world.forecast({ code: "refused", error: { code: "invalid", message: "…" } });
  await sync(phone);
  const [item] = await phone.store.queue.attention();
  expect(await phone.store.profile.read()).toMatchObject({ leave: [] });

  world.pass(2 * dayMs);
  await phone.store.activities.log({ activity: "email_sent" });
  const sprig = async () => (await phone.store.progress.overview())?.streak.sprig.at(-2);
  expect(await sprig()).toMatchObject({ date: "2026-03-05", verdict: "open" });
  await phone.store.queue.retry(item?.id ?? "");
  expect(await sprig()).toMatchObject({ date: "2026-03-05", verdict: "excused" });
});

test("what the server refuses of a profile leaves the prediction, is told, and may be tried again or dropped", async () => {
  const { phone } = await openSynced();
  await say(phone, { title: refusedTitle, zone: zoneOf("Asia/Tokyo") });
  expect(await phone.store.profile.read()).toMatchObject({ title: refusedTitle });

  await sync(phone);
  expect(await phone.store.profile.read()).toMatchObject({ title: null, nextZone: null });
  const [item] = await phone.store.queue.attention();
  expect(item).toMatchObject({ kind: "update_profile", error: { code: "title_unknown" } });

  await phone.store.queue.retry(item?.id ?? "");
  expect(await phone.store.profile.read()).toMatchObject({ title: refusedTitle, savedHere: { title: true } });
  await sync(phone);
  await phone.store.queue.discard(item?.id ?? "");
  expect(await phone.store.queue.attention()).toEqual([]);
  expect(await phone.store.profile.read()).toMatchObject({ title: null });
});

test("what the device itself can see to be wrong is refused before it is queued", async () => {
  const { phone } = await openSynced();
  const { profile, exams, sync: status } = phone.store;
  const invalid = (field: string, fault: string) => ({ ok: false, error: { code: "invalid", field, fault } });
  expect(await profile.update({})).toEqual(invalid("body", "nothing_changed"));
  expect(await profile.update({ title: "E-7" })).toEqual(invalid("title", "title_unknown"));
  expect(await profile.update({ specialization: "closer" })).toEqual({ ok: false, error: { code: "level_too_low" } });
  expect(await profile.requestLeave({ from: today, to: addDays(today, -1) })).toEqual(invalid("to", "leave_backwards"));
  const start = { examId: "module_6", kind: "exam", bank: 1 } as const;
  expect(await exams.begin(start)).toEqual({ ok: false, error: { code: "exam_not_open" } });
  expect((await status.status()).pending).toBe(0);
});

test("P8 an exam handed in waits for its grade; neither grade nor XP is guessed", async () => {
  const { world, phone } = await openSynced();
  const begun = await phone.store.exams.begin({ examId: "module_0", kind: "exam", bank: 1 });
  if (!begun.ok) throw new Error(begun.error.code);
  const { id } = begun.value;
  await phone.store.exams.save(id, { answers: { q1: "a" }, at: 1, elapsedSeconds: 30 });

  const again = await phone.reload();
  const { exams } = again.store;
  expect(await exams.begin({ examId: "module_0", kind: "exam", bank: 1 })).toMatchObject({
    value: { id, answers: { q1: "a" }, at: 1, elapsedSeconds: 30 },
  });
  expect(await exams.submit(id, 60)).toEqual({ ok: true, value: null });
  expect(await exams.submit(id, 60)).toEqual({ ok: false, error: { code: "not_found" } });
  const first = async () => (await exams.list())[0];
  expect(await first()).toMatchObject({ running: null, passedOn: null, attempts: [], waiting: [{ accepted: false }] });
  expect((await again.store.progress.overview())?.totalXp).toEqual({ confirmed: 0, shown: 0 });

  await sync(again);
  expect(world.server.facts()).toMatchObject([{ body: { attemptId: id, elapsedSeconds: 60 } }]);
  expect(await first()).toMatchObject({ passedOn: today, attempts: [{ passed: true, correct: 1 }], waiting: [] });
  const paid = { confirmed: 150, shown: 150 };
  expect((await again.store.progress.overview())?.totalXp).toEqual(paid);

  await again.store.activities.log({ activity: "email_sent" });
  expect((await again.store.progress.overview())?.totalXp).toEqual({ ...paid, shown: 160 });
});

test("what a restored server has forgotten of a rep goes out again and shows all the while", async () => {
  const { world, phone } = await openSynced();
  const backup = world.server.backup();
  await phone.store.profile.requestLeave({ from: addDays(today, 1), to: addDays(today, 1) });
  await sync(phone);
  world.server.restore(backup, "epoch-2");
  // Everything is pulled anew, and what goes out again doesn't arrive with it.
  world.forecast("fine", "unmentioned");
  await sync(phone);
  expect((await deviceOf(phone.db.strict)).profile?.leave).toEqual([]);
  expect((await phone.store.profile.read())?.leave).toMatchObject([{ counts: "all" }]);
  await sync(phone);
  expect(world.server.profile().leave).toEqual(["2026-03-05"]);
  expect((await phone.store.profile.read())?.leave).toMatchObject([{ counts: "all", state: "confirmed" }]);
});

test("awards and attempts that a pull of everything doesn't bring are gone", async () => {
  const { world, phone } = await openSynced();
  const backup = world.server.backup();
  const laptop = await world.open("laptop");
  await sync(laptop);
  const begun = await laptop.store.exams.begin({ examId: "module_0", kind: "exam", bank: 1 });
  if (!begun.ok) throw new Error(begun.error.code);
  await laptop.store.exams.save(begun.value.id, { answers: { q1: "a" } });
  await laptop.store.exams.submit(begun.value.id, 60);
  await sync(laptop);
  await sync(phone);
  expect((await phone.store.progress.overview())?.totalXp.shown).toBe(150);

  world.server.restore(backup, "epoch-2");
  await sync(phone);
  expect((await phone.store.progress.overview())?.totalXp.shown).toBe(0);
  expect((await phone.store.exams.list())[0]).toMatchObject({ passedOn: null, attempts: [] });
});

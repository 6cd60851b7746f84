import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { addDays, type CivilDate, civilDateOf } from "#shared/domain/time/civil-date.ts";
import { dayMs, plusMs } from "#shared/domain/time/instant.ts";
import type { LedgerView } from "../store/ledger.ts";
import { type LedgerRow, restRows } from "../store/ledger-rows.ts";
import type { ActivityDraft } from "../store/store.ts";
import { createFakeWorld, type FakeDevice } from "./simulation/fake-world.ts";
import { refusedContact } from "./simulation/server-model.ts";

const everything = { kind: "between", from: null, to: null } as const;

const drafts: readonly ActivityDraft[] = [
  { activity: "call", disposition: "no_answer" },
  { activity: "call", disposition: "contact", durationSeconds: 161 },
  { activity: "call", disposition: "contact", durationSeconds: 12 },
  { activity: "appointment_set" },
  { activity: "deal_closed", valueMinor: 90_000, currency: "EUR" },
  { activity: "cadence_touch" },
];

type Step = { readonly draft: number; readonly daysBack: number; readonly undo: boolean; readonly sync: boolean };

const steps = fc.array(
  fc.record<Step>({
    draft: fc.nat(drafts.length - 1),
    daysBack: fc.constantFrom(0, 0, 0, 1, 2, 5),
    undo: fc.boolean(),
    sync: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

test("the rows of a day add up to the day, and the days to the total, whatever was logged, undone and sent", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      const device = await opened();
      for (const step of history) await live(device, step);

      const view = await viewOf(device);
      for (const day of view.days) {
        const rows = await device.store.ledger.rows(day.date);
        expect(sumOf(rows)).toBe(day.xp.shown);
        expect(rows.filter(({ cause }) => cause.kind === "rest")).toEqual([]);
        expect(rows.filter(({ cause }) => cause.kind === "activity")).toHaveLength(day.activities);
      }
      const overview = await device.store.progress.overview();
      expect(view.totalXp).toEqual(overview?.totalXp);
      expect(view.days.reduce((sum, { xp }) => sum + xp.shown, 0)).toBe(view.totalXp.shown);
      expect(view.days[0]?.totalXp ?? view.totalXp).toEqual(view.totalXp);
      device.db.close();
    }),
    { numRuns: 40 },
  );
});

test("each row tells its arithmetic: base and percent give the amount, and an undone one takes every line back", async () => {
  const device = await opened();
  const { activities, ledger } = device.store;
  const call = await activities.log({ activity: "call", disposition: "contact", durationSeconds: 161 });
  if (!call.ok) throw new Error(call.error.code);

  const { today } = await viewOf(device);
  expect(linesOf(await ledger.rows(today))).toEqual([
    [call.value.id, ["dial_made", 2, 100, 2], ["call_connected", 5, 100, 5], ["two_plus_minute_call", 15, 100, 15]],
    [`first_dial_of_day:${today}`, ["first_dial_of_day", 25, 100, 25]],
  ]);

  await activities.undo(call.value.id);
  const [undone, ...others] = await ledger.rows(today);
  expect(others).toEqual([]);
  expect(undone).toMatchObject({ xp: 0, undone: true, state: "saved_here", counts: [] });
  expect(undone?.lines.map(({ amount, reversal }) => [amount, reversal])).toEqual([
    [2, false],
    [-2, true],
    [5, false],
    [-5, true],
    [15, false],
    [-15, true],
  ]);
});

test("what the server refused stands on its date without XP, on a date without a day too", async () => {
  const device = await opened();
  const occurredAt = plusMs(device.ports.now(), -6 * dayMs);
  await device.store.activities.log({ activity: "call", contactRef: refusedContact, occurredAt });
  await sync(device);

  const [day] = (await viewOf(device)).days;
  expect(day).toMatchObject({ xp: { confirmed: 0, shown: 0 }, activities: 1 });
  const rows = await device.store.ledger.rows(day?.date as CivilDate);
  expect(rows).toMatchObject([{ state: "attention", xp: 0, lines: [] }]);
  const provenance = await device.store.ledger.provenance(rows[0]?.id ?? "");
  expect(provenance).toMatchObject({ canUndo: false, refusal: { code: "refused" } });
});

test("of a date whose activities aren't here the rows are its sums, rule by rule", async () => {
  const device = await opened();
  await device.store.activities.log({ activity: "call", disposition: "contact" });
  await device.store.activities.log({ activity: "call", disposition: "no_answer" });
  await sync(device);
  await device.db.strict.activities.clear();

  const { today, days } = await viewOf(device);
  const rows = await device.store.ledger.rows(today);
  expect(
    rows.map(({ cause, xp }) => [cause.kind, "rule" in cause && cause.rule, "times" in cause && cause.times, xp]),
  ).toEqual([
    ["date", "first_dial_of_day", false, 25],
    ["rest", "dial_made", 2, 4],
    ["rest", "call_connected", 1, 5],
  ]);
  expect(sumOf(rows)).toBe(days[0]?.xp.shown);
});

test("a date's sums stand for as many entries, whether it gave an award or not, whether they are paid or not", () => {
  const date = civilDateOf("2026-10-05");
  const sums = { date, counters: { deal_closed: 3, early_dial: 2 }, xp: { deal_closed: 900, badge_earned: 150 } };
  const badge = { lines: [{ rule: "badge_earned", base: 150, percent: 100, amount: 150, reversal: false }] };
  const known = [{ ...badge, cause: { kind: "award" }, counts: [] }] as unknown as readonly LedgerRow[];
  expect(restRows(sums, known, 1)).toMatchObject([
    { cause: { kind: "rest", rule: "deal_closed", times: 3 }, xp: 900 },
    { cause: { kind: "rest", rule: "early_dial", times: 2 }, xp: 0 },
  ]);
});

test("a range leaves out the other days, and its running total is the one of the whole ledger", async () => {
  const device = await opened();
  await device.store.activities.log({ activity: "appointment_set", occurredAt: plusMs(device.ports.now(), -dayMs) });
  await device.store.activities.log({ activity: "appointment_set" });
  const { today } = await viewOf(device);
  const yesterday = addDays(today, -1);

  const only = await device.store.ledger.days({ kind: "between", from: yesterday, to: yesterday });
  expect(only?.days.map(({ date, totalXp }) => [date, totalXp.shown])).toEqual([[yesterday, 100]]);
  const last = await device.store.ledger.days({ kind: "last", days: 1 });
  expect(last?.days.map(({ date }) => date)).toEqual([today]);
});

async function opened() {
  const world = createFakeWorld();
  const device = await world.open("phone");
  onTestFinished(() => device.db.close());
  await sync(device);
  return { ...device, world };
}

async function sync(device: FakeDevice): Promise<void> {
  device.engine.wake("person");
  await device.quiet();
}

async function live(device: FakeDevice, { draft, daysBack, undo, sync: sends }: Step): Promise<void> {
  const { activities } = device.store;
  const occurredAt = plusMs(device.ports.now(), -daysBack * dayMs);
  const logged = await activities.log({ ...(drafts[draft] as ActivityDraft), occurredAt });
  if (sends) await sync(device);
  if (undo && logged.ok) await activities.undo(logged.value.id);
}

async function viewOf(device: FakeDevice): Promise<LedgerView> {
  const view = await device.store.ledger.days(everything);
  if (view === undefined) throw new Error("The device has synced");
  return view;
}

function sumOf(rows: readonly LedgerRow[]): number {
  return rows.reduce((sum, { xp }) => sum + xp, 0);
}

function linesOf(rows: readonly LedgerRow[]) {
  return rows.map(({ id, lines }) => [
    id,
    ...lines.map(({ rule, base, percent, amount }) => [rule, base, percent, amount]),
  ]);
}

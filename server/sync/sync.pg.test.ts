import "temporal-polyfill/global";
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ActivityDetails } from "#shared/domain/ledger/activity.ts";
import { loggedActivity } from "#shared/domain/ledger/facts.ts";
import { addDays, civilDateOf } from "#shared/domain/time/civil-date.ts";
import { hourMs, type Instant, minuteMs, plusMs } from "#shared/domain/time/instant.ts";
import type { SyncAnswer } from "#shared/protocol/sync.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { at, createTestDevice, createTestRep } from "../ledger/testing.ts";
import type { RepKey } from "../org/rep-key.ts";
import { syncDevice } from "./sync.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

type Request = Parameters<typeof syncDevice>[2];

async function sync(rep: RepKey, request: Request, receivedAt: Instant = request.sentAt): Promise<SyncAnswer> {
  const answer = await syncDevice(database.db, rep, request, receivedAt);
  if (!answer) throw new Error("The rep is unknown");
  return answer;
}

function rowsOf<Row extends object>(rep: RepKey, sql: string): Promise<readonly Row[]> {
  return database.db.inTransaction({ kind: "tenant", tenantId: rep.tenantId }, (tx) =>
    tx.rows<Row>(sql, [rep.tenantId, rep.repId]),
  );
}

async function ledgerOf(rep: RepKey) {
  const entries = await rowsOf<{ id: string; amount: number }>(
    rep,
    "select id, local_date, rule, amount from ledger.entries where tenant_id = $1 and rep_id = $2 order by id",
  );
  const [progression] = await rowsOf<{ total_xp: bigint }>(
    rep,
    `select total_xp, level, closed_deals, streak_days, longest_streak, freezes
       from ledger.progression where tenant_id = $1 and rep_id = $2`,
  );
  const days = await rowsOf(
    rep,
    "select local_date, counters, xp, heartbeat from ledger.days where tenant_id = $1 and rep_id = $2 order by local_date",
  );
  return { entries, progression, days };
}

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
const call: ActivityDetails = { activity: "call", disposition: "contact", durationSeconds: 130 };
const tuesday = at("2026-04-14", "10:00");

test("an operation is applied, priced, and comes back with the changes", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  const operation = device.log(call, tuesday);
  const answer = await sync(rep, device.request(plusMs(tuesday, 1000), [operation]));

  expect(answer.results).toMatchObject([{ id: operation.id, status: "applied", stamp: { localDate: "2026-04-14" } }]);
  expect(answer.changes.progression).toMatchObject({ totalXp: 22 + 25, level: 1, closedDeals: 0, streakDays: 1 });
  expect(answer.changes.activities).toMatchObject([{ id: operation.id, ...call, undone: false }]);
  expect(answer.checksum).toEqual({ totalXp: 47, closedDeals: 0, days: 1 });
  expect(answer.changes.profile).toMatchObject({ code: "rep01", zone: "Europe/Madrid" });
  expect(answer.finalThrough).toBe("2026-04-13");

  const again = await sync(rep, device.request(plusMs(tuesday, 2000), [], answer.cursor));
  expect(again.changes).toMatchObject({ days: [], activities: [], removedActivities: [] });
  expect(again.changes.profile).toBeUndefined();
  expect(again.cursor).toBe(answer.cursor);
});

test("I2 the same operations again are duplicates with the same stamps; under one id another body is a conflict", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  const operations = [device.log(call, tuesday), device.log({ activity: "deal_closed" }, plusMs(tuesday, 1))];
  const first = await sync(rep, device.request(plusMs(tuesday, 1000), operations));
  const before = await ledgerOf(rep);

  const reordered = operations
    .toReversed()
    .map((operation) => ({ ...operation, body: { ...(operation.body as object) } }));
  const second = await sync(rep, device.request(plusMs(tuesday, 9 * hourMs), [...reordered, ...reordered]));
  expect(second.results.map((result) => result.status)).toEqual(["duplicate", "duplicate", "duplicate", "duplicate"]);
  expect(second.results[1]).toEqual({ ...first.results[0], status: "duplicate" });
  expect(await ledgerOf(rep)).toEqual(before);

  const forged = { ...operations[0], body: { ...call, durationSeconds: 131 } } as (typeof operations)[number];
  const third = await sync(rep, device.request(plusMs(tuesday, 9 * hourMs), [forged]));
  expect(third.results).toMatchObject([{ status: "rejected", error: { code: "conflict" } }]);
  expect(await ledgerOf(rep)).toEqual(before);
});

test("each bad operation gets its own error and harms no other", async () => {
  const rep = await createTestRep(database.db);
  const other = await createTestRep(database.db);
  const [device, theirs] = [createTestDevice(), createTestDevice()];
  const foreign = theirs.log(call, tuesday);
  await sync(other, theirs.request(plusMs(tuesday, 1), [foreign]));

  const good = [device.log(call, tuesday), device.log({ activity: "email_sent" }, plusMs(tuesday, 1))];
  const bad = {
    unknown_kind: { ...device.log(call, tuesday), kind: "levitate" },
    unknown_version: { ...device.log(call, tuesday), version: 99 },
    not_loggable: device.log({ activity: "first_dial_of_day" as "call" }, tuesday),
    invalid_duration: device.log({ ...call, durationSeconds: -1 }, tuesday),
    date_impossible: device.log(call, at("2099-01-01", "10:00")),
    not_found: device.undo(foreign.id, tuesday),
    note_too_long: device.log({ ...call, note: "x".repeat(2001) }, tuesday),
    invalid_text: device.log({ ...call, note: "a\0b" }, tuesday),
    invalid_body: { ...device.log(call, tuesday), body: { ...call, totalXp: 1_000_000 } },
    invalid_operation: { ...device.log(call, tuesday), zone: "Nowhere/City" as (typeof good)[0]["zone"] },
  };
  const answer = await sync(rep, device.request(plusMs(tuesday, 1000), [...Object.values(bad), ...good]));

  const codes = answer.results.map((result) => ("error" in result ? result.error.code : result.status));
  expect(codes).toEqual([...Object.keys(bad), "applied", "applied"]);
  expect(answer.results[0]).toMatchObject({ status: "later", error: { field: "kind" } });
  expect(answer.results[3]).toMatchObject({ status: "rejected", error: { field: "body.durationSeconds" } });
  expect(answer.changes.progression).toMatchObject({ totalXp: 22 + 25 + 10 });
});

test("one recorded 2 h ahead of the server is accepted and corrected", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  const ahead = plusMs(tuesday, 2 * hourMs);
  const answer = await sync(
    rep,
    device.request(plusMs(ahead, minuteMs), [device.log(call, ahead)]),
    plusMs(tuesday, minuteMs),
  );
  expect(answer.results).toMatchObject([{ status: "applied", stamp: { recordedAt: tuesday, suspect: false } }]);
  expect(answer.changes.activities).toMatchObject([{ recordedAt: tuesday, occurredAt: tuesday }]);
});

test("an undo takes exactly its activity back, also one that stands before it in the request", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  const kept = device.log({ activity: "appointment_set" }, tuesday);
  await sync(rep, device.request(plusMs(tuesday, 1), [kept]));
  const before = (await ledgerOf(rep)).progression;

  const mistake = device.log(call, plusMs(tuesday, 2));
  const undo = device.undo(mistake.id, plusMs(tuesday, 3));
  const answer = await sync(rep, device.request(plusMs(tuesday, 10), [undo, mistake]));
  expect(answer.results.map((result) => result.status)).toEqual(["applied", "applied"]);
  expect((await ledgerOf(rep)).progression).toEqual(before);

  const tooLate = device.undo(kept.id, plusMs(tuesday, 72 * hourMs));
  const late = await sync(rep, device.request(plusMs(tuesday, 73 * hourMs), [tooLate]));
  expect(late.results).toMatchObject([{ status: "rejected", error: { code: "undo_too_late" } }]);
});

test("the last amendment by recording time wins per field, whatever order they come in", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  const deal = device.log({ activity: "deal_closed", valueMinor: 100, currency: "EUR" }, tuesday);
  const amend = (body: object, minutes: number) =>
    device.operation(
      { kind: "amend_activity", body: { activityId: deal.id, ...body } },
      plusMs(tuesday, minutes * minuteMs),
    );
  const [early, late] = [amend({ valueMinor: 300, note: "early" }, 1), amend({ valueMinor: 500 }, 2)];

  await sync(rep, device.request(plusMs(tuesday, hourMs), [deal]));
  await sync(rep, device.request(plusMs(tuesday, hourMs), [late]));
  const answer = await sync(rep, device.request(plusMs(tuesday, hourMs), [early]));
  expect(answer.changes.activities).toMatchObject([{ valueMinor: 500, note: "early", currency: "EUR" }]);

  const unfit = await sync(rep, device.request(plusMs(tuesday, hourMs), [amend({ durationSeconds: 5 }, 3)]));
  expect(unfit.results).toMatchObject([{ status: "rejected", error: { code: "not_amendable" } }]);
});

test("a changed entry of a settled date leaves a correction", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  const monday = at("2026-04-13", "10:00");
  const logged = device.log(call, monday);
  await sync(rep, device.request(plusMs(monday, 1), [logged]));
  // Asked again the next morning the device holds nothing back, so Monday is final; the undo is still in time.
  const settled = await sync(rep, device.request(at("2026-04-14", "09:00")));
  expect(settled.finalThrough).toBe("2026-04-13");

  await sync(rep, device.request(at("2026-04-14", "09:05"), [device.undo(logged.id, at("2026-04-14", "09:04"))]));
  const corrections = await rowsOf(
    rep,
    "select rule, before, after from ledger.corrections where tenant_id = $1 and rep_id = $2",
  );
  expect(corrections).toEqual([{ rule: "first_dial_of_day", before: 25, after: 0 }]);
  expect((await ledgerOf(rep)).progression).toMatchObject({ total_xp: 0n, streak_days: 0 });
});

test("P2 plain logs of a device in step aren't repeated to it: operation and stamp say what others pull", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  const { cursor } = await sync(rep, device.request(tuesday));
  const operations = [
    device.log(call, tuesday),
    device.log({ activity: "deal_closed", valueMinor: 4999, currency: "EUR", note: "Signed" }, plusMs(tuesday, 60_000)),
    device.log({ activity: "email_sent", contactRef: "Norte" }, plusMs(tuesday, 9 * hourMs)),
  ];
  const answer = await sync(rep, device.request(plusMs(tuesday, hourMs), operations, cursor));
  expect(answer).toMatchObject({ impliesLogs: true, more: false, changes: { activities: [] } });

  const implied = operations.map(({ id, body, zone }, index) => {
    const result = answer.results[index];
    if (result === undefined || !("stamp" in result)) throw new Error("Not applied");
    const { backdated, late, suspect, ...times } = result.stamp;
    return loggedActivity(id, body as ActivityDetails, { ...times, zone }, { backdated, late, suspect });
  });
  const pulled = await sync(rep, createTestDevice().request(plusMs(tuesday, 2 * hourMs)));
  expect([...pulled.changes.activities].sort(byId)).toEqual(implied.sort(byId));
});

test("logs come back with the changes to a device without a cursor, and those that weren't plain", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  const log = device.log(call, tuesday);
  const first = await sync(rep, device.request(plusMs(tuesday, hourMs), [log]));
  const older = device.log(call, plusMs(tuesday, hourMs), { version: 1 });
  const second = await sync(rep, device.request(plusMs(tuesday, 2 * hourMs), [older], first.cursor));
  const undo = device.undo(log.id, plusMs(tuesday, hourMs));
  const third = await sync(rep, device.request(plusMs(tuesday, 3 * hourMs), [undo], second.cursor));

  for (const [answer, id] of [
    [first, log.id],
    [second, older.id],
    [third, log.id],
  ] as const) {
    expect(answer.impliesLogs).toBeUndefined();
    expect(answer.changes.activities).toMatchObject([{ id }]);
  }
});

test("a first pull comes in pages and adds up to its checksum", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  const operations = Array.from({ length: 2500 }, (_, index) => device.log(call, plusMs(tuesday, index)));
  await sync(rep, device.request(plusMs(tuesday, hourMs), operations));

  const fresh = createTestDevice();
  const seen = new Set<string>();
  let cursor: string | null = null;
  let pages = 0;
  let answer: SyncAnswer;
  do {
    answer = await sync(rep, fresh.request(plusMs(tuesday, 2 * hourMs), [], cursor));
    for (const activity of answer.changes.activities) seen.add(activity.id);
    cursor = answer.cursor;
    pages += 1;
    expect(answer.more).toBe(answer.checksum === null);
  } while (answer.more);
  expect([pages, seen.size]).toEqual([2, 2500]);
  expect(answer.checksum).toEqual({ totalXp: 2500 * 22 + 25, closedDeals: 0, days: 1 });
});

test("P5 the same facts in any order, split over requests and devices, repeated, end in the same ledger", async () => {
  const details: readonly ActivityDetails[] = [
    call,
    { activity: "call", disposition: "no_answer" },
    { activity: "deal_closed", valueMinor: 99, currency: "EUR" },
    { activity: "note_added" },
    { activity: "callback_scheduled" },
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          kind: fc.nat(4),
          day: fc.nat(8),
          undo: fc.boolean(),
          device: fc.nat(1),
          order: fc.nat(),
          cut: fc.nat(2),
        }),
        {
          minLength: 1,
          maxLength: 12,
        },
      ),
      async (facts) => {
        const now = at("2026-04-14", "20:00");
        const devices = [createTestDevice(), createTestDevice()] as const;
        // All are recorded now, in one go, so that no clock runs backwards in any order of delivery.
        const operations = facts.flatMap(({ kind, day, undo, device: index }) => {
          const device = devices[index] ?? devices[0];
          const date = addDays(civilDateOf("2026-04-14"), -day);
          const logged = device.log(details[kind] as ActivityDetails, now, {
            occurredAt: at(date, "12:00"),
            localDate: date,
          });
          return undo
            ? [
                { device, operation: logged },
                { device, operation: device.undo(logged.id, now) },
              ]
            : [{ device, operation: logged }];
        });

        const straight = await createTestRep(database.db);
        for (const device of devices) {
          const its = operations.filter((made) => made.device === device).map(({ operation }) => operation);
          await sync(straight, device.request(now, its));
        }

        const shuffled = { ...straight, repId: randomUUID() };
        await cloneRep(straight, shuffled);
        const batches = new Map<number, typeof operations>();
        operations.forEach((made, index) => {
          const cut = facts[index % facts.length]?.cut ?? 0;
          batches.set(cut, [...(batches.get(cut) ?? []), made]);
        });
        // Undos go with or behind their logs: one that arrives alone before its log is a refused operation, not another order of the same.
        const isUndo = ({ operation }: (typeof operations)[number]) => operation.kind === "undo_activity";
        const rounds = [
          ...[...batches.values()].map((batch) => batch.filter((made) => !isUndo(made))),
          operations.filter(isUndo),
          operations,
        ];
        for (const round of rounds)
          for (const device of devices)
            await sync(
              shuffled,
              device.request(
                now,
                round.filter((made) => made.device === device).map(({ operation }) => operation),
              ),
            );

        const [a, b] = [await ledgerOf(straight), await ledgerOf(shuffled)];
        expect({ progression: b.progression, days: b.days }).toEqual({ progression: a.progression, days: a.days });
        const total = a.entries.reduce((sum, entry) => sum + entry.amount, 0);
        expect(a.progression).toMatchObject({ total_xp: BigInt(total) });
      },
    ),
    { numRuns: 25 },
  );
});

async function cloneRep(from: RepKey, to: RepKey): Promise<void> {
  await database.db.inTransaction({ kind: "tenant", tenantId: from.tenantId }, (tx) =>
    tx.rows(
      `insert into org.reps (tenant_id, id, code, display_name, zone, joined_on, team_id)
       select tenant_id, $3, 'rep02', display_name, zone, joined_on, team_id from org.reps where tenant_id = $1 and id = $2`,
      [from.tenantId, from.repId, to.repId],
    ),
  );
}

import "temporal-polyfill/global";
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ActivityDetails } from "#shared/domain/ledger/activity.ts";
import { defaultRuleset } from "#shared/domain/ruleset/default-ruleset.ts";
import type { RankRule } from "#shared/domain/ruleset/rank-rule.ts";
import { addDays, civilDateOf } from "#shared/domain/time/civil-date.ts";
import { hourMs, type Instant, plusMs } from "#shared/domain/time/instant.ts";
import type { Operation } from "#shared/protocol/operations.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { attemptWith } from "../exams/testing.ts";
import type { RepKey } from "../org/rep-key.ts";
import { syncDevice } from "../sync/sync.ts";
import { createTestSync } from "../sync/testing.ts";
import { settleTenant } from "./settle-tenant.ts";
import { at, createTestDevice, createTestRep } from "./testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const sync = createTestSync(() => database.db);

const settle = (rep: RepKey, now: Instant) => settleTenant(database.db, rep.tenantId, now);

async function awardsOf(rep: RepKey) {
  const rows = await database.db.inTransaction({ kind: "tenant", tenantId: rep.tenantId }, (tx) =>
    tx.rows<{ code: string; local_date: string; xp: number }>(
      `select code, local_date, coalesce((lines -> 0 ->> 'amount')::int, 0) as xp
         from ledger.awards
        where tenant_id = $1 and rep_id = $2
        order by local_date, code`,
      [rep.tenantId, rep.repId],
    ),
  );
  return rows.map(({ code, local_date, xp }) => [code, local_date, xp]);
}

async function standingOf(rep: RepKey) {
  const [row] = await database.db.inTransaction({ kind: "tenant", tenantId: rep.tenantId }, (tx) =>
    tx.rows<{ total_xp: bigint; rank: string; closed_through: string | null; entries: bigint; days: bigint }>(
      `select p.total_xp, p.rank, p.closed_through,
              (select sum(e.amount) from ledger.entries e where e.tenant_id = $1 and e.rep_id = $2) as entries,
              (select sum(x.value::bigint)
                 from ledger.days d, jsonb_each_text(d.xp) x
                where d.tenant_id = $1 and d.rep_id = $2) as days
         from ledger.progression p
        where p.tenant_id = $1 and p.rep_id = $2`,
      [rep.tenantId, rep.repId],
    ),
  );
  if (!row) throw new Error("Nothing is projected");
  expect([Number(row.entries), Number(row.days)]).toEqual([Number(row.total_xp), Number(row.total_xp)]);
  return { totalXp: Number(row.total_xp), rank: row.rank, closedThrough: row.closed_through };
}

const deal: ActivityDetails = { activity: "deal_closed" };
const tuesday = at("2026-04-14", "10:00");
/** 36 h after the end of Tuesday. */
const tuesdayCloses = at("2026-04-16", "12:00");

test("a badge is given once its date is closed, dated that day, once, and reaches the devices", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  const first = await sync(rep, device, plusMs(tuesday, 1000), [device.log(deal, tuesday)]);
  expect(first.changes.progression).toMatchObject({ totalXp: 300, closedThrough: "2026-04-11" });

  await settle(rep, plusMs(tuesdayCloses, -1));
  expect(await awardsOf(rep)).toEqual([]);
  expect(await standingOf(rep)).toEqual({ totalXp: 300, rank: "E-1", closedThrough: "2026-04-13" });

  await settle(rep, tuesdayCloses);
  const given = [["first_blood.bronze", "2026-04-14", 250]];
  expect(await awardsOf(rep)).toEqual(given);
  expect(await standingOf(rep)).toEqual({ totalXp: 550, rank: "E-1", closedThrough: "2026-04-14" });

  const told = await sync(rep, device, plusMs(tuesdayCloses, hourMs), [], first.cursor);
  expect(told.changes.awards).toMatchObject([
    {
      kind: "badge",
      code: "first_blood.bronze",
      localDate: "2026-04-14",
      reversed: false,
      evidence: [{ value: 1, needed: 1 }],
    },
  ]);
  expect(told.changes.days).toMatchObject([{ date: "2026-04-14", xp: { deal_closed: 300, badge_earned: 250 } }]);
  expect(told.checksum).toMatchObject({ totalXp: 550 });

  const again = await sync(rep, device, plusMs(tuesdayCloses, 2 * hourMs), [], told.cursor);
  expect(again.changes).toMatchObject({ awards: [], days: [] });
  await settle(rep, plusMs(tuesdayCloses, 3 * hourMs));
  await settle(rep, plusMs(tuesdayCloses, 300 * hourMs));
  expect(await awardsOf(rep)).toEqual(given);
  const anew = await sync(rep, createTestDevice(), plusMs(tuesdayCloses, 301 * hourMs));
  expect(anew.changes.awards).toMatchObject([{ code: "first_blood.bronze" }]);
});

test("a sync gives what has become due as well, and asks nothing more once it was decided", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  await sync(rep, device, plusMs(tuesday, 1000), [device.log(deal, tuesday)]);
  const answer = await sync(rep, device, tuesdayCloses);
  expect(answer.changes.awards).toMatchObject([{ code: "first_blood.bronze" }]);

  const statements: string[] = [];
  const heard = {
    ...database.db,
    inTransaction: (...[scope, work]: Parameters<typeof database.db.inTransaction>) =>
      database.db.inTransaction(scope, (tx) =>
        work({
          ...tx,
          rows: (sql, parameters) => {
            statements.push(sql);
            return tx.rows(sql, parameters);
          },
        }),
      ),
  } as typeof database.db;
  const later = plusMs(tuesdayCloses, hourMs);
  const operations = [device.log({ activity: "email_sent" }, later)];
  await syncDevice(heard, rep, device.request(later, operations, answer.cursor), later);
  expect(
    statements.filter((sql) => /(into|from) ledger\.(awards|exam_attempts|reopened_dates)/.test(sql)),
  ).toHaveLength(1);
});

test("⚡ a date that gets a backdated fact is closed again 36 h after the end of the date of receipt, and decided then", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  const friday = at("2026-04-17", "18:00");
  await sync(rep, device, plusMs(tuesday, 1000), [device.log({ activity: "email_sent" }, tuesday)]);
  await settle(rep, friday);
  expect(await standingOf(rep)).toMatchObject({ closedThrough: "2026-04-15" });

  const late = device.log(deal, friday, { occurredAt: tuesday, localDate: civilDateOf("2026-04-14") });
  const answer = await sync(rep, device, plusMs(friday, 1000), [late]);
  expect(answer.results).toMatchObject([{ status: "applied", stamp: { backdated: true } }]);
  expect(await standingOf(rep)).toMatchObject({ closedThrough: "2026-04-13", totalXp: 310 });

  const closesAgain = at("2026-04-19", "12:00");
  await settle(rep, plusMs(closesAgain, -1));
  expect(await awardsOf(rep)).toEqual([]);
  await settle(rep, closesAgain);
  expect(await awardsOf(rep)).toEqual([["first_blood.bronze", "2026-04-14", 250]]);
  expect(await standingOf(rep)).toMatchObject({ closedThrough: "2026-04-17", totalXp: 560 });
});

test("⚡ decisions taken stay: a deal that is undone late leaves its badge", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  const log = device.log(deal, tuesday);
  await sync(rep, device, plusMs(tuesday, 1000), [log]);
  const undo = device.undo(log.id, plusMs(tuesday, hourMs));
  await settle(rep, tuesdayCloses);
  await sync(rep, device, plusMs(tuesdayCloses, hourMs), [undo]);
  expect(await awardsOf(rep)).toEqual([["first_blood.bronze", "2026-04-14", 250]]);
  expect(await standingOf(rep)).toMatchObject({ totalXp: 250 });
});

/** Fourteen working days of calls: 40 a day, a third of them connected, few of them short, appointments among them. */
function weeksOfWork(device: ReturnType<typeof createTestDevice>): readonly Operation[] {
  const dates = Array.from({ length: 18 }, (_, day) => addDays(civilDateOf("2026-04-06"), day));
  return dates.flatMap((date) =>
    Array.from({ length: 40 }, (_, call): Operation => {
      const taken = plusMs(at(date, "09:30"), call * 120_000);
      if (call === 0) return device.log(deal, taken);
      const disposition = call % 10 === 1 ? "appointment" : call % 3 === 0 ? "contact" : "no_answer";
      const durationSeconds = disposition === "no_answer" ? 0 : call % 9 === 0 ? 20 : 60;
      return device.log({ activity: "call", disposition, durationSeconds }, taken);
    }),
  );
}

test("a rank is given on the first closed date on which all of its gates pass, and never twice", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  const work = weeksOfWork(device);
  const evening = at("2026-04-23", "20:00");
  const exams = (["module_0", "module_1"] as const).map((examId) =>
    device.operation({ kind: "submit_exam", body: attemptWith(examId) }, at("2026-04-21", "12:00")),
  );
  for (let sent = 0; sent < work.length; sent += 40) {
    const operations = work.slice(sent, sent + 40);
    const newest = operations.at(-1) as Operation;
    await sync(rep, device, plusMs(newest.recordedAt, 1000), operations);
  }
  await sync(rep, device, evening, exams);
  await settle(rep, plusMs(evening, 60 * hourMs));

  const awards = await awardsOf(rep);
  const dateOf = (code: string) => awards.find(([given]) => given === code)?.[1];
  expect(dateOf("opener_elite.bronze")).toBe("2026-04-17");
  // Its badge was there on the 17th, its modules on the 21st.
  expect(dateOf("E-2")).toBe("2026-04-21");
  expect(await standingOf(rep)).toMatchObject({ rank: "E-2" });

  await settle(rep, plusMs(evening, 400 * hourMs));
  expect((await awardsOf(rep)).filter(([code]) => String(code).startsWith("E-"))).toEqual([["E-2", "2026-04-21", 0]]);
});

/** A ruleset with ranks of the test's own, for all dates. */
async function publishRanks(rep: RepKey, ranks: readonly RankRule[]): Promise<void> {
  const ruleset = { ...defaultRuleset, version: 2, ranks };
  await insert(
    rep,
    `insert into org.rulesets (tenant_id, version, starts_on, ruleset, note, created_by, created_at)
     values ($1, 2, '2026-01-01', $2, '', 'test', now())`,
    [rep.tenantId, JSON.stringify(ruleset)],
  );
}

const insert = (rep: RepKey, sql: string, parameters: readonly string[]) =>
  database.db.inTransaction({ kind: "tenant", tenantId: rep.tenantId }, (tx) => tx.rows(sql, parameters));

test("cadence and mentees are read where the next rank asks for them, and a mentor's devices learn of the figures", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  await publishRanks(rep, [
    { code: "E-1", gates: [] },
    { code: "E-2", gates: [{ kind: "cadence", basisPoints: 10_000, minimumDue: 2 }] },
    { code: "E-3", gates: [{ kind: "mentees", atLeast: 1 }] },
    { code: "E-4", gates: [{ kind: "team_conversion", basisPoints: 5000, minimumConnects: 1 }] },
  ]);
  const touch: ActivityDetails = { activity: "cadence_touch", contactRef: "lead 1" };
  const monday = at("2026-04-13", "10:00");
  const wednesday = at("2026-04-15", "10:00");
  await sync(rep, device, plusMs(monday, 1), [device.log(touch, monday)]);
  await sync(rep, device, plusMs(wednesday, 1), [device.log(touch, wednesday)]);
  await settle(rep, at("2026-04-18", "12:00"));
  expect(await standingOf(rep)).toMatchObject({ rank: "E-2" });

  const menteeId = randomUUID();
  await insert(
    rep,
    `insert into org.reps (tenant_id, id, code, display_name, zone, joined_on, team_id)
     select tenant_id, $2, 'rep02', 'Bea Gil', zone, joined_on, team_id from org.reps where tenant_id = $1 and code = 'rep01'`,
    [rep.tenantId, menteeId],
  );
  await insert(
    rep,
    `insert into org.mentees (tenant_id, id, mentee_id, mentor_id, from_date, decided_at)
     values ($1, $2, $3, $4, '2026-04-17', '2026-04-17T10:00:00Z')`,
    [rep.tenantId, randomUUID(), menteeId, rep.repId],
  );
  const mentee = { tenantId: rep.tenantId, repId: menteeId };
  const theirs = createTestDevice();
  const saturday = at("2026-04-18", "13:00");
  await sync(mentee, theirs, plusMs(saturday, 1), [
    theirs.log({ activity: "call", disposition: "appointment", durationSeconds: 60 }, saturday),
  ]);
  await settle(rep, at("2026-04-20", "13:00"));

  const ranks = (await awardsOf(rep)).filter(([code]) => String(code).startsWith("E-"));
  expect(ranks).toEqual([
    ["E-2", "2026-04-15", 0],
    ["E-3", "2026-04-17", 0],
    ["E-4", "2026-04-18", 0],
  ]);
  const told = await sync(rep, device, at("2026-04-20", "14:00"));
  expect(told.changes.progression).toMatchObject({ rank: "E-4", closedThrough: "2026-04-18" });
});

test("P6 two servers that settle at once decide once", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  await sync(rep, device, plusMs(tuesday, 1000), [device.log(deal, tuesday)]);
  await Promise.all([1, 2, 3, 4].map(() => settle(rep, tuesdayCloses)));
  expect(await awardsOf(rep)).toEqual([["first_blood.bronze", "2026-04-14", 250]]);
  expect(await standingOf(rep)).toMatchObject({ totalXp: 550 });
});

const codes = fc.constantFrom<ActivityDetails>(
  deal,
  { activity: "objection_handled" },
  { activity: "appointment_set" },
  { activity: "call", disposition: "appointment", durationSeconds: 60 },
);
const history = fc.array(
  fc.record({ details: codes, day: fc.nat(4), minute: fc.nat(400), times: fc.integer({ min: 1, max: 9 }) }),
  {
    minLength: 3,
    maxLength: 8,
  },
);

test("P5 the same facts in any order over devices and requests give the same awards, however often they are settled", async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.infiniteStream(fc.nat(1_000_000)), async (work, chance) => {
      const shuffle = <Value>(values: readonly Value[]) =>
        values
          .map((value) => ({ value, place: chance.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ value }) => value);
      const facts = work
        .flatMap(({ details, day, minute, times }) =>
          Array.from({ length: times }, (_, index) => ({
            details,
            id: randomUUID() as string,
            taken: plusMs(at(addDays(civilDateOf("2026-04-13"), day), "09:10"), (minute + index) * 60_000),
          })),
        )
        .sort((a, b) => a.taken - b.taken);
      const arrived = at("2026-04-17", "20:00");

      const run = async (devices: number, settleBetween: boolean) => {
        const rep = await createTestRep(database.db);
        const senders = Array.from({ length: devices }, () => createTestDevice());
        // In the order of the taps on each device: a clock that runs backwards would make them suspect.
        const logged = facts.map(({ details, id, taken }) => {
          const sender = senders[(chance.next().value as number) % devices] as ReturnType<typeof createTestDevice>;
          return { sender, operation: sender.log(details, taken, { id }) };
        });
        const given = shuffle(logged);
        for (const sender of senders) {
          const own = given.filter((one) => one.sender === sender).map(({ operation }) => operation);
          const half = Math.ceil(own.length / 2);
          await sync(rep, sender, arrived, own.slice(0, half));
          if (settleBetween) await settle(rep, arrived);
          await sync(rep, sender, arrived, [...own.slice(half), ...own.slice(0, 2)]);
        }
        for (const hours of settleBetween ? [40, 60, 90, 90] : [90]) await settle(rep, plusMs(arrived, hours * hourMs));
        return { awards: await awardsOf(rep), standing: await standingOf(rep) };
      };
      const once = await run(1, false);
      expect(await run(3, false)).toEqual(once);
      expect(await run(2, true)).toEqual(once);
    }),
    { numRuns: 5, endOnFailure: true },
  );
});

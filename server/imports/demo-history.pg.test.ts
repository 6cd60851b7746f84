import "temporal-polyfill/global";
import { afterAll, beforeAll, expect, test } from "vitest";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { zoneOf } from "#shared/domain/time/zone.ts";
import { createTestDatabase, dyingDb, type TestDatabase } from "../db/testing.ts";
import { demoHistoryFirstDay, importDemoHistory, moveDays } from "./demo-history.ts";
import { createTestTenant, factsIn, instantAtUtc, totalsIn } from "./testing.ts";
import { videoCsv, videoReport, videosIn } from "./videos/testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const zone = zoneOf("Europe/Madrid");
const monday = instantAtUtc("2026-06-01T10:00:00Z");
const codes = Array.from({ length: 12 }, (_, index) => `rep${String(index + 1).padStart(2, "0")}`);

test("whole days move, the k-th to the k-th", () => {
  const calls =
    "call_id,rep,date,time\nc1,rep01,2008-07-04,09:00\nc2,rep01,2008-07-04,10:00\nc3,rep02,2008-07-07,09:00\n";
  expect(moveDays(calls, [civilDateOf("2026-05-28"), civilDateOf("2026-05-29")])).toBe(
    "call_id,rep,date,time\nc1,rep01,2026-05-28,09:00\nc2,rep01,2026-05-28,10:00\nc3,rep02,2026-05-29,09:00",
  );
});

test("the demo history lies on the working days that end yesterday, from the day the reps joined", async () => {
  const joinedOn = demoHistoryFirstDay(monday, zone);
  expect(joinedOn).toBe("2026-04-02");
  const { tenantId } = await createTestTenant(database.db, { codes, joinedOn });

  expect(await importDemoHistory(database.db, tenantId, monday)).toMatchObject({
    rows: 11_595,
    applied: 11_595,
    rejected: [],
  });
  const dates = [...new Set((await factsIn(database.db, tenantId)).map((fact) => fact.local_date))].sort();
  expect([dates.length, dates[0], dates.at(-1)]).toEqual([42, joinedOn, "2026-05-29"]);
  expect((await totalsIn(database.db, tenantId)).rep01).toMatchObject({
    deals: 106,
    longestStreak: 42,
    streakDays: 42,
  });

  const badges = await badgesOf(tenantId, "rep01");
  expect(badges.slice(0, 3)).toEqual([
    "first_blood.bronze 2026-04-06",
    "closer.bronze 2026-04-08",
    "streak_warrior.bronze 2026-04-10",
  ]);
  expect(badges.length).toBeGreaterThan(9);

  const tomorrow = instantAtUtc("2026-06-02T10:00:00Z");
  expect(await importDemoHistory(database.db, tenantId, tomorrow)).toBeNull();
});

test("a start that was killed while it brought the history is completed by the next one", async () => {
  const { tenantId } = await createTestTenant(database.db, { codes, joinedOn: demoHistoryFirstDay(monday, zone) });
  const dying = dyingDb(database.db, 13);
  await expect(importDemoHistory(dying, tenantId, monday)).rejects.toThrow("killed");
  expect((await factsIn(database.db, tenantId)).length).toBeGreaterThan(0);

  await importDemoHistory(database.db, tenantId, monday);
  const totals = await totalsIn(database.db, tenantId);
  expect(Object.values(totals).reduce((sum, { deals }) => sum + deals, 0)).toBe(672);
});

test("a start doesn't wait for a manager's file that was cut off: sent again it goes on as the same import", async () => {
  const { tenantId, admin } = await createTestTenant(database.db, {
    codes,
    joinedOn: demoHistoryFirstDay(monday, zone),
  });
  await importDemoHistory(database.db, tenantId, monday);
  const content = videoCsv("@ana,https://v/1,2026-05-04,1,1,1,1,1,1,t");
  await expect(videoReport(dyingDb(database.db, 5), admin, content, undefined, monday)).rejects.toThrow("killed");
  await importDemoHistory(database.db, tenantId, monday);
  expect(await videosIn(database.db, tenantId)).toEqual([]);
  expect(await videoReport(database.db, admin, content, undefined, monday)).toMatchObject({ applied: 1, unchanged: 0 });
});

async function badgesOf(tenantId: string, code: string): Promise<readonly string[]> {
  const rows = await database.db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
    tx.rows<{ badge: string }>(
      `select a.code || ' ' || a.local_date as badge
         from ledger.awards a
         join org.reps r on r.tenant_id = a.tenant_id and r.id = a.rep_id
        where a.tenant_id = $1 and r.code = $2 and a.kind = 'badge'
        order by a.local_date, a.code`,
      [tenantId, code],
    ),
  );
  return rows.map(({ badge }) => badge);
}

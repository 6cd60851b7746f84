import "temporal-polyfill/global";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, civilDateOf } from "#shared/domain/time/civil-date.ts";
import { hourMs, type Instant, plusMs } from "#shared/domain/time/instant.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import type { RepKey } from "../org/rep-key.ts";
import { syncDevice } from "../sync/sync.ts";
import type { ImportedActivity } from "./activities-repository.ts";
import { recordImportedActivities } from "./imported-activities.ts";
import { settleTenant } from "./settle-tenant.ts";
import { at, createTestDevice, createTestRep, madrid } from "./testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const today = at("2026-05-11", "10:00");
/** 36 h after the end of today. */
const decidedAt = at("2026-05-13", "12:00");

function deal(date: string): ImportedActivity {
  const taken = at(date, "10:00");
  const times = { recordedAt: taken, occurredAt: taken, zone: madrid, localDate: civilDateOf(date) };
  return { id: randomUUID(), activity: "deal_closed", ...times, attributes: {} };
}

function record(
  rep: RepKey,
  now: Instant,
  upserts: readonly ImportedActivity[],
  withdrawn: readonly ImportedActivity[] = [],
  isHistory = false,
): Promise<void> {
  const change = { upserts, withdrawn: withdrawn.map(({ id }) => id) };
  return database.db.inTransaction({ kind: "tenant", tenantId: rep.tenantId }, (tx) =>
    recordImportedActivities(tx, rep, change, now, { isHistory }),
  );
}

async function shown(rep: RepKey, now: Instant) {
  const device = createTestDevice();
  const answer = await syncDevice(database.db, rep, device.request(now), now);
  if (!answer) throw new Error("The rep is unknown");
  const { awards, progression } = answer.changes;
  const told = awards.map(({ code, localDate, reversed }) => [code, localDate, reversed ? "gone" : "held"]).sort();
  return { awards: told, totalXp: progression?.totalXp, checksum: answer.checksum?.totalXp };
}

const april = Array.from({ length: 6 }, (_, day) => addDays(civilDateOf("2026-04-13"), day));

test("what an import says of old dates is decided 36 h after the end of the day it came, a history's at once", async () => {
  const rep = await createTestRep(database.db);
  await record(rep, today, [deal("2026-04-14")]);
  expect(await shown(rep, today)).toMatchObject({ awards: [], totalXp: 300 });
  await settleTenant(database.db, rep.tenantId, decidedAt);
  const given = { awards: [["first_blood.bronze", "2026-04-14", "held"]], totalXp: 550, checksum: 550 };
  expect(await shown(rep, decidedAt)).toEqual(given);

  const other = await createTestRep(database.db);
  await record(other, today, [deal("2026-04-14")], [], true);
  expect(await shown(other, today)).toEqual(given);
});

test("P5 an import's undo takes back what was decided by it, and leaves what stands without it", async () => {
  const rep = await createTestRep(database.db);
  const [first, ...others] = april.map(deal);
  if (!first) throw new Error("No deal");
  await record(rep, today, [first, ...others]);
  await settleTenant(database.db, rep.tenantId, decidedAt);
  const all = [
    ["closer.bronze", "2026-04-17", "held"],
    ["first_blood.bronze", "2026-04-13", "held"],
  ];
  expect(await shown(rep, decidedAt)).toEqual({ awards: all, totalXp: 1800 + 40 + 400, checksum: 2240 });

  await record(rep, plusMs(decidedAt, hourMs), [], others);
  expect(await shown(rep, plusMs(decidedAt, hourMs))).toEqual({
    awards: [
      ["closer.bronze", "2026-04-17", "gone"],
      ["first_blood.bronze", "2026-04-13", "held"],
    ],
    totalXp: 550,
    checksum: 550,
  });

  await record(rep, plusMs(decidedAt, 2 * hourMs), others, [first]);
  await settleTenant(database.db, rep.tenantId, plusMs(decidedAt, 60 * hourMs));
  expect(await shown(rep, plusMs(decidedAt, 60 * hourMs))).toEqual({
    awards: [
      ["closer.bronze", "2026-04-18", "held"],
      ["first_blood.bronze", "2026-04-14", "held"],
    ],
    totalXp: 1500 + 30 + 400,
    checksum: 1930,
  });
});

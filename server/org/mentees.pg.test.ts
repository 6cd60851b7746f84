import "temporal-polyfill/global";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { type Instant, instantOf, plusMs } from "#shared/domain/time/instant.ts";
import { zoneOf } from "#shared/domain/time/zone.ts";
import type { Tx } from "../db/db.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { assignMentor, menteesOf, mentorOf, teamFigures, teamFiguresBetween } from "./mentees.ts";
import type { RepKey } from "./rep-key.ts";
import { createRep } from "./reps.ts";
import { createTeam, createTenant } from "./tenants.ts";

let database: TestDatabase;
const tenantId = randomUUID();
const date = civilDateOf;
let decidedAt: Instant = instantOf(1_775_000_000_000);

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function inTenant<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> {
  return database.db.inTransaction({ kind: "tenant", tenantId }, work);
}

async function assign(tx: Tx, mentee: RepKey, mentor: RepKey | null, from: string, to: string | null = null) {
  decidedAt = plusMs(decidedAt, 1);
  await assignMentor(tx, mentee, {
    id: randomUUID(),
    mentorId: mentor?.repId ?? null,
    from: date(from),
    to: to === null ? null : date(to),
    decidedAt,
  });
}

async function day(tx: Tx, rep: RepKey, on: string, appointments: number, connects: number) {
  await tx.rows(
    `insert into ledger.days (tenant_id, rep_id, local_date, counters, xp, heartbeat, version)
     values ($1, $2, $3, $4, '{}', true, 1)`,
    [rep.tenantId, rep.repId, on, JSON.stringify({ appointment_set: appointments, call_connected: connects })],
  );
}

test("mentees' figures are those of the last 28 dates, each counted for whoever was the mentor on it", async () => {
  await inTenant(async (tx) => {
    await createTenant(tx, { id: tenantId, name: "Mentors", zone: zoneOf("Europe/Madrid") });
    const teamId = await createTeam(tx, tenantId, "Team");
    const made = await Promise.all(
      ["ana", "ben", "cleo", "dan"].map((code) =>
        createRep(tx, {
          tenantId,
          teamId,
          code,
          displayName: code,
          email: null,
          zone: zoneOf("Europe/Madrid"),
          joinedOn: date("2026-01-01"),
        }),
      ),
    );
    const [ana, ben, cleo, dan] = made as [RepKey, RepKey, RepKey, RepKey];
    await assign(tx, cleo, ana, "2026-03-01");
    await assign(tx, dan, ana, "2026-03-01", "2026-03-10");
    await assign(tx, cleo, ben, "2026-03-15", "2026-03-20");
    await day(tx, cleo, "2026-02-28", 90, 900);
    await day(tx, cleo, "2026-03-01", 1, 10);
    await day(tx, cleo, "2026-03-16", 2, 20);
    await day(tx, cleo, "2026-03-28", 4, 40);
    await day(tx, dan, "2026-03-10", 8, 80);
    await day(tx, dan, "2026-03-11", 90, 900);

    const figures = (rep: RepKey, on: string) => teamFigures(tx, rep, date(on));
    expect(await figures(ana, "2026-03-10")).toEqual({ mentees: 2, teamConversion: { appointments: 9, connects: 90 } });
    expect(await figures(ana, "2026-03-28")).toEqual({
      mentees: 1,
      teamConversion: { appointments: 13, connects: 130 },
    });
    expect(await figures(ana, "2026-03-29")).toEqual({
      mentees: 1,
      teamConversion: { appointments: 12, connects: 120 },
    });
    expect(await figures(ana, "2026-03-16")).toEqual({ mentees: 0, teamConversion: null });
    expect(await figures(ben, "2026-03-16")).toEqual({ mentees: 1, teamConversion: { appointments: 2, connects: 20 } });
    expect(await figures(cleo, "2026-03-16")).toEqual({ mentees: 0, teamConversion: null });

    const between = await teamFiguresBetween(tx, ana, date("2026-03-09"), date("2026-03-29"));
    expect(between.get(date("2026-03-28"))).toEqual(await figures(ana, "2026-03-28"));
    expect(between.has(date("2026-03-16"))).toBe(false);

    await assign(tx, cleo, null, "2026-03-29");
    expect(await mentorOf(tx, cleo, date("2026-03-28"))).toMatchObject({ repId: ana.repId, name: "ana" });
    expect(await mentorOf(tx, cleo, date("2026-03-29"))).toBeNull();
    expect(await menteesOf(tx, ana, date("2026-03-10"))).toMatchObject([{ name: "cleo" }, { name: "dan" }]);
  });
});

import "temporal-polyfill/global";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ProfileFact } from "#shared/domain/profile/profile.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { type Zone, zoneOf } from "#shared/domain/time/zone.ts";
import { todaysOf } from "../crm/due-repository.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { at, createTestRep, madrid } from "../ledger/testing.ts";
import { saveProfileFacts } from "./profile-facts.ts";
import { movedClocks, repClocks } from "./rep-clocks.ts";
import { repStanding } from "./rep-profile.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const kiritimati = zoneOf("Pacific/Kiritimati");

function moveTo(zone: Zone, date: string, time: string): ProfileFact {
  const times = { recordedAt: at(date, time), localDate: civilDateOf(date) };
  return { id: randomUUID(), kind: "update_profile", body: { zone }, ...times };
}

test("the clocks of many reps are those of their profiles, in whatever order a rep's moves arrived", async () => {
  const rep = await createTestRep(database.db);
  const moves = [
    moveTo(kiritimati, "2026-04-16", "10:00"),
    moveTo(zoneOf("America/New_York"), "2026-04-14", "10:00"),
    moveTo(zoneOf("Asia/Kolkata"), "2026-04-14", "11:00"),
  ];
  await database.db.inTransaction({ kind: "tenant", tenantId: rep.tenantId }, async (tx) => {
    expect(await movedClocks(tx, rep.tenantId)).toEqual(new Map());
    expect(await repClocks(tx, rep.tenantId, [rep.repId])).toEqual(
      new Map([[rep.repId, { zone: madrid, dayStartHour: 0 }]]),
    );

    await saveProfileFacts(tx, rep, moves, 1n);
    const profile = (await repStanding(tx, rep))?.profile;
    const clocks = new Map([[rep.repId, profile?.clock]]);
    expect(profile?.clock.changes?.map(({ zone }) => zone)).toEqual(["Asia/Kolkata", kiritimati]);
    expect(await repClocks(tx, rep.tenantId, [rep.repId])).toEqual(clocks);
    expect(await movedClocks(tx, rep.tenantId)).toEqual(clocks);
  });
});

test("the CRM is told of a moved rep by the date that the rep has reached", async () => {
  const rep = await createTestRep(database.db);
  await database.db.inTransaction({ kind: "tenant", tenantId: rep.tenantId }, async (tx) => {
    await saveProfileFacts(tx, rep, [moveTo(kiritimati, "2026-04-13", "10:00")], 1n);
    expect(await todaysOf(tx, rep.tenantId, at("2026-04-14", "13:00"))).toEqual({
      zones: [{ zone: madrid, today: "2026-04-14" }],
      moved: [{ repId: rep.repId, today: "2026-04-15" }],
    });
  });
});

import "temporal-polyfill/global";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importedFactId } from "#shared/domain/ledger/causal-id.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { hourMs, plusMs } from "#shared/domain/time/instant.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import type { RepKey } from "../org/rep-key.ts";
import { syncDevice } from "../sync/sync.ts";
import type { ImportedActivity } from "./activities-repository.ts";
import { recordImportedActivities } from "./imported-activities.ts";
import { at, createTestDevice, createTestRep, madrid } from "./testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const tuesday = at("2026-04-14", "10:00");

function importedCall(rep: RepKey, durationSeconds: number): ImportedActivity {
  return {
    id: importedFactId(rep.tenantId, "c1"),
    activity: "call",
    disposition: "contact",
    durationSeconds,
    occurredAt: tuesday,
    recordedAt: tuesday,
    zone: madrid,
    localDate: civilDateOf("2026-04-14"),
    attributes: { channel: "cellular" },
  };
}

function record(rep: RepKey, upserts: readonly ImportedActivity[], withdrawn: readonly string[] = []): Promise<void> {
  return database.db.inTransaction({ kind: "tenant", tenantId: rep.tenantId }, (tx) =>
    recordImportedActivities(tx, rep, { upserts, withdrawn }, plusMs(tuesday, hourMs)),
  );
}

test("what the rep undid or amended stays so when an import says the fact again, or takes it back and brings it again", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  const call = importedCall(rep, 130);
  await record(rep, [call]);

  const amend = device.operation(
    { kind: "amend_activity", body: { activityId: call.id, durationSeconds: 20, note: "shorter" } },
    plusMs(tuesday, hourMs),
  );
  const undo = device.undo(call.id, plusMs(tuesday, hourMs));
  await syncDevice(
    database.db,
    rep,
    device.request(plusMs(tuesday, 2 * hourMs), [amend, undo]),
    plusMs(tuesday, 2 * hourMs),
  );

  const [kept] = await database.db.inTransaction({ kind: "tenant", tenantId: rep.tenantId }, (tx) =>
    tx.rows("select undone, attributes from ledger.activities where tenant_id = $1 and id = $2", [
      rep.tenantId,
      call.id,
    ]),
  );
  expect(kept).toEqual({ undone: true, attributes: call.attributes });

  await record(rep, [importedCall(rep, 300)]);
  await record(rep, [], [call.id]);
  await record(rep, [importedCall(rep, 300)]);
  const answer = await syncDevice(
    database.db,
    rep,
    device.request(plusMs(tuesday, 3 * hourMs)),
    plusMs(tuesday, 3 * hourMs),
  );
  expect(answer?.changes.activities).toMatchObject([
    { id: call.id, durationSeconds: 20, note: "shorter", undone: true },
  ]);
  expect(answer?.changes.progression).toMatchObject({ totalXp: 0, streakDays: 0 });
});

import "temporal-polyfill/global";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loggedActivity, unstamped } from "#shared/domain/ledger/facts.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { saveActivities } from "./activities-repository.ts";
import { at, createTestRep, madrid } from "./testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const morning = at("2026-04-14", "10:00");

function save(tenantId: string, repId: string): Promise<void> {
  const times = { recordedAt: morning, occurredAt: morning, zone: madrid, localDate: civilDateOf("2026-04-14") };
  const activity = loggedActivity(randomUUID(), { activity: "email_sent" }, times, unstamped);
  return database.db.inTransaction({ kind: "tenant", tenantId }, async (tx) =>
    saveActivities(tx, { tenantId, repId }, [activity], 1n),
  );
}

test("nothing is written for a rep that isn't the tenant's", async () => {
  const { tenantId, repId } = await createTestRep(database.db);
  await expect(save(tenantId, repId)).resolves.toBeUndefined();
  await expect(save(tenantId, randomUUID())).rejects.toThrow("a row of activities names no rep");
});

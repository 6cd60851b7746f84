import "temporal-polyfill/global";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plusMs } from "#shared/domain/time/instant.ts";
import type { Operation } from "#shared/protocol/operations.ts";
import type { OperationResult } from "#shared/protocol/sync.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { at, createTestDevice, createTestRep } from "../ledger/testing.ts";
import type { RepKey } from "../org/rep-key.ts";
import { syncDevice } from "./sync.ts";

const tuesday = at("2026-04-14", "10:00");

let database: TestDatabase;
let rep: RepKey;
const device = createTestDevice();

beforeAll(async () => {
  database = await createTestDatabase();
  rep = await createTestRep(database.db);
});
afterAll(() => database.drop());

function rows<Row extends object>(sql: string): Promise<readonly Row[]> {
  return database.db.inTransaction({ kind: "tenant", tenantId: rep.tenantId }, (tx) =>
    tx.rows<Row>(sql, [rep.tenantId]),
  );
}

async function send(...operations: readonly Operation[]): Promise<readonly OperationResult[]> {
  const answer = await syncDevice(database.db, rep, device.request(plusMs(tuesday, 1000), operations), tuesday);
  return answer?.results ?? [];
}

function written(version: number, body: object): Operation {
  return device.log({ activity: "call" }, tuesday, { version, body });
}

test("⚡ I2 an operation whose answer was lost is a duplicate under a newer version of its kind too, and under an older one", async () => {
  const bodies = [
    [1, { activity: "deal_closed", valueMinor: 900 }],
    [2, { activity: "deal_closed", valueMinor: 900, currency: "EUR" }],
    [3, { currency: "EUR", activity: "deal_closed", valueMinor: 900 }],
  ] as const;
  for (const [version, body] of bodies) {
    const operation = written(version, body);
    expect(await send(operation)).toMatchObject([{ status: "applied" }]);
    for (const [otherVersion, other] of bodies)
      expect(await send({ ...operation, version: otherVersion, body: other })).toMatchObject([{ status: "duplicate" }]);
    const changed = { ...operation, version: 1, body: { activity: "deal_closed", valueMinor: 901 } };
    expect(await send(changed)).toMatchObject([{ status: "rejected", error: { code: "conflict" } }]);
  }
  const call = written(1, { activity: "call", durationSeconds: 40 });
  const upgraded = { ...call, version: 3, body: { activity: "call", durationSeconds: 40, disposition: "no_answer" } };
  expect((await send(call, upgraded)).map(({ status }) => status)).toEqual(["applied", "duplicate"]);
});

test("an operation is stored as it was received, and means the same when its tenant changes the currency", async () => {
  const operation = written(1, { activity: "deal_closed", valueMinor: 500 });
  await send(operation);
  expect(
    await rows(`select kind_version, body from ledger.operations where tenant_id = $1 and id = '${operation.id}'`),
  ).toEqual([{ kind_version: 1, body: { activity: "deal_closed", valueMinor: 500 } }]);
  expect(await rows(`select currency from ledger.activities where tenant_id = $1 and id = '${operation.id}'`)).toEqual([
    { currency: "EUR" },
  ]);

  await rows("update org.tenants set currency = 'USD' where tenant_id = $1");
  const body = { activity: "deal_closed", valueMinor: 500, currency: "EUR" };
  expect(await send({ ...operation, version: 3, body })).toMatchObject([{ status: "duplicate" }]);
  await rows("update org.tenants set currency = 'EUR' where tenant_id = $1");
});

test("what a newer server stored is no conflict for an older one: the device keeps it until the newer is back", async () => {
  const operation = written(3, { activity: "note_added" });
  await send(operation);
  await rows(`update ledger.operations set kind_version = 4 where tenant_id = $1 and id = '${operation.id}'`);
  expect(await send(operation)).toMatchObject([{ status: "later", error: { code: "unknown_version" } }]);
});

test("500 operations of each of two earlier versions are all applied, in one request", async () => {
  const operations = Array.from({ length: 1000 }, (_, index) =>
    index % 2 === 0 ? written(1, { activity: "call" }) : written(2, { activity: "call", durationSeconds: 1 }),
  );
  const results = await send(...operations);
  expect(results.filter(({ status }) => status === "applied")).toHaveLength(1000);
});

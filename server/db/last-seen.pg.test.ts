import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { standingOf, startNewEpoch } from "./epoch.ts";
import { keepLastSeen, type LastSeenOptions, noticeOlderCopy } from "./last-seen.ts";
import { createTestDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let options: LastSeenOptions;
let said: string[];
const folders: string[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
  for (const folder of folders) await rm(folder, { recursive: true });
});
beforeEach(async () => {
  said = [];
  const dataDir = await mkdtemp(path.join(tmpdir(), "perennial-seen-"));
  folders.push(dataDir);
  const { adminConnectionString } = database;
  options = { dataDir, adminConnectionString, log: (sentence) => said.push(sentence) };
});

/** As far as one head of one tenant. */
async function comeTo(version: number): Promise<void> {
  const tenantId = randomUUID();
  await database.db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    await tx.rows("insert into org.tenants (tenant_id, name, zone) values ($1, 'Test', 'UTC')", [tenantId]);
    await tx.rows("insert into ledger.heads (tenant_id, scope_id, version) values ($1, $1, $2)", [tenantId, version]);
  });
}

async function fallBack(): Promise<void> {
  const tenants = await database.db.inTransaction({ kind: "none" }, (tx) =>
    tx.rows<{ id: string }>("select org.tenant_ids() as id"),
  );
  for (const { id } of tenants)
    await database.db.inTransaction({ kind: "tenant", tenantId: id }, (tx) =>
      tx.rows("update ledger.heads set version = version - 1 where tenant_id = $1", [id]),
    );
}

async function seen(): Promise<void> {
  const noteLast = await keepLastSeen(options);
  await noteLast();
}

test("a database that fell behind what was seen of it is an older copy, and begins a new epoch, once", async () => {
  await comeTo(5);
  await seen();
  const { epoch } = await standingOf(options.adminConnectionString);
  await fallBack();
  await noticeOlderCopy(options);
  const after = await standingOf(options.adminConnectionString);
  expect(after.epoch).not.toBe(epoch);
  expect(said).toHaveLength(1);

  await noticeOlderCopy(options);
  await seen();
  await noticeOlderCopy(options);
  expect(await standingOf(options.adminConnectionString)).toEqual(after);
});

test("one that went on, one that was announced, and one never seen keep their epoch", async () => {
  await noticeOlderCopy(options);
  await seen();
  await comeTo(1);
  const before = await standingOf(options.adminConnectionString);
  await noticeOlderCopy(options);
  expect(await standingOf(options.adminConnectionString)).toEqual(before);

  await seen();
  await fallBack();
  const announced = await startNewEpoch(options.adminConnectionString);
  await noticeOlderCopy(options);
  expect((await standingOf(options.adminConnectionString)).epoch).toBe(announced);
  expect(said).toEqual([]);
});

test("a note that can't be read is no note", async () => {
  const { epoch } = await standingOf(options.adminConnectionString);
  await writeFile(path.join(options.dataDir, "database-last-seen.json"), '{"epoch":');
  await noticeOlderCopy(options);
  expect((await standingOf(options.adminConnectionString)).epoch).toBe(epoch);
});

test("what was seen can be noted nowhere: the database opens all the same, and the log says so", async () => {
  options = { ...options, dataDir: path.join(options.dataDir, "file", "below") };
  await writeFile(path.dirname(options.dataDir), "");
  await seen();
  expect(said).toHaveLength(2);
});

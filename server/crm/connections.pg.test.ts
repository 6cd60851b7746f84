import "temporal-polyfill/global";
import { randomBytes, randomUUID } from "node:crypto";
import fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Instant, instantOf } from "#shared/domain/time/instant.ts";
import type { Tx } from "../db/db.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { connectedTenants, connectionOf, openKey } from "./connection-repository.ts";
import { connectTwenty, connectTwin } from "./connections.ts";
import { createPublisher } from "./publisher.ts";
import { createSecretBox } from "./secret-box.ts";
import { crmSummary, summaryText } from "./summary.ts";
import { systemTimer } from "./timer.ts";
import { registerTwin } from "./twin/twin.ts";

let database: TestDatabase;
let twin: FastifyInstance;
let twinUrl: string;
let tenantId: string;
const box = createSecretBox(randomBytes(32));
const clock = (): Instant => instantOf(Date.now());

beforeAll(async () => {
  database = await createTestDatabase();
  twin = fastify();
  await registerTwin(twin, { db: database.db, clock: { now: Date.now } });
  twinUrl = await twin.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(async () => {
  await twin.close();
  await database.drop();
});
beforeEach(async () => {
  tenantId = randomUUID();
  const teamId = randomUUID();
  await inTenant(async (tx) => {
    await tx.rows("insert into org.tenants (tenant_id, name, zone) values ($1, 'T', 'Europe/Madrid')", [tenantId]);
    await tx.rows("insert into org.teams (tenant_id, id, name) values ($1, $2, 'Team')", [tenantId, teamId]);
  });
  await addRep("ana", "Ana María García", "ana@demo.test");
  await addRep("bo", "Bo", null);
});

const inTenant = <Value>(work: (tx: Tx) => Promise<Value>) =>
  database.db.inTransaction({ kind: "tenant", tenantId }, work);

function addRep(code: string, name: string, email: string | null) {
  return inTenant((tx) =>
    tx.rows(
      `insert into org.reps (tenant_id, id, code, display_name, email, zone, joined_on, team_id)
       select $1, $2, $3, $4, $5, 'Europe/Madrid', '2026-01-01', id from org.teams where tenant_id = $1`,
      [tenantId, randomUUID(), code, name, email],
    ),
  );
}

const memberIds = async () =>
  (
    await inTenant((tx) =>
      tx.rows<{ id: string | null }>("select workspace_member_id as id from org.reps order by code"),
    )
  ).map(({ id }) => id);
const keptKey = async () => {
  const kept = await inTenant((tx) => connectionOf(tx, tenantId));
  return kept && openKey(kept, box);
};

async function get(path: string): Promise<unknown> {
  const answer = await fetch(`${twinUrl}${path}`, { headers: { authorization: `Bearer ${await keptKey()}` } });
  return answer.json();
}

test("every rep becomes a member of the twin once, however often and by however many it is connected", async () => {
  await Promise.all([1, 2, 3].map(() => connectTwin(database.db, { tenantId, box })));
  const before = await memberIds();
  await addRep("cy", "Cy Young", "cy@demo.test");
  await connectTwin(database.db, { tenantId, box });

  const after = await memberIds();
  expect(after.slice(0, 2)).toEqual(before);
  expect(new Set(after).size).toBe(3);
  const workspaces = await inTenant((tx) =>
    tx.rows("select id from crm.twin_workspaces where tenant_id = $1", [tenantId]),
  );
  expect(workspaces).toHaveLength(1);
  const { data } = (await get("/rest/workspaceMembers?order_by=userEmail")) as {
    data: { workspaceMembers: { id: string; name: object; userEmail: string }[] };
  };
  expect(data.workspaceMembers.map(({ id, name, userEmail }) => ({ id, name, userEmail }))).toEqual([
    { id: after[0], name: { firstName: "Ana", lastName: "María García" }, userEmail: "ana@demo.test" },
    { id: after[1], name: { firstName: "Bo", lastName: "" }, userEmail: "bo@reps.invalid" },
    { id: after[2], name: { firstName: "Cy", lastName: "Young" }, userEmail: "cy@demo.test" },
  ]);
  expect(await connectedTenants(database.db)).toContain(tenantId);
});

test("the twin takes what is published, and shows what changed after the next time", async () => {
  await connectTwin(database.db, { tenantId, box });
  const publisher = createPublisher({
    db: database.db,
    box,
    twinUrl,
    clock,
    timer: systemTimer,
    random: () => 0,
    log: () => {},
  });
  expect(await publisher.publishDue(tenantId)).toMatchObject({ state: "in_step", written: 2, requests: 2 });

  await inTenant(async (tx) => {
    await tx.rows("update org.reps set display_name = 'Ana' where code = 'ana'");
    await tx.rows(
      "insert into ledger.heads (tenant_id, scope_id, version) select tenant_id, id, 1 from org.reps where code = 'ana'",
    );
  });
  expect(await publisher.publishDue(tenantId)).toMatchObject({ state: "in_step", written: 1, requests: 2 });
  const { data } = (await get("/rest/repProgressions?order_by=name")) as {
    data: { repProgressions: Record<string, unknown>[] };
  };
  expect(
    data.repProgressions.map(({ name, totalXp, currentRank, badges }) => [name, totalXp, currentRank, badges]),
  ).toEqual([
    ["Ana", 0, "E-1", "[]"],
    ["Bo", 0, "E-1", "[]"],
  ]);
  expect(JSON.parse(String(data.repProgressions[0]?.efficiencyMetrics))).toMatchObject({ dials: 0, showRate: null });
  expect(summaryText("T", await crmSummary(database.db, tenantId))).toBe("T: the twin\n  reps: 2 in_step\n");
});

test("a Twenty finds its members by e-mail, once, and another workspace begins anew", async () => {
  await connectTwin(database.db, { tenantId, box });
  const apiKey = (await keptKey()) ?? "";
  const [ana] = await memberIds();

  await connectTwenty(database.db, { tenantId, url: `${twinUrl}/rest/`, apiKey, box });
  expect(await memberIds()).toEqual([null, null]);
  const publisher = createPublisher({
    db: database.db,
    box,
    twinUrl: "http://127.0.0.1:1",
    clock,
    timer: systemTimer,
    random: () => 0,
    log: () => {},
  });
  expect(await publisher.publishDue(tenantId, { linking: true })).toMatchObject({
    state: "in_step",
    written: 1,
    requests: 3,
  });
  expect(await memberIds()).toEqual([ana, null]);

  await connectTwenty(database.db, { tenantId, url: twinUrl, apiKey, box });
  expect(await memberIds()).toEqual([ana, null]);
  await connectTwin(database.db, { tenantId, box });
  expect(await memberIds()).toEqual([ana, null]);
  const stored = await inTenant((tx) =>
    tx.rows<{ bytes: Buffer }>("select api_key_encrypted as bytes from crm.connections"),
  );
  expect(stored[0]?.bytes.includes(apiKey)).toBe(false);
});

test("a key sealed under another secret pauses the connection and says what to do", async () => {
  await connectTwin(database.db, { tenantId, box: createSecretBox(randomBytes(32)) });
  const publisher = createPublisher({
    db: database.db,
    box,
    twinUrl,
    clock,
    timer: systemTimer,
    random: () => 0,
    log: () => {},
  });
  expect(await publisher.publishDue(tenantId)).toMatchObject({
    state: "paused",
    reason: expect.stringContaining("secret"),
  });
});

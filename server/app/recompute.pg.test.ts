import "temporal-polyfill/global";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { at } from "../ledger/testing.ts";
import { createTestServer, createTestTenant, type TestServer } from "./testing.ts";

let server: TestServer;
let acme: Awaited<ReturnType<typeof createTestTenant>>;

beforeAll(async () => {
  server = await createTestServer();
  server.setNow(at("2026-04-20", "12:00"));
  acme = await createTestTenant(server, "acme");
  const { tenantId, reps } = acme;
  await write("insert into campaign.programmes (tenant_id, starts_on) values ($1, '2026-04-01')", [tenantId]);
  await write(
    `insert into campaign.tiers (tenant_id, id, ordinal, name, color, threshold) values ($1, 'tier_1', 1, 'One', '#000', 0)`,
    [tenantId],
  );
  await write(
    `insert into campaign.participants (tenant_id, id, rep_id, display_name, tier_id, window_start, window_end)
     select $1, r.id, r.id, r.display_name, 'tier_1', '2026-04-01', 'infinity' from org.reps r where r.tenant_id = $1`,
    [tenantId],
  );
  await write(
    `insert into campaign.missions (tenant_id, id, series_id, title, metric, target, state, activated)
     values ($1, $2, $2, 'Sell', 'sales_units', 5, 'published', true)`,
    [tenantId, randomUUID()],
  );
  await write("insert into ledger.counted_days (tenant_id, scope_id, day, units) values ($1, $2, '2026-04-10', 7)", [
    tenantId,
    reps.n1,
  ]);
});
afterAll(() => server.close());

function write(sql: string, parameters: readonly string[]) {
  return server.db.inTransaction({ kind: "tenant", tenantId: acme.tenantId }, (tx) => tx.rows(sql, parameters));
}

async function recompute(who: string, payload: object) {
  const { cookie } = await server.signIn(acme.emailOf(who));
  const answer = await server.post("/api/missions/recompute", payload, { cookie });
  return { status: answer.status, body: (await answer.json()) as unknown };
}

test("a manager has missions recomputed: of some own reps, of nobody else's, and of everybody, first without writing", async () => {
  const { n1, n2, s1 } = acme.reps;
  expect(await recompute("n1", { scope: "all" })).toMatchObject({ status: 403 });
  expect(await recompute("manager", { scope: [] })).toMatchObject({ status: 400, body: { error: { field: "scope" } } });
  for (const stranger of [s1, randomUUID()])
    expect(await recompute("manager", { scope: [n1, stranger] })).toMatchObject({
      status: 404,
      body: { error: { code: "not_found" } },
    });

  const nothingElse = { changed: 0, completed: 0, failed: [], unknownTiers: { missions: [], participants: [] } };
  expect(await recompute("manager", { scope: [n1, n2], dryRun: true })).toEqual({
    status: 200,
    body: { ...nothingElse, dryRun: true, created: 2, recalculated: 2, changed: 1, completed: 1 },
  });
  expect(await recompute("manager", { scope: [n1, n2] })).toMatchObject({ body: { created: 2, completed: 1 } });
  expect(await recompute("manager", { scope: "all" })).toEqual({
    status: 200,
    body: { ...nothingElse, dryRun: false, created: 1, recalculated: 2 },
  });
  const audited = await write("select action, subject from ops.audit_log where tenant_id = $1 order by at", [
    acme.tenantId,
  ]);
  expect(audited).toMatchObject([
    { action: "recompute_missions", subject: "2 participants" },
    { action: "recompute_missions", subject: "all" },
  ]);
});

import "temporal-polyfill/global";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { dayMs, plusMs } from "#shared/domain/time/instant.ts";
import { meSchema } from "#shared/protocol/me.ts";
import { type CrmStanding, type Team, teamSchema } from "#shared/protocol/team.ts";
import { recordReport } from "../org/devices.ts";
import { createTestServer, createTestTenant, type TestServer } from "./testing.ts";

const inStep: CrmStanding = { totalXp: 0, closedDeals: 0, streakDays: 0, publishedAt: null, state: "in_step" };

let server: TestServer;
let acme: Awaited<ReturnType<typeof createTestTenant>>;
let globex: typeof acme;
beforeAll(async () => {
  server = await createTestServer({ crmStandings: async () => new Map([[acme.reps.n1, inStep]]) });
  acme = await createTestTenant(server, "acme");
  globex = await createTestTenant(server, "globex");
});
afterAll(() => server.close());

test("me is who signed in, with what the ledger says", async () => {
  const session = await server.signIn("n1@acme.test");
  const me = meSchema.parse(await (await server.get("/api/me", session)).json());
  expect(me).toMatchObject({
    email: "n1@acme.test",
    role: "rep",
    displayName: "n1",
    tenant: { id: acme.tenantId, name: "acme", zone: "Europe/Madrid" },
    rep: { id: acme.reps.n1, code: "n1", name: "n1" },
    totals: null,
  });

  await logCall(session);
  const after = meSchema.parse(await (await server.get("/api/me", session)).json());
  expect(after.totals).toMatchObject({ level: 1, rank: "E-1", closedDeals: 0 });
  expect(after.totals?.totalXp).toBeGreaterThan(0);
});

test("a manager is no rep", async () => {
  const me = await (await server.get("/api/me", await server.signIn("manager@acme.test"))).json();
  expect(me).toMatchObject({ role: "manager", rep: null, totals: null });
});

test("without a session, nothing is told", async () => {
  for (const path of ["/api/me", "/api/team"]) {
    const answer = await server.get(path, { cookie: "perennial.session_token=made-up.signature" });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ error: { code: "signed_out", message: "Sign in first." } });
  }
  expect((await server.post("/api/sync", {})).status).toBe(401);
});

test("a rep may not read the team", async () => {
  const answer = await server.get("/api/team", await server.signIn("n1@acme.test"));
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ error: { code: "forbidden" } });
});

test("I5 a manager sees the own teams, an admin the own tenant, nobody another one", async () => {
  expect(await codesSeenBy("manager@acme.test")).toEqual(["n1", "n2"]);
  expect(await codesSeenBy("admin@acme.test")).toEqual(["n1", "n2", "s1"]);
  const ids = (await teamSeenBy("admin@globex.test")).reps.map(({ id }) => id);
  expect(ids.sort()).toEqual(Object.values(globex.reps).sort());
});

test("a rep of whom nothing is known yet stands at the beginning", async () => {
  const [, n2] = (await teamSeenBy("manager@acme.test")).reps;
  expect(n2).toEqual({
    id: acme.reps.n2,
    code: "n2",
    name: "n2",
    totalXp: 0,
    level: 1,
    rank: "E-1",
    closedDeals: 0,
    streakDays: 0,
    lastSyncAt: null,
    pendingReported: null,
    toReview: 0,
    crm: { totalXp: null, closedDeals: null, streakDays: null, publishedAt: null, state: "no_member" },
  });
});

test("the team shows what the CRM holds, and what devices reported in the last 14 days", async () => {
  const rep = { tenantId: acme.tenantId, repId: acme.reps.s1 };
  const report = (daysAgo: number, count: number) =>
    server.db.inTransaction({ kind: "tenant", tenantId: rep.tenantId }, (tx) =>
      recordReport(tx, rep, {
        deviceId: randomUUID(),
        name: undefined,
        at: plusMs(server.now(), -daysAgo * dayMs),
        pending: { count, oldestLocalDate: null, oldestRecordedAt: null },
        newest: { seq: 1, recordedAt: null },
      }),
    );
  await report(15, 1000);
  expect((await teamSeenBy("admin@acme.test")).reps[2]).toMatchObject({ pendingReported: null });

  await report(3, 20);
  await report(1, 4);
  const team = await teamSeenBy("admin@acme.test");
  expect(team.asOf).toBe(server.now());
  expect(team.reps[2]).toMatchObject({ lastSyncAt: plusMs(server.now(), -dayMs), pendingReported: 24 });
  expect(team.reps[0]).toMatchObject({ crm: inStep });
});

async function teamSeenBy(email: string): Promise<Team> {
  return teamSchema.parse(await (await server.get("/api/team", await server.signIn(email))).json());
}

async function codesSeenBy(email: string): Promise<readonly string[]> {
  return (await teamSeenBy(email)).reps.map(({ code }) => code);
}

async function logCall(session: { readonly cookie: string }): Promise<void> {
  const at = server.now();
  const answer = await server.post(
    "/api/sync",
    {
      schema: 1,
      deviceId: randomUUID(),
      cursor: null,
      sentAt: at,
      pending: { count: 0, oldestLocalDate: null, oldestRecordedAt: null },
      operations: [
        {
          id: randomUUID(),
          kind: "log_activity",
          version: 1,
          deviceSeq: 1,
          recordedAt: at,
          occurredAt: at,
          zone: "Europe/Madrid",
          localDate: civilDateOf(new Date(at).toLocaleDateString("sv", { timeZone: "Europe/Madrid" })),
          body: { activity: "call", durationSeconds: 30, disposition: "contact" },
        },
      ],
    },
    session,
  );
  expect(await answer.json()).toMatchObject({ results: [{ status: "applied" }] });
}

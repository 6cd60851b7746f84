import "temporal-polyfill/global";
import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultRuleset } from "#shared/domain/ruleset/default-ruleset.ts";
import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import type { Operation } from "#shared/protocol/operations.ts";
import type { RulesetPreview, Rulesets } from "#shared/protocol/rulesets.ts";
import type { SyncAnswer } from "#shared/protocol/sync.ts";
import { at, createTestDevice } from "../ledger/testing.ts";
import { createTestServer, createTestTenant, type TestServer } from "./testing.ts";

type Session = { readonly cookie: string };

let server: TestServer;
let acme: Awaited<ReturnType<typeof createTestTenant>>;
let manager: Session;
let rep: Session;

beforeAll(async () => {
  server = await createTestServer();
  acme = await createTestTenant(server, "acme");
  manager = await server.signIn("manager@acme.test");
  rep = await server.signIn("n1@acme.test");
  server.setNow(at("2026-04-09", "12:00"));
});
afterAll(() => server.close());

const device = createTestDevice();
const call = (date: string, time: string) => device.log({ activity: "call", disposition: "contact" }, at(date, time));

async function sync(operations: readonly Operation[] = [], cursor: string | null = null): Promise<SyncAnswer> {
  const answer = await server.post("/api/sync", device.request(server.now(), operations, cursor), rep);
  return (await answer.json()) as SyncAnswer;
}

async function publish(startsOn: string, ruleset: unknown, session = manager) {
  const answer = await server.post("/api/rulesets", { startsOn, ruleset, note: "Dials pay more" }, session);
  return { status: answer.status, body: await answer.json() };
}

async function preview(ruleset: Ruleset): Promise<RulesetPreview> {
  return (await (await server.post("/api/rulesets/preview", { ruleset }, manager)).json()) as RulesetPreview;
}

async function entries(): Promise<readonly object[]> {
  return server.db.inTransaction({ kind: "tenant", tenantId: acme.tenantId }, (tx) =>
    tx.rows(
      "select id, local_date::text, rule, base, amount, ruleset_version from ledger.entries where tenant_id = $1 order by local_date, id",
      [acme.tenantId],
    ),
  );
}

const dearer = (version: number, dial: number): Ruleset => ({
  ...defaultRuleset,
  version,
  xp: { ...defaultRuleset.xp, dial_made: dial },
});

test("rulesets are managers' alone", async () => {
  for (const answer of [
    await server.get("/api/rulesets", rep),
    await server.post("/api/rulesets", {}, rep),
    await server.post("/api/rulesets/preview", {}, rep),
  ])
    expect(answer.status).toBe(403);
});

test("before the first version the default one is in force, and a new one starts on a date that has begun nowhere", async () => {
  const rulesetsOf = async (session: Session) =>
    (await (await server.get("/api/rulesets", session)).json()) as Rulesets;
  server.setNow(at("2026-04-09", "09:00"));
  expect(await rulesetsOf(manager)).toEqual({
    versions: [],
    inForce: 1,
    today: "2026-04-09",
    earliestStart: "2026-04-11",
  });

  const globex = await createTestTenant(server, "globex");
  await server.db.inTransaction({ kind: "tenant", tenantId: globex.tenantId }, (tx) =>
    tx.rows("update org.tenants set zone = 'Etc/GMT+12'"),
  );
  const western = await server.signIn("manager@globex.test");
  server.setNow(at("2026-04-09", "13:30"));
  expect(await rulesetsOf(western)).toMatchObject({ today: "2026-04-08", earliestStart: "2026-04-11" });
  server.setNow(at("2026-04-09", "12:00"));
});

test("a preview says what the last 28 dates would have been, and writes nothing", async () => {
  await sync([call("2026-04-08", "10:00"), call("2026-04-08", "11:00"), call("2026-04-09", "10:00")]);
  const before = await entries();
  const same = await preview(dearer(2, 2));
  expect(same).toMatchObject({ from: "2026-03-13", to: "2026-04-09" });
  expect(same.reps.map(({ code }) => code)).toEqual(["n1", "n2"]);
  expect(same.reps[0]).toMatchObject({
    xp: { before: 81, after: 81 },
    xpByRule: {},
    rank: { before: "E-1", after: "E-1" },
  });

  const [changed] = (await preview(dearer(2, 12))).reps;
  expect(changed).toMatchObject({
    xp: { before: 81, after: 111 },
    xpByRule: { dial_made: { before: 6, after: 36 } },
    level: { before: 1, after: 2 },
    badges: { gained: [], lost: [] },
  });
  expect(await entries()).toEqual(before);
});

test("a preview decides the badges of closed dates by the new goals", async () => {
  server.setNow(at("2026-04-13", "12:00"));
  await sync();
  const badges = defaultRuleset.badges.map((badge) =>
    badge.id === "early_bird" ? { ...badge, tiers: badge.tiers.slice(0, 1) } : badge,
  );
  const easier = badges.map((badge) =>
    badge.id !== "appointment_setter"
      ? badge
      : {
          ...badge,
          tiers: badge.tiers.map((tier) =>
            tier.tier === "bronze"
              ? { ...tier, goal: { kind: "count" as const, counter: "call_connected" as const, atLeast: 2 } }
              : { ...tier, goal: { ...tier.goal, counter: "call_connected" as const } },
          ),
        },
  );
  const [changed] = (await preview({ ...dearer(2, 2), badges: easier as Ruleset["badges"] })).reps;
  expect(changed).toMatchObject({
    badges: { gained: ["appointment_setter.bronze"], lost: [] },
    xpByRule: { badge_earned: { before: 0, after: 100 } },
  });
});

test("a version that starts on a date that may have begun, that isn't the next, or that is wrong is refused with its reason", async () => {
  expect(await publish("2026-04-14", dearer(2, 3))).toMatchObject({
    status: 422,
    body: { error: { code: "starts_too_early", field: "startsOn", hint: "2026-04-15" } },
  });
  expect(await publish("2026-04-15", dearer(3, 3))).toMatchObject({
    status: 409,
    body: { error: { code: "conflict", field: "ruleset.version", hint: "1" } },
  });
  expect(await publish("2026-04-15", dearer(2, -3))).toMatchObject({
    status: 422,
    body: { error: { code: "invalid_ruleset", field: "ruleset.xp.dial_made" } },
  });
  expect(await publish("soon", dearer(2, 3))).toMatchObject({ status: 400, body: { error: { field: "startsOn" } } });
  const { versions } = (await (await server.get("/api/rulesets", manager)).json()) as Rulesets;
  expect(versions).toEqual([]);
});

test("a published version reaches the devices, prices the dates from its start, and no date before it, whenever facts arrive", async () => {
  const { cursor } = await sync();
  const before = await entries();
  expect(await publish("2026-04-15", dearer(2, 12))).toMatchObject({
    status: 200,
    body: { startsOn: "2026-04-15", createdBy: "manager", note: "Dials pay more" },
  });
  expect(await publish("2026-04-15", dearer(2, 13))).toMatchObject({ status: 409 });
  expect(await entries()).toEqual(before);

  const { changes } = await sync([], cursor);
  expect(changes.rulesets).toMatchObject([{ startsOn: "2026-04-15", ruleset: { version: 2, xp: { dial_made: 12 } } }]);

  server.setNow(at("2026-04-15", "12:00"));
  await sync([call("2026-04-15", "10:00"), call("2026-04-14", "10:00")]);
  const after = await entries();
  expect(after.filter((entry) => before.some((earlier) => JSON.stringify(earlier) === JSON.stringify(entry)))).toEqual(
    before,
  );
  const dials = (date: string) =>
    after.filter(
      (entry) => "local_date" in entry && entry.local_date === date && "rule" in entry && entry.rule === "dial_made",
    );
  expect(dials("2026-04-14")).toMatchObject([{ amount: 2, ruleset_version: 1 }]);
  expect(dials("2026-04-15")).toMatchObject([{ amount: 12, ruleset_version: 2 }]);
  const rulesets = (await (await server.get("/api/rulesets", manager)).json()) as Rulesets;
  expect(rulesets).toMatchObject({ inForce: 2, versions: [{ ruleset: { version: 2 } }] });
});

test("a fact of a clock ahead that bears a date of the new version is priced again, and the account tells who published it", async () => {
  const ahead = call("2026-04-17", "10:00");
  await sync([{ ...ahead, recordedAt: server.now(), occurredAt: server.now(), localDate: "2026-04-16" as never }]);
  const of16 = async () =>
    (await entries()).filter((entry) => "local_date" in entry && entry.local_date === "2026-04-16");
  expect(await of16()).not.toEqual([]);
  server.setNow(at("2026-04-14", "12:00"));
  expect(await publish("2026-04-16", dearer(3, 20))).toMatchObject({ status: 200 });
  expect((await of16()).filter((entry) => "rule" in entry && entry.rule === "dial_made")).toMatchObject([
    { amount: 20, ruleset_version: 3 },
  ]);

  const rows = await server.db.inTransaction({ kind: "tenant", tenantId: acme.tenantId }, (tx) =>
    tx.rows("select action, subject, after -> 'note' as note from ops.audit_log where tenant_id = $1 order by id", [
      acme.tenantId,
    ]),
  );
  expect(rows).toEqual([
    { action: "publish_ruleset", subject: "ruleset 2", note: "Dials pay more" },
    { action: "publish_ruleset", subject: "ruleset 3", note: "Dials pay more" },
  ]);
  await expect(
    server.db.inTransaction({ kind: "tenant", tenantId: acme.tenantId }, (tx) =>
      tx.rows("update org.rulesets set starts_on = '2026-04-01'"),
    ),
  ).rejects.toThrow("permission denied");
});

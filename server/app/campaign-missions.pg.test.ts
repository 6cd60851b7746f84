import "temporal-polyfill/global";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { MissionDraft } from "#shared/domain/campaign/mission-draft.ts";
import { sixtyDials } from "#shared/domain/campaign/testing.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import type { CampaignMissions, MissionPreview, MissionVersion } from "#shared/protocol/campaign-missions.ts";
import { at } from "../ledger/testing.ts";
import { createTestServer, createTestTenant, type TestServer } from "./testing.ts";

type Session = { readonly cookie: string };

let server: TestServer;
let acme: Awaited<ReturnType<typeof createTestTenant>>;
let manager: Session;
let rewardId: string;

beforeAll(async () => {
  server = await createTestServer();
  server.setNow(at("2026-04-20", "12:00"));
});
afterAll(() => server.close());

beforeAll(async () => {
  acme = await createTestTenant(server, "acme");
  manager = await server.signIn(acme.emailOf("manager"));
  rewardId = randomUUID();
  const { tenantId, reps } = acme;
  await write(`insert into campaign.programmes (tenant_id, starts_on) values ($1, '2026-04-01')`, [tenantId]);
  await write(
    `insert into campaign.tiers (tenant_id, id, ordinal, name, color, threshold)
     values ($1, 'tier_1', 1, 'Seed', '#789', 0), ($1, 'tier_2', 2, 'Sprout', '#798', 100), ($1, 'tier_3', 3, 'Bloom', '#987', 300)`,
    [tenantId],
  );
  await write(
    `insert into campaign.rewards (tenant_id, id, type, source, tier_id, name, config, frequency, quantity)
     values ($1, $2, 'gift_card', 'mission', 'tier_1', 'Gift card', '{"amountMinor": 2500}', 'one_time', 1)`,
    [tenantId, rewardId],
  );
  const tiers = [
    [reps.n1, "tier_1", "infinity"],
    [reps.n2, "tier_2", "2026-06-01"],
    [reps.s1, "tier_3", "2026-07-01"],
  ] as const;
  for (const [id, tier, end] of tiers)
    await write(
      `insert into campaign.participants (tenant_id, id, rep_id, display_name, tier_id, window_start, window_end)
       values ($1, $2, $2, 'a rep', $3, '2026-04-01', $4)`,
      [tenantId, id, tier, end],
    );
});

beforeEach(async () => {
  for (const table of ["ledger.counted_days", "campaign.progress_rows", "campaign.missions"])
    await write(`delete from ${table} where tenant_id = $1`, [acme.tenantId]);
});

function write(sql: string, values: readonly (string | number)[]): Promise<readonly object[]> {
  return server.db.inTransaction({ kind: "tenant", tenantId: acme.tenantId }, (tx) => tx.rows(sql, values));
}

async function ask<Body = MissionVersion>(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: unknown,
  session: Session = manager,
): Promise<{ readonly status: number; readonly body: Body }> {
  const answer = await fetch(`${server.url}/api/campaign/missions${path}`, {
    method,
    headers: { ...session, ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Body };
}

const raffle: MissionDraft = { ...sixtyDials, type: "raffle", target: 0, raffleEndsOn: civilDateOf("2026-05-20") };

async function draft(mission: MissionDraft): Promise<MissionVersion> {
  const { status, body } = await ask("POST", "", { id: randomUUID(), mission });
  expect(status).toBe(200);
  return body;
}

async function published(mission: MissionDraft): Promise<MissionVersion> {
  const { id } = await draft(mission);
  return (await ask("POST", `/${id}/publish`)).body;
}

const list = async () => (await ask<CampaignMissions>("GET", "")).body;

test("missions are managers' alone, and each tenant's own (I5)", async () => {
  const rep = await server.signIn(acme.emailOf("n1"));
  expect((await ask("GET", "", undefined, rep)).status).toBe(403);
  expect((await ask("POST", "", { id: randomUUID(), mission: sixtyDials }, rep)).status).toBe(403);
  const { id } = await draft(sixtyDials);
  const globex = await createTestTenant(server, "globex");
  const other = await server.signIn(globex.emailOf("manager"));
  expect((await ask<CampaignMissions>("GET", "", undefined, other)).body.missions).toEqual([]);
  expect((await ask("POST", `/${id}/publish`, undefined, other)).status).toBe(404);
});

test("a draft sent twice is one draft, and a change of it is refused to whoever hasn't seen the newest", async () => {
  const id = randomUUID();
  const first = await ask("POST", "", { id, mission: sixtyDials });
  expect((await ask("POST", "", { id, mission: sixtyDials })).body).toEqual(first.body);
  const change = { mission: { ...sixtyDials, target: 70 }, seen: first.body.version };
  const changed = await ask("PUT", `/${id}`, change);
  expect(changed.body).toMatchObject({ id, target: 70, state: "draft", seriesVersion: 1 });
  expect((await ask("PUT", `/${id}`, change)).body).toEqual(changed.body);
  expect(
    await ask("PUT", `/${id}`, { mission: { ...sixtyDials, target: 80 }, seen: first.body.version }),
  ).toMatchObject({
    status: 409,
    body: { error: { code: "conflict", hint: changed.body.version } },
  });
  expect((await list()).missions).toMatchObject([
    { id, target: 70, rows: { people: 0, dormant: 0, active: 0, completed: 0 } },
  ]);
});

test("a draft with a fault is refused with the field and what is wrong with it", async () => {
  const { status, body } = await ask("POST", "", { id: randomUUID(), mission: { ...sixtyDials, target: 0 } });
  expect({ status, body }).toMatchObject({
    status: 422,
    body: { error: { code: "invalid_mission", field: "mission.target", hint: "out_of_range" } },
  });
  expect((await ask("POST", "", { id: randomUUID(), mission: { ...sixtyDials, type: "steps" } })).status).toBe(400);
});

test("a raffle ends in the future and before the last checkpoint of those who may enter", async () => {
  const ends = async (date: string | null, tierEligibility = "all") => {
    const mission = { ...raffle, rewardId, tierEligibility, raffleEndsOn: date };
    const { body } = await ask<{ error?: { field: string; hint: string } }>("POST", "", { id: randomUUID(), mission });
    return body.error?.hint ?? "taken";
  };
  expect(await ends(null)).toBe("missing");
  expect(await ends("2026-04-20")).toBe("not_in_the_future");
  expect(await ends("2026-07-01")).toBe("after_the_checkpoint");
  expect(await ends("2026-07-01", "tier_3")).toBe("after_the_checkpoint");
  expect(await ends("2026-06-30")).toBe("taken");
  expect((await list()).raffleEndsBefore).toEqual({
    all: "2026-07-01",
    tier_1: "2026-07-01",
    tier_2: "2026-07-01",
    tier_3: "2026-07-01",
  });
});

test("a place in a tier's list is one mission's, until that one is retired", async () => {
  const first = await published(sixtyDials);
  const again = { id: randomUUID(), mission: { ...sixtyDials, title: "Again" } };
  expect(await ask("POST", "", again)).toMatchObject({
    status: 422,
    body: { error: { field: "mission.displayOrder", hint: "place_taken" } },
  });
  await draft({ ...sixtyDials, type: "deal_closed" });
  await ask("POST", `/${first.id}/retire`);
  expect((await ask("POST", "", again)).status).toBe(200);
});

test("a published version never changes: an edit makes the draft of the next, and publishing that one retires it", async () => {
  const first = await published(sixtyDials);
  await ask("POST", `/${first.id}/activate`);
  const second = await ask("PUT", `/${first.id}`, { mission: { ...sixtyDials, target: 90 }, seen: null });
  expect(second.body).toMatchObject({ seriesId: first.seriesId, seriesVersion: 2, state: "draft", target: 90 });
  expect((await ask("PUT", `/${first.id}`, { mission: { ...sixtyDials, target: 95 }, seen: null })).status).toBe(409);
  await ask("POST", `/${second.body.id}/publish`);

  expect((await list()).missions.map(({ target, state, activated }) => ({ target, state, activated }))).toEqual([
    { target: 60, state: "retired", activated: true },
    { target: 90, state: "published", activated: true },
  ]);
});

test("a published mission is given at once to those of its tier, and counts once it is started or shown again", async () => {
  const { id } = await published({ ...sixtyDials, type: "videos", target: 3, tierEligibility: "tier_2" });
  const admin = await server.signIn(acme.emailOf("admin"));
  const mission = async (session = manager) =>
    (await ask<CampaignMissions>("GET", "", undefined, session)).body.missions.find((one) => one.id === id);
  expect(await mission()).toMatchObject({ rows: { people: 1, dormant: 1, active: 0, completed: 0 } });
  await write(
    `insert into ledger.counted_days (tenant_id, scope_id, day, videos) values ($1, $2, '2026-04-10', 3), ($1, $3, '2026-04-10', 2)`,
    [acme.tenantId, acme.reps.n2, acme.reps.s1],
  );
  await ask("POST", `/${id}/activate`);
  expect(await mission()).toMatchObject({ rows: { people: 1, dormant: 0, active: 0, completed: 1 } });
  await ask("POST", `/${id}/disable`);
  await write(`update ledger.counted_days set videos = 3 where tenant_id = $1 and scope_id = $2`, [
    acme.tenantId,
    acme.reps.s1,
  ]);
  await ask("POST", `/${id}/enable`);
  expect(await mission(admin)).toMatchObject({ rows: { people: 2, dormant: 0, active: 0, completed: 2 } });
});

test("steps that make no sense are refused, and a step taken twice is one step", async () => {
  const { id } = await draft(sixtyDials);
  expect(await ask("POST", `/${id}/activate`)).toMatchObject({
    status: 422,
    body: { error: { code: "not_possible", hint: "draft" } },
  });
  const once = await ask("POST", `/${id}/publish`);
  expect((await ask("POST", `/${id}/publish`)).body).toEqual(once.body);
  expect((await ask("DELETE", `/${id}`)).status).toBe(422);
  await ask("POST", `/${id}/disable`);
  expect((await ask("POST", `/${id}/enable`)).body).toMatchObject({ enabled: true });
  expect((await ask("POST", `/${id}/retire`)).body).toMatchObject({ state: "retired" });
  expect((await ask("POST", `/${id}/activate`)).status).toBe(422);
  const actions = await write(`select action from ops.audit_log where tenant_id = $1 and subject = $2 order by id`, [
    acme.tenantId,
    `mission ${id}`,
  ]);
  expect(actions).toEqual(
    ["draft", "publish", "disable", "enable", "retire"].map((step) => ({ action: `${step}_mission` })),
  );
});

test("a draft is thrown away, and one whose date has passed isn't published any more", async () => {
  const gone = await draft(sixtyDials);
  await ask("DELETE", `/${gone.id}`);
  const late = await draft({ ...raffle, rewardId });
  server.setNow(at("2026-05-20", "12:00"));
  expect(await ask("POST", `/${late.id}/publish`)).toMatchObject({
    status: 422,
    body: { error: { field: "mission.raffleEndsOn", hint: "not_in_the_future" } },
  });
  server.setNow(at("2026-04-20", "12:00"));
  expect((await list()).missions).toMatchObject([{ id: late.id }]);
});

test("a preview tells what the last 28 dates came to for those whom the manager sees, and writes nothing", async () => {
  const { n1, n2, s1 } = acme.reps;
  const days = [
    [n1, "2026-03-23", 100],
    [n1, "2026-03-24", 25],
    [n1, "2026-04-20", 35],
    [n2, "2026-04-10", 59],
    [s1, "2026-04-10", 500],
  ] as const;
  for (const [id, day, count] of days)
    await write(`insert into ledger.counted_days (tenant_id, scope_id, day, dial_made) values ($1, $2, $3, $4)`, [
      acme.tenantId,
      id,
      day,
      count,
    ]);
  const preview = async (mission: MissionDraft, session = manager) =>
    (await ask<MissionPreview>("POST", "/preview", mission, session)).body;

  expect(await preview(sixtyDials)).toEqual({
    from: "2026-03-24",
    to: "2026-04-20",
    participants: [
      { id: n1, name: "n1", tierId: "tier_1", value: 60, finished: true },
      { id: n2, name: "n2", tierId: "tier_2", value: 59, finished: false },
    ],
    notEligible: 0,
  });
  expect(await preview({ ...sixtyDials, tierEligibility: "tier_2" })).toMatchObject({
    participants: [{ id: n2 }],
    notEligible: 1,
  });
  const admin = await server.signIn(acme.emailOf("admin"));
  expect((await preview(sixtyDials, admin)).participants.map(({ id }) => id)).toEqual([s1, n1, n2]);
  expect((await list()).missions).toEqual([]);
});

test("devices are told at once of what is published, and not of drafts", async () => {
  const heads = async () => {
    const [head] = await write(
      `select version::int, campaign_version::int from ledger.heads where tenant_id = $1 and scope_id = $1`,
      [acme.tenantId],
    );
    return head as { version: number; campaign_version: number };
  };
  const poked: unknown[] = [];
  const stop = await server.db.listen("perennial_rep_changed", (payload) => poked.push(JSON.parse(payload ?? "null")));
  const before = await heads();
  const { id } = await draft(sixtyDials);
  expect(await heads()).toEqual({ ...before, version: before.version + 1 });
  await ask("POST", `/${id}/publish`);
  expect(await heads()).toEqual({ version: before.version + 2, campaign_version: before.version + 2 });
  await expect.poll(() => poked).toContainEqual({ tenantId: acme.tenantId });
  await stop();
});

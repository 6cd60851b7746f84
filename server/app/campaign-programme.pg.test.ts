import "temporal-polyfill/global";
import { createHash, createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultProgramme } from "#shared/domain/campaign/programme.ts";
import { testReward } from "#shared/domain/campaign/testing.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import type { MissionVersion } from "#shared/protocol/campaign-missions.ts";
import type {
  CampaignParticipants,
  CampaignProgramme,
  ParticipantHistory,
} from "#shared/protocol/campaign-programme.ts";
import type { RedemptionQueue } from "#shared/protocol/campaign-queue.ts";
import type { ManagedRaffles, RaffleEntrants } from "#shared/protocol/campaign-raffles.ts";
import type { QueuedRedemption } from "#shared/protocol/redemption-actions.ts";
import { at } from "../ledger/testing.ts";
import { createTestServer, createTestTenant, type TestServer } from "./testing.ts";

type Session = { readonly cookie: string };
type Refused = { readonly error: { readonly code: string; readonly field?: string; readonly hint?: string } };

let server: TestServer;
let acme: Awaited<ReturnType<typeof createTestTenant>>;
let manager: Session;
let admin: Session;
let rep: Session;

beforeAll(async () => {
  server = await createTestServer();
  server.setNow(at("2026-04-20", "12:00"));
  acme = await createTestTenant(server, "acme");
  [manager, admin, rep] = [
    await server.signIn(acme.emailOf("manager")),
    await server.signIn(acme.emailOf("admin")),
    await server.signIn(acme.emailOf("n1")),
  ];
});
afterAll(() => server.close());

function write(sql: string, values: readonly (string | number | Date)[]): Promise<readonly object[]> {
  return server.db.inTransaction({ kind: "tenant", tenantId: acme.tenantId }, (tx) => tx.rows(sql, values));
}

async function ask<Body>(method: "GET" | "POST" | "PUT", path: string, body?: unknown, session: Session = manager) {
  const answer = await fetch(`${server.url}/api/campaign/${path}`, {
    method,
    headers: { ...session, ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Body };
}

const programme = { ...defaultProgramme(civilDateOf("2026-04-01")) };
const { id: _, ...card } = testReward("gift_card", {
  tierId: "tier_1",
  name: "Gift card",
  config: { amountMinor: 2500 },
});

test("the campaign's settings are managers' alone", async () => {
  for (const [method, path] of [
    ["GET", "programme"],
    ["PUT", "programme"],
    ["GET", "participants"],
    ["GET", "redemptions"],
    ["GET", "raffles"],
    ["POST", "adjustments"],
  ] as const)
    expect((await ask(method, path, method === "GET" ? undefined : {}, rep)).status).toBe(403);
});

test("a programme begins as suggested, lets every rep take part, and is refused with the first field that is wrong", async () => {
  const empty = (await ask<CampaignProgramme>("GET", "programme")).body;
  expect(empty).toMatchObject({ programme: null, launched: false, membersByTier: {}, today: "2026-04-20" });
  expect((await ask("PUT", "programme", programme)).status).toBe(200);
  expect((await ask<CampaignProgramme>("GET", "programme")).body).toMatchObject({
    programme,
    membersByTier: { tier_1: 2 },
  });
  const ofAll = (await ask<CampaignProgramme>("GET", "programme", undefined, admin)).body;
  expect(ofAll.membersByTier).toEqual({ tier_1: 3 });

  const tiers = programme.tiers.map((tier) => ({ ...tier, threshold: 0 }));
  expect((await ask<Refused>("PUT", "programme", { ...programme, tiers })).body.error).toMatchObject({
    code: "invalid_programme",
    field: "tiers.1.threshold",
    hint: "not_ascending",
  });
});

test("a reward is what its type needs, is written once however often it is sent, and stays of its kind", async () => {
  const id = randomUUID();
  expect((await ask<Refused>("PUT", `rewards/${id}`, { ...card, config: {} })).body.error).toMatchObject({
    code: "invalid_programme",
    field: "config.amountMinor",
    hint: "missing",
  });
  await ask("PUT", `rewards/${id}`, card);
  await ask("PUT", `rewards/${id}`, card);
  await ask("PUT", `rewards/${id}`, { ...card, name: "Bigger card", config: { amountMinor: 5000 } });
  expect((await ask<Refused>("PUT", `rewards/${id}`, { ...card, source: "vip_tier" })).body.error).toMatchObject({
    code: "not_possible",
    field: "source",
  });
  expect((await ask<CampaignProgramme>("GET", "programme")).body.rewards).toMatchObject([
    { id, name: "Bigger card", config: { amountMinor: 5000 } },
  ]);
  const saved = await write("select from ops.audit_log where tenant_id = $1 and action = 'save_reward'", [
    acme.tenantId,
  ]);
  expect(saved).toHaveLength(2);
});

test("people are found by name or handle with what their window has earned, adjustments included; others' reps aren't", async () => {
  const { n1, s1 } = acme.reps;
  await write(`insert into ledger.counted_days (tenant_id, scope_id, day, units) values ($1, $2, '2026-04-10', 40)`, [
    acme.tenantId,
    n1,
  ]);
  const adjustment = {
    id: randomUUID(),
    participantId: n1,
    kind: "manual_sale",
    day: "2026-04-11",
    units: 7,
    reason: "Fair",
  };
  expect((await ask("POST", "adjustments", adjustment)).status).toBe(200);
  expect((await ask("POST", "adjustments", { ...adjustment, id: randomUUID(), participantId: s1 })).status).toBe(404);
  expect((await ask<Refused>("POST", "adjustments", { ...adjustment, day: "2026-04-21" })).body.error.code).toBe(
    "invalid_dates",
  );
  expect((await ask("POST", `participants/${n1}/handles`, { handle: "@NuriaSells" })).body).toEqual({
    handle: "nuriasells",
    movedVideos: 0,
  });

  const found = (await ask<CampaignParticipants>("GET", "participants?search=%40nuria")).body;
  expect(found).toEqual({
    more: false,
    participants: [
      {
        id: n1,
        name: "n1",
        isRep: true,
        tierId: "tier_1",
        windowStart: "2026-04-01",
        windowEnd: null,
        handles: ["n1", "nuriasells"],
        earned: 47,
      },
    ],
  });
  expect((await ask<CampaignParticipants>("GET", "participants")).body.participants).toHaveLength(2);
  const history = (await ask<ParticipantHistory>("GET", `participants/${n1}`)).body;
  expect(history).toMatchObject({ adjustments: [{ units: 7, reason: "Fair", countedAt: null }], moves: [] });
  expect((await ask("GET", `participants/${s1}`)).status).toBe(404);
});

test("what was claimed waits in the queue, is concluded once, and stays listed as over", async () => {
  const [rewardId, redemptionId] = [randomUUID(), randomUUID()];
  await ask("PUT", `rewards/${rewardId}`, { ...card, source: "vip_tier" });
  await write(
    `insert into campaign.redemptions (tenant_id, id, participant_id, reward_id, type, tier_id, status, created_at, claimed_at)
     values ($1, $2, $3, $4, 'gift_card', 'tier_1', 'claimed', $5, $5)`,
    [acme.tenantId, redemptionId, acme.reps.n1, rewardId, new Date(at("2026-04-19", "12:00"))],
  );
  const queue = async () => (await ask<RedemptionQueue>("GET", "redemptions")).body;
  expect(await queue()).toMatchObject({
    open: [{ id: redemptionId, participant: { name: "n1" }, actions: ["conclude"] }],
    over: [],
    zone: "Europe/Madrid",
  });
  const action = { id: randomUUID(), redemptionId, kind: "conclude" };
  const once = await ask<QueuedRedemption>("POST", "redemptions/actions", action);
  expect(once.body).toMatchObject({ status: "concluded", actions: [] });
  expect((await ask("POST", "redemptions/actions", action)).body).toEqual(once.body);
  expect((await ask<Refused>("POST", "redemptions/actions", { ...action, id: randomUUID() })).body.error.code).toBe(
    "not_possible",
  );
  expect(
    (await ask<Refused>("POST", "redemptions/actions", { ...action, kind: "ship", carrier: "UPS" })).body.error.code,
  ).toBe("conflict");
  expect(await queue()).toMatchObject({ open: [], over: [{ id: redemptionId }] });
});

test("a raffle tells its hash when it starts and its seed with the draw, which anybody can compute again", async () => {
  const { tenantId, reps } = acme;
  const rewardId = (await ask<CampaignProgramme>("GET", "programme")).body.rewards.find(
    ({ source }) => source === "mission",
  )?.id;
  const mission = {
    title: "Spring raffle",
    description: "",
    type: "raffle",
    target: 0,
    tierEligibility: "all",
    previewFrom: null,
    displayOrder: 1,
    featured: false,
    rewardId,
    raffleEndsOn: "2026-04-30",
  };
  const { id } = (await ask<MissionVersion>("POST", "missions", { id: randomUUID(), mission })).body;
  await ask("POST", `missions/${id}/publish`);
  await ask("POST", `missions/${id}/activate`);
  for (const [index, repId] of [reps.n1, reps.n2, reps.s1].entries())
    await write(
      `insert into campaign.raffle_entries (tenant_id, mission_id, participant_id, id, entered_on, entered_at)
       values ($1, $2, $3, $4, '2026-04-20', $5)`,
      [tenantId, id, repId, randomUUID(), new Date(at("2026-04-20", `12:0${index}`))],
    );
  const raffle = async () => (await ask<ManagedRaffles>("GET", "raffles")).body.raffles[0];
  const open = await raffle();
  expect(open).toMatchObject({ missionId: id, title: "Spring raffle", entries: 3, seed: null, due: false });
  expect((await ask<Refused>("POST", `raffles/${id}/draw`)).body.error).toMatchObject({
    code: "not_possible",
    hint: "not_due",
  });

  server.setNow(at("2026-05-03", "12:00"));
  expect(await raffle()).toMatchObject({ due: true });
  expect((await ask("POST", `raffles/${id}/draw`)).body).toEqual({ entries: 3, hasWinner: true });
  const drawn = await raffle();
  const { entrants } = (await ask<RaffleEntrants>("GET", `raffles/${id}`)).body;
  server.setNow(at("2026-04-20", "12:00"));

  const seed = Buffer.from(drawn?.seed ?? "", "hex");
  expect(createHash("sha256").update(seed).digest("hex")).toBe(open?.seedHash);
  const ids = entrants.map((entrant) => entrant.id);
  expect(ids).toEqual([...ids].sort());
  const digest = createHmac("sha256", seed).update(ids.join("\n")).digest("hex");
  const winner = entrants[Number(BigInt(`0x${digest}`) % 3n)];
  expect(entrants.filter(({ outcome }) => outcome === "won")).toEqual([winner]);
  expect(drawn).toMatchObject({ drawnBy: "manager", due: false });
  expect(entrants.map(({ name }) => name).sort()).toEqual(["n1", "n2", null]);
});

test("once a mission is published, what tiers are earned by stays; thresholds may still change", async () => {
  expect((await ask<CampaignProgramme>("GET", "programme")).body.launched).toBe(true);
  expect((await ask<Refused>("PUT", "programme", { ...programme, metric: "sales" })).body.error).toMatchObject({
    code: "not_possible",
    field: "metric",
  });
  const tiers = programme.tiers.map((tier, index) => (index === 3 ? { ...tier, threshold: 900 } : tier));
  expect((await ask("PUT", "programme", { ...programme, tiers })).status).toBe(200);
  const fewer = { ...programme, tiers: programme.tiers.slice(0, 2) };
  expect((await ask<Refused>("PUT", "programme", fewer)).body.error).toMatchObject({
    field: "tiers",
    hint: "wrong_number",
  });
});

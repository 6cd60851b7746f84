import "temporal-polyfill/global";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { minuteMs, plusMs } from "#shared/domain/time/instant.ts";
import { changeCampaign } from "../campaign/campaign-head.ts";
import { campaignStanding } from "../campaign/standing-repository.ts";
import type { Tx } from "../db/db.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { at, createTestDevice, createTestRep } from "../ledger/testing.ts";
import type { RepKey } from "../org/rep-key.ts";
import { codesOf, createTestSync } from "./testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const sync = createTestSync(() => database.db);
const tuesday = at("2026-04-14", "10:00");
const later = (minutes: number) => plusMs(tuesday, minutes * minuteMs);

function inTenant<Value>({ tenantId }: RepKey, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  return database.db.inTransaction({ kind: "tenant", tenantId }, work);
}

/** A programme of three tiers, the rep in the second of them, in a window from January to April. */
async function createProgramme(rep: RepKey): Promise<void> {
  await inTenant(rep, async (tx) => {
    await tx.rows(`insert into campaign.programmes (tenant_id, starts_on) values ($1, '2026-01-01')`, [rep.tenantId]);
    await tx.rows(
      `insert into campaign.tiers (tenant_id, id, ordinal, name, color, threshold)
       select $1, 'tier_' || n, n, 'Tier ' || n, '#888888', (n - 1) * 100 from generate_series(1, 3) n`,
      [rep.tenantId],
    );
    await tx.rows(
      `insert into campaign.participants (tenant_id, id, rep_id, display_name, tier_id, window_start, window_end)
       values ($1, $2, $2, 'Ana Ruiz', 'tier_2', '2026-01-01', '2026-05-01')`,
      [rep.tenantId, rep.repId],
    );
    await changeCampaign(tx, rep.tenantId);
  });
}

type MissionColumns = {
  readonly title: string;
  readonly series?: string;
  readonly version?: number;
  readonly metric?: string;
  readonly tier?: string;
  readonly preview?: string;
  readonly state?: string;
  readonly enabled?: boolean;
};

async function publish(rep: RepKey, mission: MissionColumns): Promise<string> {
  const id = randomUUID();
  const metric = mission.metric ?? "dial_made";
  await inTenant(rep, async (tx) => {
    const version = await changeCampaign(tx, rep.tenantId);
    await tx.rows(
      `insert into campaign.missions (tenant_id, id, series_id, series_version, title, metric, target, tier_eligibility, preview_from,
                                      raffle_ends_on, state, enabled, activated, version)
       values ($1, $2, $3, $4, $5, $6, case when $6 = 'raffle' then 0 else 10 end, $7, $8,
               case when $6 = 'raffle' then date '2026-04-30' end, $9, $10, true, $11)`,
      [
        rep.tenantId,
        id,
        mission.series ?? id,
        mission.version ?? 1,
        mission.title,
        metric,
        mission.tier ?? "all",
        mission.preview ?? null,
        mission.state ?? "published",
        mission.enabled ?? true,
        version,
      ],
    );
  });
  return id;
}

type RowColumns = { readonly missionId: string; readonly status?: string; readonly end?: string };

async function giveRow(rep: RepKey, { missionId, status = "active", end = "2026-05-01" }: RowColumns): Promise<string> {
  const id = randomUUID();
  await inTenant(rep, async (tx) => {
    const start = end === "2026-05-01" ? "2026-01-01" : "2025-09-01";
    await tx.rows(
      `insert into campaign.progress_windows (tenant_id, participant_id, window_start, window_end, sales_minor, dial_made)
       values ($1, $2, $3, $4, 125050, 7) on conflict do nothing`,
      [rep.tenantId, rep.repId, start, end],
    );
    await tx.rows(
      `insert into campaign.progress_rows (tenant_id, participant_id, mission_id, window_start, window_end, id, status, completed_at,
                                           value_at_completion, version)
       values ($1, $2, $3, $4, $5, $6, $7, case when $7 = 'completed' then timestamptz '2026-04-01' end, 10, 1)`,
      [rep.tenantId, rep.repId, missionId, start, end, id, status],
    );
    await tx.rows(
      `update ledger.heads set version = version + 1, campaign_version = version + 1 where tenant_id = $1 and scope_id = $2`,
      [rep.tenantId, rep.repId],
    );
  });
  return id;
}

const standingOf = (rep: RepKey) => inTenant(rep, (tx) => campaignStanding(tx, rep, tuesday));
const titlesOf = async (rep: RepKey) => (await standingOf(rep))?.missions.map(({ title }) => title).sort();

test("a tenant without a campaign tells its devices of none", async () => {
  const rep = await createTestRep(database.db);
  const answer = await sync(rep, createTestDevice(), tuesday);
  expect(answer.changes.campaign).toBeUndefined();
});

test("a device is told of the campaign when the rep's part or the tenant's changed since its cursor, and else not", async () => {
  const rep = await createTestRep(database.db);
  const phone = createTestDevice();
  const before = await sync(rep, phone, tuesday);
  await createProgramme(rep);
  const told = await sync(rep, phone, later(1), [], before.cursor);
  expect(told.changes.campaign).toMatchObject({ tierId: "tier_2", missions: [], currency: "EUR" });
  // What else the tenant decides didn't change.
  expect(told.changes.profile).toBeUndefined();
  const quiet = await sync(rep, phone, later(2), [], told.cursor);
  expect(quiet.changes.campaign).toBeUndefined();

  const missionId = await publish(rep, { title: "Dials" });
  const published = await sync(rep, phone, later(3), [], quiet.cursor);
  expect(published.changes.campaign?.missions).toMatchObject([{ id: missionId, type: "dial_made", target: 10 }]);

  const rowId = await giveRow(rep, { missionId });
  const moved = await sync(rep, phone, later(4), [], published.cursor);
  expect(moved.changes.campaign).toMatchObject({
    progress: [{ id: rowId, missionId, status: "active", windowStart: "2026-01-01", windowEnd: "2026-05-01" }],
    windows: [{ windowStart: "2026-01-01", windowEnd: "2026-05-01", totals: { sales_dollars: 125_050, dial_made: 7 } }],
  });
  expect((await sync(rep, phone, later(5), [], moved.cursor)).changes.campaign).toBeUndefined();
  expect((await sync(rep, createTestDevice(), later(6))).changes.campaign).toEqual({
    ...moved.changes.campaign,
    asOf: later(6),
  });
});

test("a device that reads in pages is told once, and again if the campaign changes between them", async () => {
  const rep = await createTestRep(database.db);
  await createProgramme(rep);
  const phone = createTestDevice();
  const logs = [1, 2, 3].map((day) => phone.log({ activity: "email_sent" }, at(`2026-04-0${day + 6}`, "10:00")));
  await sync(rep, phone, tuesday, logs);
  const laptop = createTestDevice();
  const { syncDevice } = await import("./sync.ts");
  const page = async (cursor: string | null, minutes: number) => {
    const answer = await syncDevice(database.db, rep, laptop.request(later(minutes), [], cursor), later(minutes), {
      pageRows: 2,
    });
    if (!answer) throw new Error("The rep is unknown");
    return answer;
  };
  const first = await page(null, 1);
  expect([first.more, first.changes.campaign !== undefined]).toEqual([true, true]);
  const second = await page(first.cursor, 2);
  expect([second.more, second.changes.campaign !== undefined]).toEqual([true, false]);
  await publish(rep, { title: "Dials" });
  const third = await page(second.cursor, 3);
  expect(third.changes.campaign?.missions).toMatchObject([{ title: "Dials" }]);
});

test("a rep sees the missions of the own tier and those below it, and of higher ones the previews", async () => {
  const rep = await createTestRep(database.db);
  await createProgramme(rep);
  await publish(rep, { title: "all" });
  await publish(rep, { title: "below", tier: "tier_1" });
  await publish(rep, { title: "own", tier: "tier_2" });
  await publish(rep, { title: "above", tier: "tier_3" });
  await publish(rep, { title: "preview", tier: "tier_3", preview: "tier_1" });
  await publish(rep, { title: "preview of higher ones", tier: "tier_3", preview: "tier_3" });
  await publish(rep, { title: "draft", state: "draft" });
  await publish(rep, { title: "hidden", enabled: false });
  await publish(rep, { title: "unknown tier", tier: "tier_6" });
  expect(await titlesOf(rep)).toEqual(["all", "below", "own", "preview"]);
});

test("what a rep has completed stays, whatever becomes of the mission; what is under way goes with it", async () => {
  const rep = await createTestRep(database.db);
  await createProgramme(rep);
  await sync(rep, createTestDevice(), tuesday);
  const done = await publish(rep, { title: "done", enabled: false, tier: "tier_3" });
  const begun = await publish(rep, { title: "begun", enabled: false });
  await giveRow(rep, { missionId: done, status: "completed" });
  await giveRow(rep, { missionId: begun });
  expect(await titlesOf(rep)).toEqual(["done"]);
  expect((await standingOf(rep))?.progress).toMatchObject([{ missionId: done, valueAtCompletion: 10 }]);
});

test("of an edited mission the rep sees the version that is under way, and after its window the new one", async () => {
  const rep = await createTestRep(database.db);
  await createProgramme(rep);
  await sync(rep, createTestDevice(), tuesday);
  const first = await publish(rep, { title: "first" });
  await giveRow(rep, { missionId: first });
  await publish(rep, { title: "second", series: first, version: 2 });
  expect(await titlesOf(rep)).toEqual(["first"]);

  const old = await publish(rep, { title: "old" });
  await giveRow(rep, { missionId: old, end: "2026-01-01" });
  await publish(rep, { title: "new", series: old, version: 2 });
  expect(await titlesOf(rep)).toEqual(["first", "new", "old"]);
});

test("a window without an end is told as open", async () => {
  const rep = await createTestRep(database.db);
  await createProgramme(rep);
  await inTenant(rep, (tx) =>
    tx.rows(`update campaign.participants set window_end = 'infinity' where tenant_id = $1`, [rep.tenantId]),
  );
  expect((await standingOf(rep))?.window).toEqual({ start: "2026-01-01", end: null });
});

test("a raffle's seed stays the server's until the draw, and a reward's coupon until its discount begins", async () => {
  const rep = await createTestRep(database.db);
  await createProgramme(rep);
  const missionId = await publish(rep, { title: "Raffle", metric: "raffle" });
  const seed = "ab".repeat(32);
  await inTenant(rep, async (tx) => {
    await tx.rows(
      `insert into campaign.raffles (tenant_id, mission_id, seed, opened_at) values ($1, $2, $3, '2026-04-01')`,
      [rep.tenantId, missionId, seed],
    );
    await tx.rows(
      `insert into campaign.rewards (tenant_id, id, type, source, tier_id, name, config, frequency, quantity)
       values ($1, $2, 'discount', 'vip_tier', 'tier_2', 'Ten percent',
               '{"rate": 1000, "durationMinutes": 1440, "coupon": "SECRET10"}', 'one_time', 1)`,
      [rep.tenantId, randomUUID()],
    );
  });
  const open = await standingOf(rep);
  expect(open?.missions[0]?.raffle).toMatchObject({ endsOn: "2026-04-30", seed: null, drawnAt: null, entries: 0 });
  expect(open?.missions[0]?.raffle?.seedHash).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(open)).not.toMatch(/SECRET10|abababab/);

  const entryId = randomUUID();
  await inTenant(rep, async (tx) => {
    await tx.rows(
      `insert into campaign.raffle_entries (tenant_id, mission_id, participant_id, id, entered_on, entered_at, outcome)
       values ($1, $2, $3, $4, '2026-04-14', '2026-04-14', 'won')`,
      [rep.tenantId, missionId, rep.repId, entryId],
    );
    await tx.rows(`update campaign.raffles set drawn_at = '2026-05-02', drawn_by = 'job' where tenant_id = $1`, [
      rep.tenantId,
    ]);
  });
  const raffleOn = async (date: string) => {
    const standing = await inTenant(rep, (tx) => campaignStanding(tx, rep, at(date, "10:00")));
    return standing?.missions[0]?.raffle;
  };
  expect(await raffleOn("2026-05-03")).toMatchObject({ seed, draw: { entryIds: [entryId], winningId: entryId } });
  // The entries are told for some weeks.
  expect(await raffleOn("2026-06-07")).toMatchObject({ seed, entries: 1, draw: null });
});

async function openRaffle(rep: RepKey): Promise<string> {
  const missionId = await publish(rep, { title: "Raffle", metric: "raffle" });
  await inTenant(rep, (tx) =>
    tx.rows(`insert into campaign.raffles (tenant_id, mission_id, seed, opened_at) values ($1, $2, $3, '2026-04-01')`, [
      rep.tenantId,
      missionId,
      "cd".repeat(32),
    ]),
  );
  return missionId;
}

test("an entry is decided once: the device that made it and the rep's others are told, sent again it is a duplicate", async () => {
  const rep = await createTestRep(database.db);
  await createProgramme(rep);
  const missionId = await openRaffle(rep);
  const [phone, laptop] = [createTestDevice(), createTestDevice()];
  const before = await sync(rep, laptop, tuesday);
  const enter = (recordedAt = tuesday) => phone.operation({ kind: "enter_raffle", body: { missionId } }, recordedAt);
  const entry = enter();
  const first = await sync(rep, phone, later(1), [entry], before.cursor);
  expect(codesOf(first)).toEqual(["applied"]);
  expect(first.changes.campaign).toMatchObject({
    entered: [missionId],
    progress: [{ missionId, status: "completed" }],
    missions: [{ raffle: { entries: 1 } }],
  });

  const told = await sync(rep, laptop, later(2), [], before.cursor);
  expect(told.changes.campaign?.entered).toEqual([missionId]);
  const again = await sync(rep, phone, later(3), [entry, enter(later(2))], first.cursor);
  expect(codesOf(again)).toEqual(["duplicate", "already_entered"]);
  expect(again.changes.campaign).toBeUndefined();
});

test("a decision that can't be read, or isn't the rep's to take, is refused for itself beside one that is taken", async () => {
  const rep = await createTestRep(database.db);
  await createProgramme(rep);
  const missionId = await openRaffle(rep);
  const phone = createTestDevice();
  const claim = { subjectType: "tier_reward", subjectId: randomUUID() } as const;
  const address = { name: "Ana", line1: "Gran Vía 1", city: "Madrid", postalCode: "28013", country: "Spain" };
  const operations = [
    phone.operation({ kind: "claim", body: { ...claim, address } }, tuesday),
    phone.operation({ kind: "claim", body: { ...claim, scheduledTime: "9:00" } }, tuesday),
    phone.operation({ kind: "claim", body: claim }, tuesday),
    phone.operation(
      { kind: "give_payment_info", body: { redemptionId: randomUUID(), method: "venmo", account: "ana@example.com" } },
      tuesday,
    ),
    phone.operation({ kind: "enter_raffle", body: { missionId } }, tuesday),
    phone.log({ activity: "email_sent" }, tuesday),
  ];
  const answer = await sync(rep, phone, later(1), operations);
  expect(codesOf(answer)).toEqual([
    "invalid_country",
    "invalid_body",
    "not_claimable",
    "invalid_account",
    "applied",
    "applied",
  ]);
  expect(answer.changes.campaign?.entered).toEqual([missionId]);
});

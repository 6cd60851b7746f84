import "temporal-polyfill/global";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { instantOf, plusMs } from "#shared/domain/time/instant.ts";
import { zoneOf } from "#shared/domain/time/zone.ts";
import { redemptionQueue } from "../../campaign/redemption-queue.ts";
import { createTestDatabase, type TestDatabase } from "../../db/testing.ts";
import { demoHistoryFirstDay, importDemoHistory } from "../../imports/demo-history.ts";
import { ensureDemoCampaign } from "./demo-campaign.ts";

const tenantId = randomUUID();
const now = instantOf(Date.UTC(2026, 5, 10, 9, 30));
const zone = zoneOf("Europe/Madrid");
const firstDay = demoHistoryFirstDay(now, zone);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const teamId = randomUUID();
  await inTenant(async (tx) => {
    await tx.rows("insert into org.tenants (tenant_id, name, zone) values ($1, 'Demo', $2)", [tenantId, zone]);
    await tx.rows("insert into org.teams (tenant_id, id, name) values ($1, $2, 'Team')", [tenantId, teamId]);
    await tx.rows(
      `insert into org.reps (tenant_id, id, code, display_name, zone, joined_on, team_id)
       select $1, gen_random_uuid(), 'rep' || lpad(n::text, 2, '0'), 'Rep ' || n, $2, $3, $4 from generate_series(1, 12) n`,
      [tenantId, zone, firstDay, teamId],
    );
  });
  await importDemoHistory(database.db, tenantId, now);
  await ensureDemoCampaign(database.db, tenantId, firstDay, now);
});
afterAll(() => database.drop());

type InTenant = Parameters<TestDatabase["db"]["inTransaction"]>[1];
const inTenant = <Value>(work: (tx: Parameters<InTenant>[0]) => Promise<Value>) =>
  database.db.inTransaction({ kind: "tenant", tenantId }, work);

test("it has reps of all tiers, missions of every status, and an open raffle with entries", async () => {
  const tiers = await inTenant((tx) =>
    tx.rows(
      `select tier_id, count(*)::int as reps from campaign.participants where tenant_id = $1 group by tier_id order by tier_id`,
      [tenantId],
    ),
  );
  expect(tiers).toEqual([
    { tier_id: "tier_1", reps: 5 },
    { tier_id: "tier_2", reps: 3 },
    { tier_id: "tier_3", reps: 3 },
    { tier_id: "tier_4", reps: 1 },
  ]);
  const statuses = await inTenant((tx) =>
    tx.rows<{ status: string }>(
      "select distinct status from campaign.progress_rows where tenant_id = $1 order by status",
      [tenantId],
    ),
  );
  expect(statuses.map(({ status }) => status)).toEqual(["active", "completed", "dormant"]);
  const raffles = await inTenant((tx) =>
    tx.rows(
      `select f.drawn_at, length(f.seed_hash) as hash,
              (select count(*)::int from campaign.raffle_entries e where e.tenant_id = $1) as entries
         from campaign.raffles f where f.tenant_id = $1`,
      [tenantId],
    ),
  );
  expect(raffles).toEqual([{ drawn_at: null, hash: 64, entries: 3 }]);
});

test("its queue shows boosts, gifts, discounts and cards in every state", async () => {
  const admin = { tenantId, userId: "a", role: "admin", repId: null } as const;
  const queue = await inTenant((tx) => redemptionQueue(tx, admin, { show: "all" }, now));
  const states = queue.map(
    ({ reward, status, boost, shipment }) => `${reward.type} ${boost?.state ?? shipment?.state ?? status}`,
  );
  expect(states.sort()).toEqual([
    "commission_boost active",
    "commission_boost paid",
    "commission_boost pending_info",
    "commission_boost pending_payout",
    "commission_boost scheduled",
    "discount claimed",
    "discount fulfilled",
    "gift_card claimed",
    "gift_card claimed",
    "physical_gift address_given",
    "physical_gift shipped",
    "spark_ads concluded",
  ]);
});

test("the next start changes nothing", async () => {
  const versions = () =>
    inTenant((tx) => tx.rows("select scope_id, version from ledger.heads where tenant_id = $1 order by 1", [tenantId]));
  const before = await versions();
  await ensureDemoCampaign(database.db, tenantId, firstDay, plusMs(now, 1000));
  expect(await versions()).toEqual(before);
});

import "temporal-polyfill/global";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { auditRollup } from "./audit-rollup.ts";
import { recompute } from "./recompute.ts";
import { createTestCampaign, now } from "./recompute-testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("dates whose rollup isn't what the facts say are found, written anew, and lead to the right missions", async () => {
  const campaign = await createTestCampaign(database.db);
  const [ana, ben] = [await campaign.participant(), await campaign.participant({ isRep: false })];
  await campaign.mission({ target: 10 });
  await campaign.logged(ana, "2026-05-06", { dial_made: 6 });
  for (const each of [ana, ben]) await campaign.video(each, "2026-05-06", { units: 6, sales: 100, views: 9, likes: 1 });
  await recompute(database.db, campaign.tenantId, { scope: "all", now });
  const audit = (dryRun: boolean) => auditRollup(database.db, campaign.tenantId, { dryRun });
  expect(await audit(false)).toEqual({ participants: 2, differing: new Map() });

  const write = (sql: string) => campaign.run((tx) => tx.rows(sql, [campaign.tenantId, ana]));
  await write("update ledger.counted_days set units = 99, dial_made = 0 where tenant_id = $1 and scope_id = $2");
  await write("insert into ledger.counted_days (tenant_id, scope_id, day, units) values ($1, $2, '2026-05-07', 5)");
  const found = { participants: 2, differing: new Map([[ana, 2]]) };
  expect(await audit(true)).toEqual(found);
  expect(await audit(false)).toEqual(found);
  expect(await audit(false)).toEqual({ participants: 2, differing: new Map() });
  await recompute(database.db, campaign.tenantId, { scope: "marked", now });
  expect(await campaign.row(ana)).toEqual({ status: "active", value: 6 });

  await write("delete from ledger.counted_days where tenant_id = $1 and scope_id = $2");
  expect((await audit(false)).differing).toEqual(new Map([[ana, 1]]));
  expect((await audit(true)).differing).toEqual(new Map());
});

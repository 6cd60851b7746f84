import "temporal-polyfill/global";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { createProgressRows } from "./recompute.ts";
import { createTestCampaign, now, type TestCampaign } from "./recompute-testing.ts";

let database: TestDatabase;
let campaign: TestCampaign;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  campaign = await createTestCampaign(database.db);
});

const update = "select rows_completed from campaign.update_mission_progress($1, $2, now())";

/** Somebody with one sale of the three that the mission asks for. */
async function seller(of: TestCampaign = campaign): Promise<string> {
  const id = await of.participant();
  await of.mission({ target: 3 });
  await of.video(id, "2026-05-02", { units: 1 });
  await createProgressRows(database.db, of.tenantId, { scope: "all", now });
  return id;
}

test("nobody but the service role may call what works for a whole tenant", async () => {
  const rows = await database.db.inTransaction({ kind: "none" }, (tx) =>
    tx.rows<{ name: string; service: boolean; app: boolean; everybody: boolean; definer: boolean }>(
      `select p.proname as name, has_function_privilege('perennial_service', p.oid, 'execute') as service,
              has_function_privilege('perennial_app', p.oid, 'execute') as app, p.prosecdef as definer,
              has_function_privilege('perennial_auth', p.oid, 'execute') as everybody
         from pg_proc p
        where p.pronamespace = 'campaign'::regnamespace and p.proname ~ '(mission_progress|lock_participants|sum_of_days|counted_columns|figure_column)'
        order by p.proname`,
    ),
  );
  expect(rows.map(({ name }) => name)).toEqual([
    "compare_mission_progress",
    "counted_columns",
    "create_mission_progress_for_eligible_users",
    "figure_column",
    "judge_mission_progress",
    "lock_participants",
    "missing_mission_progress",
    "sum_of_days",
    "update_mission_progress",
  ]);
  for (const row of rows)
    expect(row).toEqual({ name: row.name, service: true, app: false, everybody: false, definer: false });

  const ana = await seller();
  await expect(campaign.run((tx) => tx.rows(update, [campaign.tenantId, [ana]]))).rejects.toThrow("permission denied");
});

test("I5 the service role is bound to its transaction's tenant, whatever tenant it names", async () => {
  const other = await createTestCampaign(database.db);
  const theirs = await seller(other);
  await other.video(theirs, "2026-05-03", { units: 5 });
  await database.db.inTransaction({ kind: "service", tenantId: campaign.tenantId }, async (tx) => {
    expect(await tx.rows(update, [other.tenantId, [theirs]])).toEqual([{ rows_completed: 0 }]);
  });
  expect((await other.row(theirs)).status).toBe("active");
  const [again] = await campaign.run((tx) => tx.rows("select current_user::text as role"));
  expect(again).toEqual({ role: "perennial_app" });
});

test("tables that a caller puts in front of the product's forge nothing", async () => {
  const ana = await seller();
  await database.db.inTransaction({ kind: "service", tenantId: campaign.tenantId }, async (tx) => {
    for (const table of ["counted_days", "videos", "heads", "progress_windows", "progress_rows", "missions"])
      await tx.rows(
        `create temp table ${table} on commit drop as
         select * from ${["counted_days", "heads"].includes(table) ? "ledger" : "campaign"}.${table}`,
      );
    await tx.rows("update pg_temp.counted_days set units = 99");
    await tx.rows("update pg_temp.missions set target = 1");
    await tx.rows("set local search_path = pg_temp, campaign, ledger, public");
    expect(await tx.rows(update, [campaign.tenantId, [ana]])).toEqual([{ rows_completed: 0 }]);
  });
  expect(await campaign.row(ana)).toEqual({ status: "active", value: 1 });
});

test("a session in another time zone computes the same windows and the same moment of completion", async () => {
  const ana = await campaign.participant({ from: "2026-05-02", to: "2026-05-03" });
  await campaign.mission({ target: 3 });
  await createProgressRows(database.db, campaign.tenantId, { scope: "all", now });
  for (const [day, units] of [
    ["2026-05-01", 10],
    ["2026-05-02", 3],
    ["2026-05-03", 20],
  ] as const)
    await campaign.video(ana, day, { units });
  await database.db.inTransaction({ kind: "service", tenantId: campaign.tenantId }, async (tx) => {
    await tx.rows("set local timezone = 'Pacific/Auckland'");
    await tx.rows("select campaign.update_mission_progress($1, $2, $3)", [campaign.tenantId, [ana], new Date(now)]);
  });
  expect(await campaign.rows()).toMatchObject([
    { status: "completed", value: 3, from: "2026-05-02", to: "2026-05-03", completed_at: new Date(now) },
  ]);
});

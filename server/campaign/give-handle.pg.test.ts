import "temporal-polyfill/global";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { at } from "../ledger/testing.ts";
import { giveHandle } from "./give-handle.ts";
import { ensureNamedParticipants } from "./participants.ts";
import { createTestRewards, type TestRewards } from "./rewards-testing.ts";
import { settleProgress } from "./settle-missions.ts";

const now = at("2026-05-10", "14:00");

let database: TestDatabase;
let campaign: TestRewards;
let ana: string;
let named: string;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  campaign = await createTestRewards(database);
  ana = await campaign.participant();
  await campaign.run((tx) => ensureNamedParticipants(tx, campaign.tenantId, ["ana"]));
  const [row] = await campaign.run((tx) =>
    tx.rows<{ id: string }>("select participant_id as id from campaign.handles where tenant_id = $1", [
      campaign.tenantId,
    ]),
  );
  named = row?.id ?? "";
});

const give = (handle: string, participantId: string, role: "admin" | "manager" = "admin") =>
  giveHandle(
    database.db,
    { tenantId: campaign.tenantId, userId: "boss", role, repId: null },
    { handle, participantId },
    now,
  );

const unitsOf = async (participantId: string) => {
  const rows = await campaign.run((tx) =>
    tx.rows<{ day: string; units: bigint }>(
      "select day, units from ledger.counted_days where tenant_id = $1 and scope_id = $2 and units <> 0 order by day",
      [campaign.tenantId, participantId],
    ),
  );
  return rows.map(({ day, units }) => [day, Number(units)]);
};

test("a handle takes its videos along, and both windows are computed anew", async () => {
  await campaign.mission(await campaign.reward(), { target: 10 });
  await campaign.video(named, "2026-05-01", { units: 6 });
  await campaign.video(named, "2026-05-02", { units: 7 });
  await campaign.step(settleProgress, now);
  expect(await give(" @ANA ", ana)).toEqual({ ok: true, value: { handle: "ana", movedVideos: 2 } });
  expect(await unitsOf(named)).toEqual([]);
  expect(await unitsOf(ana)).toEqual([
    ["2026-05-01", 6],
    ["2026-05-02", 7],
  ]);
  const marked = await campaign.run((tx) =>
    tx.rows<{ scope_id: string }>(
      "select scope_id from ledger.heads where tenant_id = $1 and campaign_dirty order by scope_id",
      [campaign.tenantId],
    ),
  );
  expect(marked.map(({ scope_id }) => scope_id)).toEqual([ana, named].sort());
  expect(await give("ana", ana)).toEqual({ ok: true, value: { handle: "ana", movedVideos: 0 } });
});

test("a new handle is simply given; one that can't be one, and somebody who isn't there, are refused", async () => {
  expect(await give("ana.new", ana)).toMatchObject({ ok: true, value: { movedVideos: 0 } });
  expect(await give("two words", ana)).toMatchObject({ error: { code: "handle_invalid" } });
  expect(await give("@", ana)).toMatchObject({ error: { code: "handle_invalid" } });
  expect(await give("ana", "0de30000-0000-4000-8000-00000000ffff")).toMatchObject({
    error: { code: "participant_not_found" },
  });
});

test("I5 nobody takes a handle from a rep of another team, nor gives one to such a rep", async () => {
  const ben = await campaign.participant();
  await give("ben", ben);
  expect(await give("ben", ana, "manager")).toMatchObject({ error: { code: "participant_not_found" } });
  const own = await campaign.manages("boss");
  expect(await give("ana", own, "manager")).toMatchObject({ ok: true });
  expect(await give("ben", own, "manager")).toMatchObject({ error: { code: "handle_taken" } });
});

import { readFile } from "node:fs/promises";
import path from "node:path";
import { defaultProgramme } from "#shared/domain/campaign/programme.ts";
import { importedFactId } from "#shared/domain/ledger/causal-id.ts";
import { addDays, type CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt, instantAt } from "#shared/domain/time/zone.ts";
import { changeCampaign } from "../../campaign/campaign-head.ts";
import type { CampaignRun } from "../../campaign/campaign-run.ts";
import { writeCommunications } from "../../campaign/communications.ts";
import { changeStanding, saveDraft } from "../../campaign/missions-repository.ts";
import { programmeOf } from "../../campaign/programme-repository.ts";
import { saveProgramme } from "../../campaign/programme-settings.ts";
import { openRaffles } from "../../campaign/raffle-draw.ts";
import { saveReward } from "../../campaign/rewards-repository.ts";
import { settleProgress, settleRows } from "../../campaign/settle-missions.ts";
import { settleTiers } from "../../campaign/settle-tiers.ts";
import type { Db, Tx } from "../../db/db.ts";
import { importVideos } from "../../imports/import-videos.ts";
import { tenantClockOf } from "../../org/tenants.ts";
import { demoMissions } from "./demo-missions.ts";
import { demoRewards } from "./demo-rewards.ts";
import { type DemoReps, playDemoStories } from "./demo-stories.ts";

/** After so many days of the programme the demo's reps were promoted. */
const promotedAfterDays = 7;

/** So many days ago the demo's missions were computed for the first time. */
const completedDaysAgo = 3;

/** Units that reps sold before the programme's first run, by code: they make tiers of all kinds. */
const earlyUnits: { readonly [code: string]: number } = {
  rep01: 520,
  rep02: 310,
  rep03: 305,
  rep04: 300,
  rep07: 120,
  rep08: 110,
  rep09: 105,
};

/** Who does what in the demo besides the people who sign in. */
const demoManager = "demo";

/**
 * Gives the demo tenant a campaign that has gone on since its first date: tiers, rewards, missions over what reps log and post, an open raffle,
 * and redemptions in every state. A tenant that has one keeps it; one whose making was cut off gets the rest.
 */
export async function ensureDemoCampaign(db: Db, tenantId: string, firstDay: CivilDate, now: Instant): Promise<void> {
  const run: CampaignRun = {
    db,
    tenantId,
    now,
    dryRun: false,
    limit: null,
    signal: new AbortController().signal,
    report: { count() {}, badRow: (subject, reason) => fail(`${subject}: ${reason}`), progress() {}, say() {} },
  };
  const inTransaction = <Value>(work: (tx: Tx) => Promise<Value>) =>
    db.inTransaction({ kind: "tenant", tenantId }, work);
  if (await inTransaction((tx) => isDone(tx, tenantId))) return;

  const clock = await inTransaction((tx) => tenantClockOf(tx, tenantId));
  const today = dateAt(now, clock);
  // A start of yesterday that was cut off has begun it already.
  const programme = (await inTransaction((tx) => programmeOf(tx, tenantId))) ?? defaultProgramme(firstDay);
  const { startsOn } = programme;
  const saved = await saveProgramme(db, { tenantId, userId: demoManager }, programme, now);
  if (!saved.ok) fail(saved.error.code);
  await inTransaction(async (tx) => {
    const version = await changeCampaign(tx, tenantId);
    for (const reward of demoRewards(tenantId)) await saveReward(tx, tenantId, reward, version);
    for (const { activated, ...mission } of demoMissions(tenantId, today)) {
      await saveDraft(tx, tenantId, { ...mission, seriesId: mission.id, seriesVersion: 1 }, version);
      await changeStanding(tx, tenantId, mission.id, { state: "published", publishedAt: now, activated }, version);
    }
    await openRaffles(tx, tenantId, now);
    await sellUnits(tx, tenantId, startsOn, now);
  });
  const promotedAt = atTime(addDays(startsOn, promotedAfterDays), "14:00");
  await settleTiers({ ...run, now: promotedAt });

  const videos = await importVideos(
    db,
    { tenantId, userId: null, role: "admin" },
    { bytes: demoVideos(today), origin: "demo_history", name: "videos.csv" },
    now,
  );
  if (!videos.ok) fail(videos.error.code);
  const early = { ...run, now: atTime(addDays(today, -completedDaysAgo), "14:00") };
  await settleRows(early);
  await settleProgress(early);
  await playDemoStories(run, { reps: await inTransaction((tx) => repsByCode(tx, tenantId)), clock, promotedAt });
  await settleProgress(run);
  await writeCommunications(run);

  function atTime(date: CivilDate, time: string): Instant {
    const moment = instantAt(date, time, clock.zone);
    return moment ?? fail(`Not a time: ${time}`);
  }
}

/** The last thing that is made is the notices. */
async function isDone(tx: Tx, tenantId: string): Promise<boolean> {
  const rows = await tx.rows("select from campaign.communications where tenant_id = $1 limit 1", [tenantId]);
  return rows.length > 0;
}

async function sellUnits(tx: Tx, tenantId: string, startsOn: CivilDate, now: Instant): Promise<void> {
  for (const [code, participantId] of await repsByCode(tx, tenantId)) {
    const units = earlyUnits[code];
    if (units === undefined) continue;
    await tx.rows(
      `insert into campaign.adjustments (
         tenant_id, id, participant_id, kind, day, units, reason, decided_by, decided_at, counted_at)
       values ($1, $2, $3, 'manual_sale', $4, $5, 'Sold before the programme was counted by files', $6, $7, $7)
       on conflict do nothing`,
      [
        tenantId,
        importedFactId(tenantId, `demo-units/${code}`),
        participantId,
        startsOn,
        units,
        demoManager,
        new Date(now),
      ],
    );
  }
}

async function repsByCode(tx: Tx, tenantId: string): Promise<DemoReps> {
  const rows = await tx.rows<{ code: string; id: string }>("select code, id from org.reps where tenant_id = $1", [
    tenantId,
  ]);
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** The file with days before today made dates. */
async function* demoVideos(today: CivilDate): AsyncGenerator<Uint8Array> {
  const text = await readFile(path.join(import.meta.dirname, "videos.csv"), "utf8");
  const [header = "", ...rows] = text.trimEnd().split("\n");
  const dated = rows.map((row) => {
    const [handle, video, daysAgo, ...figures] = row.split(",");
    return [handle, video, addDays(today, -Number(daysAgo)), ...figures].join(",");
  });
  yield Buffer.from([header, ...dated].join("\n"));
}

function fail(reason: string): never {
  throw new Error(`The demo's campaign can't be made: ${reason}`);
}

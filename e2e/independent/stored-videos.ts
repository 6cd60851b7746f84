import { randomUUID } from "node:crypto";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { type Instant, instantOf } from "#shared/domain/time/instant.ts";
import type { Db, Tx } from "../../server/db/db.ts";
import { importVideos } from "../../server/imports/import-videos.ts";
import { createTestTenant, fileOf } from "../../server/imports/testing.ts";
import { undoImport } from "../../server/imports/undo-import.ts";
import { videosIn } from "../../server/imports/videos/testing.ts";
import { missionRecompute } from "../../server/jobs/mission-recompute.ts";
import { createTestRunner, unwatched } from "../../server/jobs/testing.ts";
import type { CountedFile, CountedVideos, CountedWindow } from "./counted-videos.ts";

export const startsOn = "2017-11-15";
/** Some reach them and some don't, whatever part of the files is imported. */
export const targets: CountedWindow = {
  sales_dollars: 500_000,
  sales_units: 100,
  videos: 2,
  views: 1_000_000,
  likes: 50_000,
};

/** After all of the files. */
const lastMoment = instantOf(Date.UTC(2026, 0, 1, 12));

/** A tenant of its own with a mission for each metric, into which files are imported one by one. */
export async function createVideoTenant(db: Db) {
  const tenant = await createTestTenant(db, { codes: ["rep01"], joinedOn: civilDateOf(startsOn) });
  const { tenantId, admin } = tenant;
  const inTenant = <Value>(work: (tx: Tx) => Promise<Value>) => db.inTransaction({ kind: "tenant", tenantId }, work);
  await inTenant(async (tx) => {
    await tx.rows("insert into campaign.programmes (tenant_id, starts_on) values ($1, $2)", [tenantId, startsOn]);
    await tx.rows(
      `insert into campaign.tiers (tenant_id, id, ordinal, name, color, threshold) values ($1, 'tier_1', 1, 'One', '#000000', 0)`,
      [tenantId],
    );
    for (const [metric, target] of Object.entries(targets))
      await tx.rows(
        `insert into campaign.missions (tenant_id, id, series_id, title, metric, target, state, activated, published_at)
         values ($1, $2, $2, $3, $3, $4, 'published', true, now())`,
        [tenantId, randomUUID(), metric, target],
      );
  });

  return {
    async importFile({ asOf, csv }: CountedFile): Promise<string> {
      const file = { bytes: fileOf(csv, 65_536), asOf: civilDateOf(asOf), origin: "file" as const };
      const report = await importVideos(db, admin, file, lastMoment);
      if (!report.ok) throw new Error(`${asOf}: ${report.error.code}`);
      const { importId, rejectedRows, notCounted } = report.value;
      if (rejectedRows + notCounted > 0)
        throw new Error(`${asOf}: ${rejectedRows} rejected, ${notCounted} not counted`);
      return importId;
    },

    async undo(importId: string): Promise<void> {
      const undone = await undoImport(db, admin, importId, lastMoment);
      if (!undone.ok) throw new Error(undone.error.code);
    },

    /** The daily run, at noon of a date. */
    async runDaily(date: string): Promise<void> {
      const now: Instant = instantOf(Date.parse(`${date}T13:00:00Z`));
      const runner = createTestRunner({ db, jobs: [missionRecompute], clock: () => now });
      await runner.runNow(tenantId, missionRecompute, { dryRun: false, limit: null, verbose: false }, unwatched);
    },

    async stored(): Promise<CountedVideos> {
      const videos = await videosIn(db, tenantId);
      const windows = await inTenant((tx) =>
        tx.rows<CountedWindow & { handle: string }>(windowsSql, [tenantId, startsOn]),
      );
      return {
        videos: Object.fromEntries(videos.map(({ video, ...figures }) => [video, figures])),
        windows: Object.fromEntries(windows.map(({ handle, ...window }) => [handle, window])),
      };
    },

    /** Everybody's value and status by metric, as missions have them. */
    async progress(): Promise<{ readonly [handleAndMetric: string]: string }> {
      const rows = await inTenant((tx) =>
        tx.rows<{ key: string; standing: string }>(
          `select h.handle || ' ' || m.title as key, v.current_value || ' ' || v.status as standing
             from campaign.mission_progress v
             join campaign.missions m on m.tenant_id = v.tenant_id and m.id = v.mission_id
             join campaign.handles h on h.tenant_id = v.tenant_id and h.participant_id = v.user_id
            where v.tenant_id = $1 and h.handle <> 'rep01'`,
          [tenantId],
        ),
      );
      return Object.fromEntries(rows.map(({ key, standing }) => [key, standing]));
    },
  };
}

/** Of everybody who has a video, from the dates as they are counted. */
const windowsSql = `select h.handle, coalesce(sum(d.sales_minor), 0)::float8 as sales_dollars, coalesce(sum(d.units), 0)::float8 as sales_units,
          coalesce(sum(d.videos), 0)::float8 as videos, coalesce(sum(d.views), 0)::float8 as views,
          coalesce(sum(d.likes), 0)::float8 as likes
     from campaign.handles h
     left join ledger.counted_days d on d.tenant_id = $1 and d.scope_id = h.participant_id and d.day >= $2
    where h.tenant_id = $1
      and exists (select from campaign.videos v where v.tenant_id = $1 and v.participant_id = h.participant_id)
    group by h.handle`;

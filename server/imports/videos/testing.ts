import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { ImportReport } from "#shared/protocol/imports.ts";
import type { Db } from "../../db/db.ts";
import { importVideos } from "../import-videos.ts";
import type { Importer } from "../reach-repository.ts";
import { fileOf, testNow } from "../testing.ts";
import { videoColumns } from "./video-row.ts";

export function videoCsv(...rows: readonly string[]): string {
  return `${[videoColumns.join(","), ...rows].join("\n")}\n`;
}

/** Imports a file of videos and returns its report; a refusal throws its code. */
export async function videoReport(
  db: Db,
  importer: Importer,
  content: string,
  asOf?: string,
  now: Instant = testNow,
): Promise<ImportReport> {
  const file = { bytes: fileOf(content, 65_536), origin: "file" as const, asOf: asOf ? civilDateOf(asOf) : undefined };
  const report = await importVideos(db, importer, file, now);
  if (!report.ok) throw new Error(report.error.code);
  return report.value;
}

export type StoredVideo = {
  readonly video: string;
  readonly handle: string;
  readonly date: string;
  readonly views: number;
  readonly likes: number;
  readonly comments: number;
  readonly units: number;
  readonly sales: number;
  readonly ctr: number;
  readonly title: string;
};

/** The videos that stand in a tenant, by address. */
export async function videosIn(db: Db, tenantId: string): Promise<readonly StoredVideo[]> {
  return db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
    tx.rows<StoredVideo>(
      `select v.video_url as video, v.handle, v.post_date as date, v.views::float8 as views, v.likes::float8 as likes,
              v.comments::float8 as comments, v.units::float8 as units, v.sales_minor::float8 as sales,
              v.ctr_percent::float8 as ctr, v.title
         from campaign.videos v
        where v.tenant_id = $1
        order by v.video_url`,
      [tenantId],
    ),
  );
}

/** What is counted by handle and date, where it differs from the sum of the videos that stand: nothing, always. */
export async function wrongDaysIn(db: Db, tenantId: string): Promise<readonly object[]> {
  return db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
    tx.rows(
      `select coalesce(d.scope_id, v.participant_id) as participant, coalesce(d.day, v.post_date) as day
         from (select scope_id, day, sales_minor, units, videos, views, likes
                 from ledger.counted_days where tenant_id = $1 and (sales_minor, units, videos, views, likes) <> (0, 0, 0, 0, 0)) d
         full join (select participant_id, post_date, sum(sales_minor)::bigint as sales_minor, sum(units)::bigint as units,
                           count(*)::int as videos, sum(views)::bigint as views, sum(likes)::bigint as likes
                      from campaign.videos where tenant_id = $1 group by 1, 2) v
           on v.participant_id = d.scope_id and v.post_date = d.day
        where (d.sales_minor, d.units, d.videos, d.views, d.likes)
              is distinct from (v.sales_minor, v.units, v.videos, v.views, v.likes)`,
      [tenantId],
    ),
  );
}

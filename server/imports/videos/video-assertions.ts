import type { Tx } from "../../db/db.ts";
import type { Cursor } from "../import-kind.ts";
import type { ImportKey } from "../imports-repository.ts";
import type { VideoAssertion } from "./video-row.ts";

/**
 * Keeps assertions of an import that is being read; each video at most once among those given. Of a video that an earlier row of the
 * file asserts, the later row stays, and the earlier one's line is returned.
 */
export async function stageVideos(
  tx: Tx,
  { tenantId, importId }: ImportKey,
  assertions: readonly VideoAssertion[],
): Promise<readonly number[]> {
  const rows = await tx.rows<{ line: bigint }>(
    `with given as (
       select *
         from jsonb_to_recordset($3::jsonb) as g (key text, line bigint, handle text, "postDate" date, views bigint, likes bigint,
              comments bigint, units bigint, "salesMinor" bigint, "ctrPercent" numeric, title text)
     ), earlier as (
       select a.line
         from campaign.video_assertions a
        where a.tenant_id = $1 and a.import_id = $2 and a.video_url in (select g.key from given g)
     ), staged as (
       insert into campaign.video_assertions as a
              (tenant_id, import_id, video_url, line, handle, post_date, views, likes, comments, units, sales_minor, ctr_percent, title)
       select $1, $2, g.key, g.line, g.handle, g."postDate", g.views, g.likes, g.comments, g.units, g."salesMinor", g."ctrPercent",
              g.title
         from given g
       on conflict (tenant_id, import_id, video_url) do update
          set line = excluded.line, handle = excluded.handle, post_date = excluded.post_date, views = excluded.views,
              likes = excluded.likes, comments = excluded.comments, units = excluded.units, sales_minor = excluded.sales_minor,
              ctr_percent = excluded.ctr_percent, title = excluded.title
     )
     select line from earlier order by line`,
    [tenantId, importId, JSON.stringify(assertions)],
  );
  return rows.map((row) => Number(row.line));
}

/** The videos that an import asserts, `limit` at most, handle by handle from the one after `after`. */
export async function videosOfImport(
  tx: Tx,
  { tenantId, importId }: ImportKey,
  after: Cursor | null,
  limit: number,
): Promise<readonly Cursor[]> {
  const [handle, videoUrl] = after ?? ["", ""];
  const rows = await tx.rows<{ handle: string; video_url: string }>(
    `select handle, video_url
       from campaign.video_assertions
      where tenant_id = $1 and import_id = $2 and (handle, video_url) > ($3, $4)
      order by handle, video_url
      limit $5`,
    [tenantId, importId, handle, videoUrl, limit],
  );
  return rows.map((row) => [row.handle, row.video_url]);
}

/** Handles that an import names and nobody has, `limit` at most, in order from the one after `after`. */
export async function unknownHandles(
  tx: Tx,
  { tenantId, importId }: ImportKey,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await tx.rows<{ handle: string }>(
    `select distinct a.handle
       from campaign.video_assertions a
      where a.tenant_id = $1 and a.import_id = $2 and a.handle > $3
        and not exists (select from campaign.handles h where h.tenant_id = $1 and h.handle = a.handle)
      order by a.handle
      limit $4`,
    [tenantId, importId, after, limit],
  );
  return rows.map((row) => row.handle);
}

import { type ColumnTypes, columnArrays } from "../../db/column-arrays.ts";
import type { Tx } from "../../db/db.ts";
import type { Cursor } from "../import-kind.ts";
import type { ImportKey } from "../imports-repository.ts";
import type { VideoAssertion } from "./video-row.ts";

/**
 * Keeps assertions of an import that is being read; each video at most once among those given. Of a video that an earlier row of the
 * file asserts, the later row stays, and the earlier one's line is returned: the statement still sees the rows that it has replaced.
 */
export async function stageVideos(
  tx: Tx,
  { tenantId, importId }: ImportKey,
  assertions: readonly VideoAssertion[],
): Promise<readonly number[]> {
  const { table, columns, parameters } = columnArrays(assertions.map(toRow), stagedTypes, 3);
  const rows = await tx.rows<{ line: bigint }>(
    `with staged as (
       insert into campaign.video_assertions as a (tenant_id, import_id, ${columns})
       select $1, $2, n.* from ${table}
       on conflict (tenant_id, import_id, video_url) do update
          set line = excluded.line, handle = excluded.handle, post_date = excluded.post_date, views = excluded.views,
              likes = excluded.likes, comments = excluded.comments, units = excluded.units, sales_minor = excluded.sales_minor,
              ctr_percent = excluded.ctr_percent, title = excluded.title
       returning a.video_url, a.xmax <> 0 as was_there
     )
     select a.line
       from (select s.video_url from staged s where s.was_there offset 0) s
       join campaign.video_assertions a on a.tenant_id = $1 and a.import_id = $2 and a.video_url = s.video_url
      order by a.line`,
    [tenantId, importId, ...parameters],
  );
  return rows.map((row) => Number(row.line));
}

const stagedTypes: ColumnTypes<ReturnType<typeof toRow>> = {
  video_url: "text",
  line: "bigint",
  handle: "text",
  post_date: "date",
  views: "bigint",
  likes: "bigint",
  comments: "bigint",
  units: "bigint",
  sales_minor: "bigint",
  ctr_percent: "numeric",
  title: "text",
};

function toRow({ key, postDate, salesMinor, ctrPercent, ...assertion }: VideoAssertion) {
  const { line, handle, views, likes, comments, units, title } = assertion;
  return {
    video_url: key,
    line,
    handle,
    post_date: postDate,
    views,
    likes,
    comments,
    units,
    sales_minor: salesMinor,
    ctr_percent: ctrPercent,
    title,
  };
}

export type AssertedVideo = {
  readonly cursor: Cursor;
  /**
   * It needn't be compared: the import is the newest that counts and leaves nothing blank, and the video is counted as its row says. What older
   * imports say then changes nothing.
   */
  readonly isAsCounted: boolean;
};

/** The videos that an import asserts, `limit` at most, handle by handle from the one after `after`. */
export async function videosOfImport(
  tx: Tx,
  { tenantId, importId }: ImportKey,
  after: Cursor | null,
  limit: number,
): Promise<readonly AssertedVideo[]> {
  const [handle, videoUrl] = after ?? ["", ""];
  const rows = await tx.rows<{ handle: string; video_url: string; is_as_counted: boolean }>(
    `with newest as materialized (
       select i.accepted_at is not null and i.undone_at is null
              and not exists (
                select from ledger.imports o
                 where o.tenant_id = $1 and o.kind = i.kind and o.accepted_at is not null and o.undone_at is null
                   and (o.as_of, o.id) > (i.as_of, i.id)) as is_newest
         from ledger.imports i
        where i.tenant_id = $1 and i.id = $2
     ), asserted as materialized (
       select a.handle, a.video_url, a.post_date, a.views, a.likes, a.comments, a.units, a.sales_minor, a.ctr_percent, a.title
         from campaign.video_assertions a
        where a.tenant_id = $1 and a.import_id = $2 and (a.handle, a.video_url) > ($3, $4)
        order by a.handle, a.video_url
        limit $5
     )
     select a.handle, a.video_url, n.is_newest and coalesce(c.is_same, false) as is_as_counted
       from asserted a
      cross join newest n
       left join lateral (
         select (a.post_date, a.views, a.likes, a.comments, a.units, a.sales_minor, a.ctr_percent, a.title)
                  = (v.post_date, v.views, v.likes, v.comments, v.units, v.sales_minor, v.ctr_percent, v.title) as is_same
           from campaign.videos v
           join campaign.handles h on h.tenant_id = $1 and h.handle = v.handle and h.participant_id = v.participant_id
          where v.tenant_id = $1 and v.video_url = a.video_url and v.handle = a.handle
         offset 0
       ) c on true
      order by a.handle, a.video_url`,
    [tenantId, importId, handle, videoUrl, limit],
  );
  return rows.map((row) => ({ cursor: [row.handle, row.video_url], isAsCounted: row.is_as_counted }));
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

import type { Tx } from "../../db/db.ts";
import type { ImportKey } from "../imports-repository.ts";

/**
 * These videos ($2) of a tenant ($1) as the assertions of all imports that count make them. Of two handles the one that the least (asOf,
 * import) names stands, and only its rows count; of their values each is that of the greatest that isn't blank there, 0 if none.
 */
const standing = `asserted as materialized (
       select a.video_url, a.handle, a.post_date, a.views, a.likes, a.comments, a.units, a.sales_minor, a.ctr_percent, a.title, a.line,
              i.as_of, i.id as import_id
         from campaign.video_assertions a
         join ledger.imports i on i.tenant_id = a.tenant_id and i.id = a.import_id
        where a.tenant_id = $1 and a.video_url = any ($2) and i.accepted_at is not null and i.undone_at is null
     ), named as (
       select distinct on (a.video_url) a.video_url, a.handle from asserted a order by a.video_url, a.as_of, a.import_id
     ), standing as (
       select n.video_url, n.handle, h.participant_id,
              (array_agg(a.post_date order by a.as_of desc, a.import_id desc))[1] as post_date,
              ${latest("views")}, ${latest("likes")}, ${latest("comments")}, ${latest("units")}, ${latest("sales_minor")},
              ${latest("ctr_percent")}, ${latest("title", "''")}
         from named n
         join asserted a on a.video_url = n.video_url and a.handle = n.handle
         join campaign.handles h on h.tenant_id = $1 and h.handle = n.handle
        group by n.video_url, n.handle, h.participant_id
     )`;

function latest(column: string, none = "0"): string {
  return `coalesce((array_agg(a.${column} order by a.as_of desc, a.import_id desc) filter (where a.${column} is not null))[1], ${none})
              as ${column}`;
}

const figures = "post_date, views, likes, comments, units, sales_minor, ctr_percent, title";

export type VideoPlace = { readonly participantId: string; readonly day: string };

/** A video that an import asserts, and isn't counted as it stands, or whose handle isn't the one that the import names. */
export type VideoDifference = {
  readonly videoUrl: string;
  /** Where it is counted, and where it should be; `null` where it isn't, or not any more. */
  readonly before: VideoPlace | null;
  readonly after: VideoPlace | null;
  readonly isChanged: boolean;
  /** The import's own row, where it names another handle than the one that stands. */
  readonly otherHandle: { readonly line: number; readonly handle: string } | null;
};

type DifferenceRow = {
  readonly video_url: string;
  readonly was_of: string | null;
  readonly was_on: string | null;
  readonly is_of: string | null;
  readonly is_on: string | null;
  readonly is_changed: boolean;
  readonly other_line: bigint | null;
  readonly other_handle: string | null;
};

/** What differs of these videos, which are all asserted by one import. */
export async function differencesOf(
  tx: Tx,
  { tenantId, importId }: ImportKey,
  videoUrls: readonly string[],
): Promise<readonly VideoDifference[]> {
  const rows = await tx.rows<DifferenceRow>(
    `with ${standing}, counted as materialized (
       select v.* from campaign.videos v where v.tenant_id = $1 and v.video_url = any ($2)
     ), compared as (
       select k.video_url, c.participant_id as was_of, c.post_date as was_on, s.participant_id as is_of, s.post_date as is_on,
              (s.participant_id, s.handle, ${prefixed("s")})
                is distinct from (c.participant_id, c.handle, ${prefixed("c")}) as is_changed,
              o.line as other_line, o.handle as other_handle
         from unnest($2::text[]) as k (video_url)
         left join standing s on s.video_url = k.video_url
         left join counted c on c.video_url = k.video_url
         left join asserted o on o.video_url = k.video_url and o.import_id = $3 and o.handle <> s.handle
     )
     select * from compared where is_changed or other_line is not null`,
    [tenantId, videoUrls, importId],
  );
  return rows.map((row) => ({
    videoUrl: row.video_url,
    before: placeOf(row.was_of, row.was_on),
    after: placeOf(row.is_of, row.is_on),
    isChanged: row.is_changed,
    otherHandle: row.other_line === null ? null : { line: Number(row.other_line), handle: row.other_handle ?? "" },
  }));
}

function placeOf(participantId: string | null, day: string | null): VideoPlace | null {
  return participantId === null || day === null ? null : { participantId, day };
}

/** Counts these videos as they stand. The caller holds the heads of those who had them and of those who get them. */
export async function saveStandingVideos(tx: Tx, tenantId: string, videoUrls: readonly string[]): Promise<void> {
  await tx.rows(
    `with ${standing}, gone as (
       delete from campaign.videos v
        where v.tenant_id = $1 and v.video_url = any ($2)
          and not exists (select from standing s where s.video_url = v.video_url)
     )
     insert into campaign.videos as v (tenant_id, video_url, handle, participant_id, ${figures})
     select $1, s.video_url, s.handle, s.participant_id, ${prefixed("s")} from standing s
     on conflict (tenant_id, video_url) do update
        set handle = excluded.handle, participant_id = excluded.participant_id, post_date = excluded.post_date,
            views = excluded.views, likes = excluded.likes, comments = excluded.comments, units = excluded.units,
            sales_minor = excluded.sales_minor, ctr_percent = excluded.ctr_percent, title = excluded.title`,
    [tenantId, videoUrls],
  );
}

function prefixed(alias: string): string {
  return figures
    .split(", ")
    .map((column) => `${alias}.${column}`)
    .join(", ");
}

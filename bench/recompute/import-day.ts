/**
 * `npx tsx bench/recompute/import-day.ts [--users N] [--rounds N]`: a day's file of videos from its text to everybody's progress, beside a bare
 * upsert of the same rows and the recompute that sums for each row. Of the file a sixth is new, the rest is sent again.
 */
import "temporal-polyfill/global";
import { parseArgs } from "node:util";
import type pg from "pg";
import { instantOf } from "#shared/domain/time/instant.ts";
import { recomputeProgress } from "../../server/campaign/recompute.ts";
import { createDb } from "../../server/db/postgres.ts";
import { importVideos } from "../../server/imports/import-videos.ts";
import { quantile } from "../sync/table.ts";
import { openBenchDatabase } from "./database.ts";
import { backendCpuMs } from "./measure.ts";

const { values } = parseArgs({
  options: { users: { type: "string", default: "5000" }, rounds: { type: "string", default: "3" } },
});
const [users, rounds] = [Number(values.users), Number(values.rounds)];
const now = instantOf(Date.UTC(2026, 5, 21, 12));
const newRowsPerUser = 2;
const sentAgainPerUser = 10;
const rowsAtOnce = 2000;

type Row = {
  readonly n: number;
  readonly user_id: string;
  readonly day: string;
  readonly dollars: number;
  readonly units: number;
  readonly views: number;
  readonly likes: number;
};
type Measured = { readonly side: string; readonly wallMs: number; readonly cpuMs: number };

const database = await openBenchDatabase();
const db = createDb({ connectionString: database.connectionString, poolSize: 2 });
const { admin } = database;
try {
  for (const [script, figures] of [["given.sql", { users }], ["baseline.sql"], ["fill-baseline.sql"]] as const)
    await database.script(script, figures);
  await database.script("fill-product.sql");
  const [tenant] = await rowsOf<{ id: string }>(
    "select tenant_id as id from given.users group by tenant_id order by count(*) desc limit 1",
  );
  const tenantId = tenant?.id ?? "";
  await fillVideos(tenantId);
  await admin.query("drop index baseline.videos_covering");
  await bothUpToDate(tenantId);

  const measured: Measured[] = [];
  let rows = 0;
  for (let round = 0; round < rounds; round += 1) {
    const file = await fileOf(tenantId, round);
    rows = file.length;
    await admin.query("vacuum (freeze, analyze)");
    const sides = [() => baselineDay(tenantId, file), () => productDay(tenantId, file)];
    for (const side of round % 2 === 0 ? sides : sides.reverse()) {
      await admin.query("checkpoint");
      measured.push(await side());
    }
    await checkEqual(tenantId);
  }
  report(rows, measured);
} finally {
  await db.close();
  await database.close();
}

async function rowsOf<Found extends pg.QueryResultRow>(sql: string, parameters: readonly unknown[] = []) {
  return (await admin.query<Found>(sql, [...parameters])).rows;
}

/** What earlier files had brought: the facts of before, as one import's. */
async function fillVideos(tenantId: string): Promise<void> {
  await admin.query("set session_replication_role = replica");
  await admin.query(
    "insert into campaign.handles select tenant_id, 'user' || n, id from given.users where tenant_id = $1",
    [tenantId],
  );
  await admin.query(
    `insert into ledger.imports (tenant_id, id, kind, origin, as_of, started_at, accepted_at, finished_at, changes, changes_applied)
     values ($1, '00000000-0000-7000-8000-000000000000', 'videos', 'file', '2026-06-01', now(), now(), now(), 1, 1)`,
    [tenantId],
  );
  await admin.query(
    `insert into campaign.video_assertions
     select $1, '00000000-0000-7000-8000-000000000000', 'https://video.test/' || f.n, f.n + 2, 'user' || u.n, f.day, f.views, f.likes, 0, f.units,
            f.dollars * 100, 0, 'Video'
       from given.facts f join given.users u on u.id = f.user_id where f.tenant_id = $1 order by u.n`,
    [tenantId],
  );
  await admin.query(
    `insert into campaign.videos
     select a.tenant_id, a.video_url, a.handle, h.participant_id, a.post_date, a.views, a.likes, 0, a.units, a.sales_minor, 0, 'Video'
       from campaign.video_assertions a join campaign.handles h on h.tenant_id = a.tenant_id and h.handle = a.handle`,
  );
  await admin.query("set session_replication_role = origin");
  await admin.query("vacuum (freeze, analyze)");
}

async function bothUpToDate(tenantId: string): Promise<void> {
  await admin.query("select baseline.update_mission_progress($1)", [tenantId]);
  await recomputeProgress(db, tenantId, { scope: "all", now });
}

/** The day's rows: some of every user's are new, and some that everybody knows already. */
async function fileOf(tenantId: string, round: number): Promise<readonly Row[]> {
  return rowsOf<Row>(
    `select -1 - ((u.n * $3 + k) * 100 + $2)::int as n, u.id as user_id, '2026-06-20' as day, (given.hash(u.n * $3 + k, 20 + $2) % 60)::int as dollars,
            (given.hash(u.n * $3 + k, 40 + $2) % 6)::int as units, (given.hash(u.n * $3 + k, 60 + $2) % 5000)::int as views,
            (given.hash(u.n * $3 + k, 80 + $2) % 200)::int as likes
       from given.users u cross join generate_series(0, $3 - 1) k
      where u.tenant_id = $1
      union all
     select * from (
       select f.n::int, f.user_id, f.day::text, f.dollars::int, f.units::int, f.views::int, f.likes::int
         from given.facts f
        where f.tenant_id = $1 and f.day <= '2026-06-20'
        order by given.hash(f.n, 100 + $2) limit (select count(*) * $4 from given.users where tenant_id = $1)) again`,
    [tenantId, round, newRowsPerUser, sentAgainPerUser],
  );
}

async function baselineDay(tenantId: string, file: readonly Row[]): Promise<Measured> {
  return measure("baseline", async () => {
    for (let start = 0; start < file.length; start += rowsAtOnce) {
      const part = file.slice(start, start + rowsAtOnce);
      const column = (name: keyof Row) => part.map((row) => row[name]);
      await admin.query(
        `insert into baseline.videos (id, client_id, user_id, video_url, post_date, views, likes, gmv, units_sold)
         select given.id('video', n), $1, user_id, 'https://video.test/' || n, day, views, likes, dollars, units
           from unnest($2::bigint[], $3::uuid[], $4::date[], $5::int[], $6::int[], $7::int[], $8::int[])
                as f (n, user_id, day, views, likes, dollars, units)
         on conflict (id) do update
            set views = excluded.views, likes = excluded.likes, gmv = excluded.gmv, units_sold = excluded.units_sold, updated_at = now()`,
        [tenantId, ...(["n", "user_id", "day", "views", "likes", "dollars", "units"] as const).map(column)],
      );
    }
    await admin.query("select baseline.update_mission_progress($1)", [tenantId]);
  });
}

async function productDay(tenantId: string, file: readonly Row[]): Promise<Measured> {
  const handles = new Map(
    (
      await rowsOf<{ id: string; n: number }>("select id, n::int from given.users where tenant_id = $1", [tenantId])
    ).map(({ id, n }) => [id, `user${n}`]),
  );
  const lines = file.map(
    ({ n, user_id, day, dollars, units, views, likes }) =>
      `@${handles.get(user_id)},https://video.test/${n},${day},${views},${likes},0,${units},${dollars}.00,0%,Video\n`,
  );
  const text = `Handle,Video,Post Date,Views,Likes,Comments,Units Sold,GMV,CTR,Video Title\n${lines.join("")}`;
  return measure("product", async () => {
    const bytes = (async function* () {
      for (let start = 0; start < text.length; start += 65_536) yield Buffer.from(text.slice(start, start + 65_536));
    })();
    const imported = await importVideos(db, { tenantId, userId: null, role: "admin" }, { bytes, origin: "file" }, now);
    if (!imported.ok || imported.value.rejectedRows > 0) throw new Error(JSON.stringify(imported));
    const done = await recomputeProgress(db, tenantId, { scope: "marked", now });
    if (!done.ok || done.value.failed.length > 0) throw new Error(JSON.stringify(done));
  });
}

async function measure(side: string, work: () => Promise<void>): Promise<Measured> {
  const cpuBefore = await backendCpuMs(database);
  const begun = performance.now();
  await work();
  const wallMs = performance.now() - begun;
  const cpuMs = (await backendCpuMs(database)) - cpuBefore;
  console.error(`${side}: ${wallMs.toFixed(0)} ms, PostgreSQL ${cpuMs.toFixed(0)} ms`);
  return { side, wallMs, cpuMs };
}

/** Both sides have the same value in every open row; no figure is given otherwise. */
async function checkEqual(tenantId: string): Promise<void> {
  const [found] = await rowsOf<{ rows: number; differing: number }>(
    `select count(*)::int as rows,
            count(*) filter (where b.current_value <> case m.type
              when 'sales_dollars' then w.sales_minor / 100 when 'sales_units' then w.units when 'videos' then w.videos
              when 'views' then w.views when 'likes' then w.likes end)::int as differing
       from baseline.mission_progress b
       join given.missions m on m.id = b.mission_id and m.enabled and m.activated and m.type <> 'raffle'
       join campaign.progress_windows w
         on w.tenant_id = $1 and w.participant_id = b.user_id and w.window_start = b.checkpoint_start::date and w.window_end = b.checkpoint_end::date
      where b.client_id = $1 and b.status = 'active'`,
    [tenantId],
  );
  if (!found || found.rows === 0 || found.differing > 0)
    throw new Error(`${found?.differing} of ${found?.rows} values differ. No figure is given.`);
  console.error(`${found.rows} values are equal.`);
}

function report(rows: number, measured: readonly Measured[]): void {
  const median = (side: string, figure: "wallMs" | "cpuMs") =>
    quantile(
      measured.filter((each) => each.side === side).map((each) => each[figure]),
      0.5,
    );
  console.log(
    `A day of ${rows} rows for ${users} users in four tenants (the largest imports), ${rounds} rounds, medians:`,
  );
  for (const side of ["baseline", "product"])
    console.log(
      `  ${side.padEnd(9)} wall ${median(side, "wallMs").toFixed(0)} ms (${(median("baseline", "wallMs") / median(side, "wallMs")).toFixed(1)} ×), ` +
        `PostgreSQL ${median(side, "cpuMs").toFixed(0)} ms (${(median("baseline", "cpuMs") / median(side, "cpuMs")).toFixed(1)} ×)`,
    );
}

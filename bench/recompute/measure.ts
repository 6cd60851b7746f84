import { readdir, readFile } from "node:fs/promises";
import type { BenchDatabase } from "./database.ts";
import { openSession, type Scenario, type SideName } from "./sides.ts";
import { putBack, stateOf, tablesOf } from "./states.ts";

export type Measured = {
  readonly wallMs: number;
  /** Of the session's process alone. */
  readonly cpuMs: number;
  readonly walBytes: number;
  readonly pageImages: number;
  readonly buffers: number;
  readonly updated: number;
  readonly hot: number;
  readonly inserted: number;
  readonly dead: number;
};

/** One run from a fresh state, in a session of its own. */
export async function measure(database: BenchDatabase, side: SideName, scenario: Scenario): Promise<Measured> {
  await putBack(database, side, stateOf[scenario]);
  const session = await openSession(side, database.connectionString);
  try {
    const before = await counters(database, side);
    const cpuBefore = await cpuMsOf(session.pid);
    const begun = performance.now();
    await session.run(scenario);
    const wallMs = performance.now() - begun;
    const cpuMs = (await cpuMsOf(session.pid)) - cpuBefore;
    const wal = await lsn(database);
    await session.flush();
    const after = await counters(database, side);
    return {
      wallMs,
      cpuMs,
      walBytes: Number(wal - before.lsn),
      pageImages: after.pageImages - before.pageImages,
      buffers: after.buffers - before.buffers,
      updated: after.updated - before.updated,
      hot: after.hot - before.hot,
      inserted: after.inserted - before.inserted,
      dead: after.dead - before.dead,
    };
  } finally {
    await session.close();
  }
}

async function lsn({ admin }: BenchDatabase): Promise<bigint> {
  const { rows } = await admin.query<{ at: string }>("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn as at");
  return BigInt(rows[0]?.at ?? "0");
}

async function counters(database: BenchDatabase, side: SideName) {
  const { admin } = database;
  await admin.query("select pg_stat_force_next_flush()");
  await admin.query("select pg_stat_clear_snapshot()");
  const { rows } = await admin.query<{ [figure: string]: string }>(
    `select (select wal_fpi from pg_stat_wal)::text as page_images,
            (select blks_hit + blks_read from pg_stat_database where datname = current_database())::text as buffers,
            sum(n_tup_upd)::text as updated, sum(n_tup_hot_upd)::text as hot, sum(n_tup_ins)::text as inserted, sum(n_dead_tup)::text as dead
       from pg_stat_user_tables where schemaname || '.' || relname = any ($1)`,
    [tablesOf(side)],
  );
  const [row] = rows;
  const figure = (name: string) => Number(row?.[name] ?? 0);
  return {
    lsn: await lsn(database),
    pageImages: figure("page_images"),
    buffers: figure("buffers"),
    updated: figure("updated"),
    hot: figure("hot"),
    inserted: figure("inserted"),
    dead: figure("dead"),
  };
}

/** Of all processes of the database that live now. */
export async function backendCpuMs({ admin }: BenchDatabase): Promise<number> {
  const { rows } = await admin.query<{ pid: number }>("select pg_backend_pid() as pid");
  const postmaster = await parentOf(String(rows[0]?.pid));
  let total = 0;
  for (const pid of await readdir("/proc")) {
    if (!/^\d+$/.test(pid)) continue;
    // It may end while it is looked at.
    if ((await parentOf(pid).catch(() => null)) === postmaster) total += await cpuMsOf(Number(pid)).catch(() => 0);
  }
  return total;
}

async function parentOf(pid: string): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8");
  return text.slice(text.lastIndexOf(")") + 2).split(" ")[1];
}

/** The first figure is the time on a processor in nanoseconds. */
async function cpuMsOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/schedstat`, "utf8");
  return Number(text.split(" ")[0]) / 1e6;
}

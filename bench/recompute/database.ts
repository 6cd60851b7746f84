import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { openCluster } from "../../server/db/cluster.ts";
import { migrate } from "../../server/db/migrate.ts";

export type BenchDatabase = {
  readonly connectionString: string;
  readonly admin: pg.Client;
  /** Runs a file of this folder; `:name` stands for a figure. */
  script(file: string, figures?: { readonly [name: string]: number }): Promise<void>;
  close(): Promise<void>;
};

/** A PostgreSQL of the benchmark's own, with durable commits, in which nothing but the benchmark writes. */
export async function openBenchDatabase(): Promise<BenchDatabase> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "perennial-recompute-"));
  await chmod(dataDir, 0o711);
  const cluster = await openCluster({ dataDir, log: (sentence) => console.error(sentence) });
  await migrate(cluster.connectionString);
  const admin = new pg.Client({ connectionString: cluster.connectionString });
  await admin.connect();
  for (const setting of [
    "autovacuum = off",
    "checkpoint_timeout = '1h'",
    "max_wal_size = '16GB'",
    "fsync = on",
    "synchronous_commit = on",
  ])
    await admin.query(`alter system set ${setting}`);
  await admin.query("select pg_reload_conf()");
  const { rows } = await admin.query<{ name: string }>("select current_database() as name");
  for (const setting of ["jit = off", "max_parallel_workers_per_gather = 0"])
    await admin.query(`alter database ${pg.escapeIdentifier(rows[0]?.name ?? "")} set ${setting}`);
  await admin.query("set jit = off");

  return {
    connectionString: cluster.connectionString,
    admin,
    async script(file, figures = {}) {
      let sql = await readFile(path.join(import.meta.dirname, file), "utf8");
      for (const [name, figure] of Object.entries(figures)) sql = sql.replaceAll(`:${name}`, String(figure));
      await admin.query(sql);
    },
    async close() {
      await admin.end();
      await cluster.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

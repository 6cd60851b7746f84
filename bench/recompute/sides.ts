import pg from "pg";
import type { Instant } from "#shared/domain/time/instant.ts";
import { createProgressRows, recomputeProgress } from "../../server/campaign/recompute.ts";
import { createDb } from "../../server/db/postgres.ts";

export const scenarios = [
  "first",
  "nothing_new_full",
  "nothing_new_incremental",
  "full_after_day",
  "incremental_after_day",
  "everybody_marked",
  "create",
  "create_again",
] as const;
export type Scenario = (typeof scenarios)[number];

export const sideNames = ["baseline", "covering", "product"] as const;
export type SideName = (typeof sideNames)[number];

/** One session that works for one run. */
export type Session = {
  readonly pid: number;
  run(scenario: Scenario): Promise<void>;
  /** Lets the statistics of this session be seen. */
  flush(): Promise<void>;
  close(): Promise<void>;
};

/** Within every window that begins a row, and none that a row is made for has ended. */
const now = Date.UTC(2026, 4, 10, 12) as Instant;

export async function openSession(side: SideName, connectionString: string): Promise<Session> {
  return side === "product" ? productSession(connectionString) : baselineSession(connectionString);
}

async function baselineSession(connectionString: string): Promise<Session> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows: tenants } = await client.query<{ id: string }>(
    "select distinct tenant_id as id from given.users order by 1",
  );
  const { rows: listed } = await client.query<{ tenant_id: string; ids: string[] }>(
    "select tenant_id, array_agg(id) as ids from given.day_users group by tenant_id",
  );
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const idsOf = (scenario: Scenario, tenantId: string) => {
    if (scenario === "nothing_new_incremental") return [];
    if (scenario === "incremental_after_day") return listed.find((each) => each.tenant_id === tenantId)?.ids ?? [];
    return null;
  };
  return {
    pid: rows[0]?.pid ?? 0,
    async run(scenario) {
      for (const { id } of tenants) {
        if (scenario === "create" || scenario === "create_again")
          await client.query("select baseline.create_mission_progress_for_eligible_users($1)", [id]);
        else await client.query("select baseline.update_mission_progress($1, $2)", [id, idsOf(scenario, id)]);
      }
    },
    flush: () => flush((sql) => client.query(sql)),
    close: () => client.end(),
  };
}

async function productSession(connectionString: string): Promise<Session> {
  const db = createDb({ connectionString, poolSize: 1 });
  const ask = <Row extends object>(sql: string) => db.inTransaction({ kind: "none" }, (tx) => tx.rows<Row>(sql));
  const [self] = await ask<{ pid: number }>("select pg_backend_pid() as pid");
  const tenants = await ask<{ id: string }>("select id from org.tenant_ids() id order by 1");
  return {
    pid: self?.pid ?? 0,
    async run(scenario) {
      for (const { id } of tenants) {
        const isCreation = scenario === "create" || scenario === "create_again";
        const isFull = ["first", "nothing_new_full", "full_after_day"].includes(scenario);
        const done = isCreation
          ? await createProgressRows(db, id, { scope: "all", now })
          : await recomputeProgress(db, id, { scope: isFull ? "all" : "marked", now });
        if (!done.ok || ("failed" in done.value && done.value.failed.length > 0)) throw new Error(JSON.stringify(done));
      }
    },
    flush: () => flush(ask),
    close: () => db.close(),
  };
}

/** A second statement: the statistics are given away when the first one's transaction has ended. */
async function flush(ask: (sql: string) => Promise<unknown>): Promise<void> {
  await ask("select pg_stat_force_next_flush()");
  await ask("select 1");
}

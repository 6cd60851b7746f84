/**
 * `npx tsx bench/recompute/beside.ts [--users N] [--rate N] [--rounds N]`: what a sync of one operation takes as a transaction, with and without a
 * recompute of everybody going on beside it.
 */
import "temporal-polyfill/global";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type Instant, instantOf } from "#shared/domain/time/instant.ts";
import { recomputeProgress } from "../../server/campaign/recompute.ts";
import { createDb } from "../../server/db/postgres.ts";
import { createTestDevice } from "../../server/ledger/testing.ts";
import { syncDevice } from "../../server/sync/sync.ts";
import { quantile } from "../sync/table.ts";
import { openBenchDatabase } from "./database.ts";

const { values } = parseArgs({
  options: {
    users: { type: "string", default: "20000" },
    rate: { type: "string", default: "200" },
    rounds: { type: "string", default: "3" },
  },
});
const [users, rate, rounds] = [Number(values.users), Number(values.rate), Number(values.rounds)];
const reps = 200;
const aloneSeconds = 8;

const database = await openBenchDatabase();
const db = createDb({ connectionString: database.connectionString });
const beside = createDb({ connectionString: database.connectionString, poolSize: 1 });
try {
  await database.script("given.sql", { users });
  await database.script("fill-product.sql");
  const { admin } = database;
  const { rows: largest } = await admin.query<{ tenant_id: string; ids: string[] }>(
    `select tenant_id, (array_agg(id order by n))[1:${reps}] as ids from given.users group by tenant_id order by count(*) desc limit 1`,
  );
  const { tenant_id: tenantId = "", ids = [] } = largest[0] ?? {};
  await admin.query("insert into org.teams (tenant_id, id, name) values ($1, gen_random_uuid(), 'Team')", [tenantId]);
  await admin.query(
    `insert into org.reps (tenant_id, id, code, display_name, zone, joined_on, team_id)
     select $1, r.id, 'rep' || r.n, 'Rep ' || r.n, 'Europe/Madrid', current_date - 30, (select id from org.teams where tenant_id = $1)
       from unnest($2::uuid[]) with ordinality r (id, n)`,
    [tenantId, ids],
  );
  await admin.query("vacuum (freeze, analyze)");
  const devices = ids.map((repId) => ({
    rep: { tenantId, repId },
    device: createTestDevice(),
    cursor: null as string | null,
  }));
  let sent = 0;

  async function syncOne(): Promise<number> {
    const one = devices[sent++ % devices.length];
    if (one === undefined) throw new Error("There are no reps");
    const now = instantOf(Date.now());
    const operation = one.device.log({ activity: "call", disposition: "contact", durationSeconds: 130 }, now);
    const request = one.device.request(now, [operation], one.cursor);
    const begun = performance.now();
    const answer = await syncDevice(db, one.rep, request, now);
    const took = performance.now() - begun;
    if (answer?.results[0]?.status !== "applied") throw new Error(`Refused: ${JSON.stringify(answer?.results)}`);
    one.cursor = answer.cursor;
    return took;
  }

  /** Evenly, whatever the ones before take, until told to stop. */
  async function syncsUntil(stopped: () => boolean): Promise<readonly number[]> {
    const times: Promise<number>[] = [];
    const begun = performance.now();
    while (!stopped()) {
      times.push(syncOne());
      await pause(Math.max(0, begun + (times.length * 1000) / rate - performance.now()));
    }
    return Promise.all(times);
  }

  async function recomputeEverybody(): Promise<void> {
    const { rows: tenants } = await admin.query<{ id: string }>("select tenant_id as id from org.tenants order by 1");
    for (const { id } of tenants)
      await recomputeProgress(beside, id, { scope: "all", now: Date.UTC(2026, 4, 10, 12) as Instant });
  }

  for (const _ of devices) await syncOne();
  const alone: number[] = [];
  const together: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const until = performance.now() + aloneSeconds * 1000;
    alone.push(...(await syncsUntil(() => performance.now() > until)));
    await admin.query(
      "update campaign.progress_windows set sales_minor = 0, units = 0, videos = 0, views = 0, likes = 0",
    );
    await admin.query("update ledger.heads h set campaign_dirty = true from given.users u where h.scope_id = u.id");
    await admin.query("vacuum (analyze) campaign.progress_windows, ledger.heads");
    let isOver = false;
    const begun = performance.now();
    const recomputed = recomputeEverybody().finally(() => {
      isOver = true;
    });
    together.push(...(await syncsUntil(() => isOver)));
    await recomputed;
    console.error(`Round ${round + 1}: everybody in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  }
  for (const [label, times] of [
    ["alone", alone],
    ["beside a recompute of everybody", together],
  ] as const)
    console.log(
      `${times.length} syncs at ${rate}/s ${label}: p50 ${quantile(times, 0.5).toFixed(1)}, p95 ${quantile(times, 0.95).toFixed(1)}, ` +
        `p99 ${quantile(times, 0.99).toFixed(1)} ms`,
    );
} finally {
  await db.close();
  await beside.close();
  await database.close();
}

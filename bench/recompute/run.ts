/** `npx tsx bench/recompute/run.ts [--users N] [--rounds N] [--only scenario,…]`: the recompute of missions beside one that sums for each row. */
import "temporal-polyfill/global";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { openBenchDatabase } from "./database.ts";
import { type Measured, measure } from "./measure.ts";
import { openSession, type Scenario, type SideName, scenarios, sideNames } from "./sides.ts";
import { keep, putBack } from "./states.ts";
import { differences, sumFacts } from "./verify.ts";

const { values } = parseArgs({
  options: {
    users: { type: "string", default: "1000" },
    rounds: { type: "string", default: "3" },
    only: { type: "string", default: scenarios.join(",") },
  },
});
const users = Number(values.users);
const rounds = Number(values.rounds);
const chosen = scenarios.filter((scenario) => values.only.split(",").includes(scenario));
/** Those that the day's facts come before. */
const afterDay: readonly Scenario[] = ["full_after_day", "incremental_after_day", "everybody_marked"];

const database = await openBenchDatabase();
const { admin } = database;
try {
  await prepare();
  const measured = new Map<string, Measured[]>();
  await measureAll(chosen.filter((scenario) => !afterDay.includes(scenario)));
  await database.script("day.sql");
  await admin.query("vacuum (freeze, analyze) baseline.videos");
  await admin.query("vacuum (freeze, analyze) ledger.counted_days");
  await sumFacts(database);
  await measureAll(chosen.filter((scenario) => afterDay.includes(scenario)));
  report(measured);

  async function measureAll(some: readonly Scenario[]): Promise<void> {
    await verifyAll(some.filter((scenario) => !scenario.startsWith("create")));
    for (const scenario of some)
      for (let round = 0; round < rounds; round += 1) {
        const order = round % 2 === 0 ? sideNames : [...sideNames].reverse();
        for (const side of order) {
          const key = `${scenario} ${side}`;
          const one = await measure(database, side, scenario);
          measured.set(key, [...(measured.get(key) ?? []), one]);
          console.error(`${key}, round ${round + 1}: cpu ${one.cpuMs.toFixed(0)} ms, wall ${one.wallMs.toFixed(0)} ms`);
        }
      }
  }
} finally {
  await database.close();
}

/** Fills both sides, and computes both once: what they come to is where most scenarios begin. */
async function prepare(): Promise<void> {
  await database.script("given.sql", { users });
  await database.script("baseline.sql");
  await database.script("oracle.sql");
  await database.script("fill-baseline.sql");
  await database.script("fill-product.sql");
  await admin.query("vacuum (freeze, analyze)");
  await sumFacts(database);
  for (const side of ["baseline", "product"] as const) await keep(database, side, "zero");
  for (const side of ["baseline", "product"] as const) {
    await check(side, "first");
    await keep(database, side, "done");
  }
  await checkCreation();
  await findBroken();
}

async function verifyAll(some: readonly Scenario[]): Promise<void> {
  for (const scenario of some) for (const side of sideNames) await check(side, scenario);
}

async function check(side: SideName, scenario: Scenario): Promise<void> {
  const differing = await differences(database, side, scenario);
  if (differing > 0)
    throw new Error(`${side}, ${scenario}: ${differing} rows aren't what the facts say. No figure is given.`);
}

/** Both make a row for everybody who should have a mission, in the same windows. */
async function checkCreation(): Promise<void> {
  const counts: number[] = [];
  for (const side of ["baseline", "product"] as const) {
    await putBack(database, side, "empty");
    const session = await openSession(side, database.connectionString);
    await session.run("create");
    await session.close();
    await keep(database, side, "created");
    const { rows } = await admin.query<{ count: number }>(
      `select count(*)::int as count from ${side === "product" ? "campaign.progress_rows" : "baseline.mission_progress"}`,
    );
    counts.push(rows[0]?.count ?? 0);
  }
  const { rows } = await admin.query<{ count: number }>("select count(*)::int as count from given.rows");
  if (counts.some((count) => count !== rows[0]?.count))
    throw new Error(`${counts} rows were made, not ${rows[0]?.count}`);
}

/** A comparison that finds nothing in a recompute with a fault is worth nothing. */
async function findBroken(): Promise<void> {
  const migration = await readFile(
    path.join(import.meta.dirname, "../../server/db/migrations/0045_recompute_counted_figures.sql"),
    "utf8",
  );
  const [, whole = ""] = /create (function campaign\.sum_of_days[\s\S]*?;)\n\n/.exec(migration) ?? [];
  await admin.query(`create or replace ${whole.replace("d.day < %s", "d.day <= %s")}`);
  const differing = await differences(database, "product", "first");
  await admin.query(`create or replace ${whole}`);
  if (differing === 0) throw new Error("The comparison finds no difference in a recompute that counts a day too many");
  console.log(`A recompute that counts a day too many is found: ${differing} rows differ.`);
}

function report(measured: ReadonlyMap<string, readonly Measured[]>): void {
  console.log(`${users} users, ${rounds} rounds, medians; × = times less than the baseline`);
  for (const scenario of chosen) {
    console.log(`\n${scenario}`);
    const base = median(measured.get(`${scenario} baseline`) ?? []);
    for (const side of sideNames) {
      const own = median(measured.get(`${scenario} ${side}`) ?? []);
      const times = (figure: keyof Measured) => (base[figure] / Math.max(own[figure], 0.001)).toFixed(1);
      console.log(
        `  ${side.padEnd(9)} wall ${own.wallMs.toFixed(0)} ms (${times("wallMs")} ×), cpu ${own.cpuMs.toFixed(0)} ms (${times("cpuMs")} ×), ` +
          `WAL ${(own.walBytes / 1024).toFixed(0)} kB (${times("walBytes")} ×, ${own.pageImages} page images), ` +
          `buffers ${own.buffers} (${times("buffers")} ×), rows ${own.inserted} new, ${own.updated} updated, ${own.hot} HOT, ${own.dead} dead`,
      );
    }
  }
}

function median(some: readonly Measured[]): Measured {
  const middle = (figure: keyof Measured) =>
    some.map((each) => each[figure]).sort((a, b) => a - b)[Math.floor(some.length / 2)] ?? 0;
  return {
    wallMs: middle("wallMs"),
    cpuMs: middle("cpuMs"),
    walBytes: middle("walBytes"),
    pageImages: middle("pageImages"),
    buffers: middle("buffers"),
    updated: middle("updated"),
    hot: middle("hot"),
    inserted: middle("inserted"),
    dead: middle("dead"),
  };
}

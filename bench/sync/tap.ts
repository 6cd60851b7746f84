import { floor, type Lane, ours, workOn } from "./lanes.ts";
import { emptyLedger, fillLedger } from "./rep-ledgers.ts";
import type { Setting } from "./setting.ts";
import { quantile, table } from "./table.ts";

const activities = 100_000;
const taps = 100;

const rxdb: Lane = { label: "RxDB", name: "rxdb", batchSize: null };
const pouchdb: Lane = { label: "PouchDB", name: "pouchdb", batchSize: null };

/** 100,000 activities: of two years, of which the device holds its window, and all within that window. */
const histories = [
  { rep: "rep01", days: 730, label: "Perennial, 100,000 activities of two years on the server" },
  { rep: "rep02", days: 34, label: "Perennial, 100,000 activities on the device" },
] as const;

/** From a click to what changes on the page, through the local database and a live query. */
export async function tapBenchmark(setting: Setting, rounds: number): Promise<string> {
  for (const { rep, days } of histories) {
    const key = await setting.repOf(rep);
    await emptyLedger(setting.admin, key);
    await fillLedger(setting.db, key, activities, days);
  }

  const runners: readonly Runner[] = [
    { label: "bare strict write", lane: floor },
    { label: rxdb.label, lane: rxdb },
    { label: pouchdb.label, lane: pouchdb },
    ...histories.map(({ label, rep }) => ({ label, lane: ours, rep })),
  ];
  const rows: string[][] = [];
  for (const slowdown of [1, 4]) {
    const times = new Map<Runner, number[]>(runners.map((runner) => [runner, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const runner of runners) {
        const worked = await tapOnce(setting, runner, `tap-${slowdown}-${round}`, slowdown);
        times.get(runner)?.push(...worked);
        process.stderr.write(`tap at ${slowdown}×, ${runner.label}: p50 ${quantile(worked, 0.5).toFixed(1)} ms\n`);
      }
    }
    const bare = quantile([...(times.get(runners[0] as Runner) ?? [])], 0.95);
    for (const [{ label }, all] of times) {
      const [p50, p95] = [quantile(all, 0.5), quantile(all, 0.95)];
      rows.push([label, `${slowdown}×`, p50.toFixed(1), p95.toFixed(1), (p95 / bare).toFixed(2)]);
    }
  }
  return table("Tap to visible", ["contender", "CPU slowed", "p50 ms", "p95 ms", "p95 × bare"], rows);
}

type Runner = { readonly label: string; readonly lane: Lane; readonly rep?: string };

async function tapOnce(
  setting: Setting,
  { lane, rep }: Runner,
  databaseName: string,
  slowdown: number,
): Promise<readonly number[]> {
  const page = await setting.openPage(rep === undefined ? setting.peerUrl : setting.productUrl, rep);
  const work = { kind: "tap", taps, syncedBefore: rep !== undefined } as const;
  const { taps: times } = await workOn(page, lane, `${databaseName}-${lane.name}`, work, slowdown);
  await page.close();
  return times;
}

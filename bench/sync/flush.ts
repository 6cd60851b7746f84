import { clearDocuments, countDocuments } from "./documents.ts";
import { floor, type Lane, ours, peerLanes, runLanes } from "./lanes.ts";
import { countActivities, emptyLedger } from "./rep-ledgers.ts";
import type { Setting } from "./setting.ts";
import { timesTable } from "./table.ts";

const operations = 10_000;
const days = 20;
const rep = "rep03";

/** 10,000 operations of twenty days, queued on a device that had been in step before, to a server beside it. */
export async function flushBenchmark(setting: Setting, rounds: number): Promise<string> {
  const { admin, productUrl, peerUrl } = setting;
  const key = await setting.repOf(rep);
  const work = { kind: "flush", operations, days, syncedBefore: true } as const;
  const results = await runLanes([ours, floor, ...peerLanes([500, 2500])], rounds, work, {
    rep,
    async open(lane, as) {
      await emptyLedger(admin, key);
      await clearDocuments(admin);
      return setting.openPage(lane.name === "ours" ? productUrl : peerUrl, as);
    },
    async check(lane: Lane) {
      const arrived = lane.name === "ours" ? await countActivities(admin, key) : await countDocuments(admin);
      return arrived === operations ? null : `${arrived} of ${operations} operations arrived`;
    },
  });
  return timesTable(`Flush of ${operations.toLocaleString("en")} queued operations`, results, floor);
}

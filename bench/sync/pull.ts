import { floor, ours, peerLanes, runLanes } from "./lanes.ts";
import { copyToDocuments, emptyLedger, fillLedger } from "./rep-ledgers.ts";
import type { Setting } from "./setting.ts";
import { timesTable } from "./table.ts";

export const activities = 100_000;
/** Within the window of which a device holds single activities. */
export const windowDays = 34;
export const rep = "rep02";

/** 100,000 activities into an empty browser. */
export async function pullBenchmark(setting: Setting, rounds: number): Promise<string> {
  const key = await setting.repOf(rep);
  await emptyLedger(setting.admin, key);
  await fillLedger(setting.db, key, activities, windowDays);
  await copyToDocuments(setting.admin, key);

  const results = await runLanes(
    [ours, floor, ...peerLanes([2000])],
    rounds,
    { kind: "pull" },
    {
      rep,
      open: (lane, as) => setting.openPage(lane.name === "ours" ? setting.productUrl : setting.peerUrl, as),
      check: async (_, { stored }) => (stored === activities ? null : `${stored} of ${activities} rows arrived`),
    },
  );
  return timesTable(`Pull of ${activities.toLocaleString("en")} rows into an empty browser`, results, floor);
}

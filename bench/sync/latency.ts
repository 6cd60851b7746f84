import { createDelayingProxy } from "./delaying-proxy.ts";
import { clearDocuments, countDocuments } from "./documents.ts";
import { floor, ours, peerLanes, runLanes } from "./lanes.ts";
import { countActivities, emptyLedger } from "./rep-ledgers.ts";
import type { Setting } from "./setting.ts";
import { timesTable } from "./table.ts";

const operations = 1000;
const roundTripMs = 125;
const rep = "rep04";

/** 1,000 operations of two days over a network of 125 ms there and back. */
export async function latencyBenchmark(setting: Setting, rounds: number): Promise<string> {
  const { admin } = setting;
  const key = await setting.repOf(rep);
  const toProduct = await createDelayingProxy(Number(new URL(setting.productUrl).port), roundTripMs);
  const toPeer = await createDelayingProxy(Number(new URL(setting.peerUrl).port), roundTripMs);
  try {
    const work = { kind: "flush", operations, days: 2, syncedBefore: true } as const;
    const results = await runLanes([ours, floor, ...peerLanes([1000])], rounds, work, {
      rep,
      async open(lane, as) {
        await emptyLedger(admin, key);
        await clearDocuments(admin);
        return setting.openPage(lane.name === "ours" ? toProduct.url : toPeer.url, as);
      },
      async check({ name }) {
        const arrived = name === "ours" ? await countActivities(admin, key) : await countDocuments(admin);
        return arrived === operations ? null : `${arrived} of ${operations} operations arrived`;
      },
    });
    return timesTable(`${operations.toLocaleString("en")} operations at ${roundTripMs} ms round trip`, results, floor);
  } finally {
    await toProduct.close();
    await toPeer.close();
  }
}

/** `npx tsx bench/sync/run.ts [--only flush|pull|latency|tap] [--rounds N]`: the sync engine beside RxDB, PouchDB and a bare floor. */
import { parseArgs } from "node:util";
import { benchmarks, isBenchmark } from "./benchmarks.ts";
import { createSetting } from "./setting.ts";

const { values } = parseArgs({ options: { only: { type: "string" }, rounds: { type: "string", default: "5" } } });
const rounds = Number(values.rounds);
const only = values.only;
if (!Number.isInteger(rounds) || rounds < 1 || (only !== undefined && !isBenchmark(only))) {
  console.error(`Usage: npx tsx bench/sync/run.ts [--only ${Object.keys(benchmarks).join("|")}] [--rounds N]`);
  process.exit(2);
}

const setting = await createSetting();
try {
  for (const [name, benchmark] of Object.entries(benchmarks)) {
    if (only === undefined || only === name) console.log(`${await benchmark(setting, rounds)}\n`);
  }
} finally {
  await setting.close();
}

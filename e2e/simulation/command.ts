/**
 * `npm run simulate -- --seeds N`: lives that many random histories, half of them in each of two processes, and says what was lost, doubled
 * or shown otherwise than it was. Exits with 1 if anything was.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { Command, InvalidArgumentError, Option } from "commander";
import { openSimulationCluster } from "./database.ts";
import { liveSeeds, type SeedRange } from "./live-seeds.ts";
import { addHistory, addReports, describeFailure, describeReport, emptyReport, type Report } from "./report.ts";

type Choice = {
  readonly seeds: number;
  readonly realSeeds?: number;
  readonly seed: number;
  readonly devices: number;
  readonly steps: number;
  readonly server: "model" | "real" | "both";
  readonly json: boolean;
};

const workers = 2;
/** So many histories a process lives: few enough that the two end at about the same time. */
const seedsPerWorker = 1250;

/**
 * A larger nursery, because histories make much that is soon forgotten; and one thread, because the other lane needs the second processor for
 * more than the first one's collector and compiler.
 */
const workerFlags = ["--min-semi-space-size=1024", "--max-semi-space-size=1024", "--single-threaded"];

if (process.send) await work();
else await command();

async function command(): Promise<void> {
  const choice = new Command("simulate")
    .description("Lives random histories of a rep's devices against the server, in simulated time")
    .option("--seeds <n>", "how many histories", wholeNumber, 100)
    .option("--real-seeds <n>", "how many against the real server, besides those against the model", wholeNumber)
    .option("--seed <s>", "the first one's seed", wholeNumber, 1)
    .option("--devices <d>", "the most devices of a rep, 1 to 5", wholeNumber, 3)
    .option("--steps <k>", "steps of a history", wholeNumber, 60)
    .addOption(
      new Option("--server <which>", "against which server").choices(["model", "real", "both"]).default("model"),
    )
    .option("--json", "as JSON", false)
    .parse()
    .opts<Choice>();

  // Whoever says how many seeds the real server gets wants it too.
  const isBoth = choice.server === "both" || choice.realSeeds !== undefined;
  const servers = isBoth ? (["model", "real"] as const) : [choice.server];
  const reports: { readonly server: string; readonly seconds: number; readonly report: Report }[] = [];
  for (const server of servers) {
    const start = performance.now();
    const seeds = server === "real" ? (choice.realSeeds ?? choice.seeds) : choice.seeds;
    const report = await simulate(server, { ...choice, seeds });
    const seconds = (performance.now() - start) / 1000;
    reports.push({ server, report, seconds });
    // At once: what comes after may end badly.
    if (!choice.json) printReport(server, report, seconds, choice);
  }

  if (choice.json) console.log(JSON.stringify(reports, null, 2));
  if (reports.some(({ report }) => report.failures.length > 0)) process.exitCode = 1;
}

function printReport(server: string, report: Report, seconds: number, { devices, steps }: Choice): void {
  for (const failure of report.failures) {
    const again = `npm run simulate -- --server ${server} --seeds 1 --seed ${failure.seed} --devices ${devices} --steps ${steps}`;
    console.log(describeFailure(server, failure, again));
  }
  console.log(describeReport(`${server} server`, report, seconds));
}

/** Shares the seeds out to two processes at a time. */
async function simulate(server: "model" | "real", { seed, seeds, devices, steps }: Choice): Promise<Report> {
  const lanes = Math.min(workers, seeds);
  const cluster = server === "real" ? await openSimulationCluster(lanes) : null;
  let given = 0;
  try {
    const reports = await Promise.all(
      Array.from({ length: lanes }, async (_, lane) => {
        const connectionString = cluster?.connectionStrings[lane] ?? null;
        let report = emptyReport;
        while (given < seeds) {
          const first = seed + given;
          const count = Math.min(seedsPerWorker, Math.ceil((seeds - given) / lanes), seeds - given);
          given += count;
          report = addReports(report, await delegate({ first, count, devices, steps, connectionString }));
        }
        return report;
      }),
    );
    return reports.reduce(addReports, emptyReport);
  } finally {
    await cluster?.close();
  }
}

async function delegate(range: SeedRange): Promise<Report> {
  const worker = fork(import.meta.filename, { execArgv: [...process.execArgv, ...workerFlags] });
  worker.send(range);
  const [answer] = await Promise.race([once(worker, "message"), once(worker, "exit")]);
  if (answer === null || typeof answer !== "object") throw new Error(`A worker ended with ${answer}`);
  worker.disconnect();
  return answer as Report;
}

async function work(): Promise<void> {
  const [range] = (await once(process, "message")) as [SeedRange];
  // The database in memory makes an error for every row without a value for an index. Whoever repeats a seed gets their traces.
  if (range.count > 1) Error.stackTraceLimit = 0;
  let report = emptyReport;
  for await (const history of liveSeeds(range)) report = addHistory(report, history);
  process.send?.(report);
}

function wholeNumber(text: string): number {
  if (!/^\d{1,12}$/.test(text)) throw new InvalidArgumentError("A whole number is needed.");
  return Number(text);
}

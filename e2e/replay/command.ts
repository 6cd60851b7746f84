/**
 * `npm run replay-offline`: replays 20 days of one rep's real calls through the queue of a browser that was offline meanwhile, in a
 * product that runs or, without `--url`, in one that is started for it. Ends with 1 where screen, server and CRM don't show the same.
 */
import { chromium } from "@playwright/test";
import { Command } from "commander";
import { findBrowser } from "../support/browser.ts";
import { chromiumFlags } from "../support/chromium-flags.ts";
import { demoPassword, discard, startProduct } from "../support/product.ts";
import { keptCalls, type ReplayReport, replayOffline } from "./replay-offline.ts";

type Options = {
  readonly rep: string;
  readonly file: string;
  readonly url?: string;
  readonly dataDir: string;
  readonly password: string;
};

const program = new Command("replay-offline")
  .description("Replays 20 days of a rep's calls through a browser's queue, as a device that was offline.")
  .option("--rep <code>", "whose calls, and who logs them", "rep04")
  .option("--file <calls.csv>", "a file of calls", keptCalls)
  .option("--url <url>", "a product that runs; one is started where none is given")
  .option("--data-dir <folder>", "where the running product keeps its data", process.env.DATA_DIR || "./.data")
  .option("--password <password>", "of the rep's account", process.env.DEMO_PASSWORD || demoPassword)
  .parse();
const { url, dataDir, ...options } = program.opts<Options>();

const started = url === undefined ? await startProduct({ environment: { DEMO_PASSWORD: options.password } }) : null;
const { executablePath, environment } = await findBrowser();
const env = { ...process.env, ...environment };
const browser = await chromium.launch({ executablePath, args: [...chromiumFlags], env });
try {
  const product = started ?? { url: url ?? "", dataDir };
  const report = await replayOffline(await browser.newPage(), { product, ...options });
  console.log(textOf(report));
  const { screen, server, crm } = report.xp;
  process.exitCode = screen === server && server === crm ? 0 : 1;
} finally {
  await browser.close();
  if (started) await discard(started);
}

function textOf({ calls, deals, dates, xp, ...report }: ReplayReport): string {
  const operations = calls + deals;
  return [
    `${calls} calls and ${deals} deals of ${dates[0]} to ${dates[1]}: ${operations} operations queued in ${report.queueSeconds.toFixed(1)} s`,
    `sent in ${report.flushSeconds.toFixed(2)} s, ${report.requests} requests, ${Math.round(report.requestBytes / 1024)} KiB`,
    `XP before ${report.xpBefore}, of the calls and deals ${report.baseXp}`,
    `XP after on the screen ${xp.screen}, on the server ${xp.server}, in the CRM ${xp.crm}`,
  ].join("\n");
}

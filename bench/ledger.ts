/**
 * `npx tsx bench/ledger.ts [--rounds N]`: the screens of a device that holds 100,000 activities, with the processor slowed down four times.
 * Each figure of ours stands beside an empty page's in the same run.
 */
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import type { Page } from "@playwright/test";
import { signInOnScreen, storeApp } from "../e2e/support/rep-screen.ts";
import { emailOf } from "../e2e/support/session.ts";
import { bareTapTimes, type Frames, openingTime, scrollFrames, tapTimes } from "./ledger/page-measures.ts";
import { taskTimes } from "./ledger/task-times.ts";
import { emptyLedger, fillLedger } from "./sync/rep-ledgers.ts";
import { createSetting } from "./sync/setting.ts";
import { quantile, table } from "./sync/table.ts";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "3" } } });
const rounds = Number(values.rounds);
const activities = 100_000;
/** All of them within the window that a device holds. */
const days = 34;
const slowdown = 4;
const settlingMs = 45_000;
const taps = 50;
const scroll = [5, 3000] as const;

/** What is clicked, and what stands on the page when it is open. */
const openings = [
  ["/ledger", ".entry"],
  ["/progress", "main h2"],
] as const;

const setting = await createSetting();
try {
  const rep = await setting.repOf("rep02");
  say(`Filling a ledger with ${activities} activities.`);
  await emptyLedger(setting.admin, rep);
  await fillLedger(setting.db, rep, activities, days);
  say("Pulling them onto a device.");
  const page = await setting.context.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.setViewportSize({ width: 1280, height: 860 });
  await signInOnScreen(page, setting.productUrl, emailOf("rep02"));
  await storeApp(page);
  await page.waitForFunction(async (count) => (await perennial.status()).syncedActivities >= count, activities, {
    timeout: 300_000,
    polling: 1000,
  });
  const empty = await setting.context.newPage();
  await empty.setViewportSize({ width: 1280, height: 860 });
  await empty.setContent('<!doctype html><title>Empty</title><div style="height:30000px">nothing</div>');

  // The database still tidies up after 100,000 writes: a rep's day doesn't begin with that.
  await page.waitForTimeout(settlingMs);
  const load = [loadavg()[0]];
  await slow(page);
  await slow(empty);
  console.log(await tapTable(page));
  console.log(await scrollTable(page, empty));
  console.log(await openingTable(page));
  load.push(loadavg()[0]);
  console.log(`\nLoad of the machine: ${load.map((value) => value?.toFixed(1)).join(" before, ")} after.`);
} finally {
  await setting.close();
}

function say(step: string): void {
  process.stderr.write(`${step}\n`);
}

async function tapTable(page: Page): Promise<string> {
  say("Tapping.");
  const times = { bare: [] as number[], ours: [] as number[] };
  for (let round = 1; round <= rounds; round += 1) {
    await page.bringToFront();
    times.bare.push(...(await page.evaluate(bareTapTimes, taps)));
    times.ours.push(...(await page.evaluate(tapTimes, ["Log Dial", taps] as const)));
  }
  const bareP95 = quantile(times.bare, 0.95);
  const rows = [["one strict write and a frame", times.bare] as const, ["Today", times.ours] as const].map(
    ([label, all]) => {
      const [p50, p95] = [quantile(all, 0.5), quantile(all, 0.95)];
      return [label, p50.toFixed(0), p95.toFixed(0), (p95 / bareP95).toFixed(1), "50"];
    },
  );
  return table(
    `Tap to visible, ${rounds} × ${taps} taps`,
    ["page", "p50 ms", "p95 ms", "p95 × bare", "budget ms"],
    rows,
  );
}

async function scrollTable(page: Page, empty: Page): Promise<string> {
  await page.goto(`${setting.productUrl}/ledger?from=2020-01-01`);
  await page.locator(".entry").first().waitFor();
  say("Scrolling.");
  const rows: string[][] = [];
  for (let round = 1; round <= rounds; round += 1) {
    for (const [label, subject] of [["empty page", empty] as const, ["Ledger", page] as const]) {
      await subject.bringToFront();
      await subject.evaluate(() => scrollTo(0, 0));
      let frames: Frames = { gaps: [], longTasks: [] };
      const times = await taskTimes(subject, async () => {
        frames = await subject.evaluate(scrollFrames, scroll);
      });
      rows.push([
        label,
        String(round),
        ...frameCells(frames),
        times
          .slice(0, 3)
          .map((ms) => ms.toFixed(0))
          .join(", "),
      ]);
    }
  }
  const head = [
    "page",
    "round",
    "frames",
    "gap p50 ms",
    "gap p95 ms",
    "gap longest ms",
    "tasks of 50 ms and more",
    "most processor time, ms",
  ];
  return `\n${table(`Scrolling for ${scroll[0]} s`, head, rows)}`;
}

function frameCells({ gaps, longTasks }: Frames): readonly string[] {
  const longest = [...longTasks].sort((a, b) => b - a).map((ms) => ms.toFixed(0));
  return [
    String(gaps.length),
    quantile(gaps, 0.5).toFixed(0),
    quantile(gaps, 0.95).toFixed(0),
    Math.max(...gaps).toFixed(0),
    longest.length === 0 ? "none" : `${longest.length}: ${longest.slice(0, 8).join(", ")}`,
  ];
}

async function openingTable(page: Page): Promise<string> {
  const rows: string[][] = [];
  for (const [href, wanted] of openings) {
    const times: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      await page.bringToFront();
      await page.locator('.rail-link[href="/sync"]').click();
      await page.waitForTimeout(1000);
      times.push(await page.evaluate(openingTime, [href, wanted] as const));
    }
    // The first time it is also fetched and compiled.
    const [first = 0, ...again] = times;
    rows.push([href, first.toFixed(0), quantile(again, 0.5).toFixed(0), Math.max(...again).toFixed(0), "300"]);
  }
  return `\n${table("From a click to the open screen", ["screen", "first ms", "median ms", "longest ms", "budget ms"], rows)}`;
}

async function slow(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
}

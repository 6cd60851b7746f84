/**
 * `npm test`: runs every step (or those whose names begin as the arguments say), whatever the ones before it came to,
 * and ends with one line that adds them up.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser } from "./support/browser.ts";
import { sumTallies, type Tally } from "./support/test-reports.ts";
import { createSteps } from "./support/test-steps.ts";

const chosen = process.argv.slice(2);
const reports = await mkdtemp(join(tmpdir(), "perennial-reports-"));
const steps = createSteps({ reports, environment: await describeBrowser() }).filter(
  ({ name }) => chosen.length === 0 || chosen.some((beginning) => name.startsWith(beginning)),
);

const outcomes: { readonly name: string; readonly seconds: number; readonly tally: Tally }[] = [];
for (const { name, run } of steps) {
  console.log(`\n── ${name}`);
  const start = performance.now();
  const tally = await run();
  outcomes.push({ name, seconds: (performance.now() - start) / 1000, tally });
}
await rm(reports, { recursive: true });

console.log("");
for (const { name, seconds, tally } of outcomes) {
  const verdict = tally.failed > 0 ? "FAILED" : "ok";
  const counts = [
    `${tally.passed} passed`,
    `${tally.failed} failed`,
    ...(tally.skipped ? [`${tally.skipped} left out`] : []),
  ];
  console.log(`${verdict.padEnd(7)} ${name.padEnd(32)} ${seconds.toFixed(1).padStart(6)} s  ${counts.join(", ")}`);
}
const total = sumTallies(outcomes.map(({ tally }) => tally));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** Says which browser is used. Without one the steps that need it fail by themselves, and the others still run. */
async function describeBrowser(): Promise<Readonly<Record<string, string>>> {
  try {
    const browser = await findBrowser();
    console.log(`Browser: ${browser.found}`);
    return { ...browser.environment, CHROMIUM_PATH: browser.executablePath };
  } catch (error) {
    console.log(`No browser: ${error instanceof Error ? error.message : error}`);
    return {};
  }
}

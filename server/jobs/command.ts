/** `npm run jobs -- …`: runs a job now, in this process, or tells when jobs run and how they went. */
import { createInterface } from "node:readline/promises";
import { Command, InvalidArgumentError } from "commander";
import { instantOf } from "#shared/domain/time/instant.ts";
import { provideTemporal } from "#shared/domain/time/provide-temporal.ts";
import type { Execution, Outcome } from "#shared/protocol/jobs.ts";
import type { Timer } from "../crm/timer.ts";
import type { Db } from "../db/db.ts";
import { openDatabase } from "../db/open-database.ts";
import { StartError } from "../db/start-error.ts";
import { findTenant, type Tenant, tenantIds, tenantOf } from "../org/tenants.ts";
import { createJobs, jobNamed } from "./catalogue.ts";
import { executionText, momentText, progressText, scheduleText, summaryText } from "./command-text.ts";
import { listExecutions, readExecution } from "./executions-query.ts";
import type { Job } from "./job.ts";
import { createRunner } from "./runner.ts";
import { nextRun } from "./schedule.ts";

type Options = {
  readonly tenant?: string;
  readonly dryRun?: true;
  readonly verbose?: true;
  readonly limit?: number;
  readonly force?: true;
  readonly json?: true;
  readonly dataDir: string;
};

const exitCodes: Readonly<Record<Outcome, number>> = { success: 0, failed: 1, partial: 3 };
const wrongUsage = 2;
const listedUnlessTold = 20;

/** Keeps the process alive while it waits. */
const timer: Timer = {
  after(ms, run) {
    const timeout = setTimeout(run, ms);
    return () => clearTimeout(timeout);
  },
};
const clock = () => instantOf(Date.now());

await provideTemporal();
const jobs = createJobs();
const names = jobs.map(({ name, aliases }) => [name, ...aliases].join(" or ")).join(", ");

await new Command("jobs")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : wrongUsage))
  .description("Runs a job now, or tells when jobs run and how they went.")
  .argument("<job>", `${names}; all; schedule; history`)
  .option("--tenant <name>", "which tenant; all unless told")
  .option("--dry-run", "writes nothing, tells what would be done")
  .option("--verbose", "tells more while it runs")
  .option("--limit <number>", "treats so many at most; with history, lists so many", countOption)
  .option("--force", "runs what is else never run out of turn")
  .option("--json", "prints JSON for other programs")
  .option("--data-dir <folder>", "where the embedded PostgreSQL lies", process.env.DATA_DIR || "./.data")
  .action(act)
  .parseAsync();

async function act(what: string, options: Options): Promise<void> {
  const chosen = what === "all" ? jobs.filter(isInAll) : [jobNamed(jobs, what)].filter((job) => job !== null);
  const isQuestion = what === "schedule" || what === "history";
  if (chosen.length === 0 && !isQuestion) return refuse(`There is no job ${what}. There are: ${names}.`);
  for (const job of chosen) if (!(await isMeant(job, options))) return;

  try {
    const database = await openDatabase({
      dataDir: options.dataDir,
      databaseUrl: process.env.DATABASE_URL || undefined,
      log: tell,
    });
    try {
      const { db } = database;
      const tenants = await tenantsOf(db, options.tenant);
      if (what === "schedule") tellSchedule(tenants, options);
      else if (what === "history") await tellHistory(db, tenants, options);
      else await runAll(db, chosen, tenants, options);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    refuse(error.message);
  }
}

function isInAll({ includedInAll, needsForce }: Job): boolean {
  return includedInAll && !needsForce;
}

/** A job that needs force is run by hand only with it, or where the person at the terminal says yes. */
async function isMeant({ name, needsForce }: Job, { force, dryRun }: Options): Promise<boolean> {
  if (!needsForce || force || dryRun) return true;
  if (!process.stdin.isTTY) {
    refuse(`To run ${name} out of turn, say --force.`);
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`Run ${name} out of turn? Type yes: `);
  terminal.close();
  if (answer.trim() === "yes") return true;
  refuse("Nothing was run.");
  return false;
}

async function runAll(db: Db, chosen: readonly Job[], tenants: readonly Tenant[], options: Options): Promise<void> {
  const asked = { dryRun: options.dryRun ?? false, limit: options.limit ?? null, verbose: options.verbose ?? false };
  const runner = createRunner({ db, jobs, clock, timer, random: Math.random, onError: (error) => tell(String(error)) });
  const stop = () => void runner.stop();
  process.once("SIGINT", stop).once("SIGTERM", stop);

  const ended: (Execution & { readonly tenant: string })[] = [];
  for (const tenant of tenants) {
    for (const job of chosen) {
      const id = await runner.runNow(tenant.id, job, asked, {
        progress: (records) => drawLine(progressText(records)),
        say: (sentence) => asked.verbose && tell(sentence),
        waiting: (holder) => tell(`${tenant.name}: ${job.name} is being run by ${holder}; waiting until it has ended.`),
      });
      drawLine("");
      if (id === null) continue;
      const execution = await db.inTransaction({ kind: "tenant", tenantId: tenant.id }, (tx) =>
        readExecution(tx, tenant.id, id),
      );
      if (!execution) throw new Error("A run that was carried out isn't there");
      ended.push({ tenant: tenant.name, ...execution });
      if (!options.json) print(executionText(tenant.name, execution));
    }
  }
  process.off("SIGINT", stop).off("SIGTERM", stop);
  if (options.json) print(`${JSON.stringify(ended, null, 2)}\n`);
  process.exitCode = exitCodes[worst(ended, chosen.length * tenants.length)];
}

/** Of all runs together, as of the steps of one. */
function worst(ended: readonly Execution[], asked: number): Outcome {
  const count = (outcome: Outcome) => ended.filter((execution) => execution.outcome === outcome).length;
  if (count("success") === asked) return "success";
  return count("success") + count("partial") > 0 ? "partial" : "failed";
}

function tellSchedule(tenants: readonly Tenant[], { json }: Options): void {
  const rows = tenants.flatMap(({ name: tenant, zone }) =>
    jobs.map(({ name, description, schedule }) => {
      const nextRunAt = nextRun(schedule, zone, clock());
      return { tenant, zone, job: name, description, schedule, nextRunAt };
    }),
  );
  if (json) print(`${JSON.stringify(rows, null, 2)}\n`);
  else
    for (const { tenant, zone, job, description, schedule, nextRunAt } of rows) {
      print(`${tenant}  ${job}  ${scheduleText(schedule)}, next ${momentText(nextRunAt, zone)} (${zone})\n`);
      print(`  ${description}\n`);
    }
}

async function tellHistory(db: Db, tenants: readonly Tenant[], { json, limit }: Options): Promise<void> {
  const rows = [];
  for (const { id: tenantId, name, zone } of tenants) {
    const executions = await db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
      listExecutions(tx, tenantId, { job: null, limit: limit ?? listedUnlessTold }),
    );
    rows.push(...executions.map((execution) => ({ tenant: name, zone, execution })));
  }
  if (json)
    print(
      `${JSON.stringify(
        rows.map(({ tenant, execution }) => ({ tenant, ...execution })),
        null,
        2,
      )}\n`,
    );
  else for (const { tenant, zone, execution } of rows) print(summaryText(tenant, zone, execution));
}

async function tenantsOf(db: Db, name: string | undefined): Promise<readonly Tenant[]> {
  if (name !== undefined) {
    const tenant = await findTenant(db, name);
    if (tenant === null) throw new StartError(`There is no tenant ${name}.`);
    return [tenant];
  }
  const tenants: Tenant[] = [];
  for (const tenantId of await tenantIds(db)) {
    const tenant = await db.inTransaction({ kind: "tenant", tenantId }, (tx) => tenantOf(tx, tenantId));
    if (tenant) tenants.push(tenant);
  }
  return tenants;
}

function countOption(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 2_147_483_647)
    throw new InvalidArgumentError("It has to be a whole number from 1 up.");
  return count;
}

/** One line that is drawn again and again, on a terminal only. */
function drawLine(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
}

function refuse(sentence: string): void {
  tell(sentence);
  process.exitCode = wrongUsage;
}

function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

function print(text: string): void {
  process.stdout.write(text);
}

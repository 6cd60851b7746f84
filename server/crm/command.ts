/** `npm run crm -- …`: workspaces of the twin, publishing at once, and how the CRMs stand. */
import { Command, InvalidArgumentError } from "commander";
import fastify from "fastify";
import { instantOf } from "#shared/domain/time/instant.ts";
import { provideTemporal } from "#shared/domain/time/provide-temporal.ts";
import type { Db } from "../db/db.ts";
import { openDatabase } from "../db/open-database.ts";
import { StartError } from "../db/start-error.ts";
import { findTenant, tenantIds, tenantOf } from "../org/tenants.ts";
import { makeTwinKey } from "./connections.ts";
import type { PublishReport } from "./publish-tenant.ts";
import { createPublisher } from "./publisher.ts";
import { createSecretBox } from "./secret-box.ts";
import { loadSecretKey } from "./secret-key.ts";
import { crmSummary, summaryText } from "./summary.ts";
import { systemTimer } from "./timer.ts";
import { registerTwin } from "./twin/twin.ts";
import { createWorkspace } from "./twin/workspaces.ts";

type TenantOptions = { readonly tenant?: string; readonly dataDir: string };
type KeyOptions = TenantOptions & { readonly name: string; readonly url: string };
type WorkspaceOptions = KeyOptions & { readonly rateLimit?: number };

const largestRateLimit = 2_147_483_647;
const retriesWaitedForMs = 120_000;

await provideTemporal();
const program = new Command("crm").exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

withAddress(
  withTenant(program.command("workspace").description("workspaces of the embedded twin").command("create"))
    .description("Makes a workspace, empty and connected to nothing, and prints its address and key.")
    .option("--name <name>", "what it is called", "Workspace")
    .option("--rate-limit <requests>", "requests per second and per minute; Twenty's 100 unless told", countOption),
).action((options: WorkspaceOptions) => run(options, (db) => makeWorkspace(db, options)));

withAddress(
  withTenant(program.command("key").description("keys to the twin that a tenant is connected to").command("create"))
    .description("Makes another key to the tenant's own workspace, and prints its address and the key.")
    .option("--name <name>", "what records say that it wrote", "Command line"),
).action((options: KeyOptions) => run(options, (db) => makeKey(db, options)));

withTenant(program.command("publish"))
  .description("Brings the CRM in step now, and tries once more what was parked.")
  .action((options: TenantOptions) => run(options, (db) => publish(db, options)));

withTenant(program.command("status"))
  .description("Prints how the CRM stands to the ledger.")
  .action((options: TenantOptions) => run(options, (db) => printStatus(db, options)));

await program.parseAsync();

function withTenant(command: Command): Command {
  return command
    .option("--tenant <name>", "which tenant; the oldest for a workspace or a key, else all, unless told")
    .option("--data-dir <folder>", "where the embedded PostgreSQL lies", process.env.DATA_DIR || "./.data");
}

function withAddress(command: Command): Command {
  const address = addressOf(process.env.HOST || "127.0.0.1", process.env.PORT || "3000");
  return command.option("--url <url>", "where the server answers", address);
}

/** Beside a running server or alone: the embedded cluster is shared, or started for as long as this takes. */
async function run({ dataDir }: TenantOptions, work: (db: Db) => Promise<void>): Promise<void> {
  const log = (sentence: string) => process.stderr.write(`${sentence}\n`);
  try {
    const database = await openDatabase({ dataDir, databaseUrl: process.env.DATABASE_URL || undefined, log });
    try {
      await work(database.db);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    log(error.message);
    process.exitCode = 2;
  }
}

async function makeWorkspace(db: Db, { tenant, name, rateLimit, url }: WorkspaceOptions): Promise<void> {
  const [tenantId] = await tenantsOf(db, tenant);
  if (tenantId === undefined) throw new StartError("There is no tenant yet: start the server once.");
  const limits = rateLimit === undefined ? {} : { rateLimit: { shortLimit: rateLimit, longLimit: rateLimit } };
  const { workspaceId, apiKey } = await createWorkspace(db, { tenantId, name, members: [], ...limits });
  process.stdout.write(`workspace ${workspaceId}\nTWENTY_API_URL=${url}\nTWENTY_API_KEY=${apiKey}\n`);
}

async function makeKey(db: Db, { tenant, name, url }: KeyOptions): Promise<void> {
  const [tenantId] = await tenantsOf(db, tenant);
  const apiKey = tenantId === undefined ? null : await makeTwinKey(db, tenantId, name);
  if (apiKey === null) throw new StartError("There is no tenant with a twin yet: start the server once.");
  process.stdout.write(`TWENTY_API_URL=${url}\nTWENTY_API_KEY=${apiKey}\n`);
}

/** The twin answers in this process: no server has to run, and nobody has to know its port. */
async function publish(db: Db, { tenant, dataDir }: TenantOptions): Promise<void> {
  const twin = fastify();
  await registerTwin(twin, { db, clock: { now: Date.now } });
  const twinUrl = await twin.listen({ host: "127.0.0.1", port: 0 });
  const publisher = createPublisher({
    db,
    box: createSecretBox(await loadSecretKey(dataDir)),
    twinUrl,
    clock: () => instantOf(Date.now()),
    timer: systemTimer,
    random: Math.random,
    log: (sentence) => process.stderr.write(`${sentence}\n`),
  });
  try {
    for (const tenantId of await tenantsOf(db, tenant)) {
      const report = await publishPatiently((parkedToo) =>
        publisher.publishDue(tenantId, { parkedToo, linking: true }),
      );
      process.stdout.write(`${await nameOf(db, tenantId)}: ${reportText(report)}\n`);
      if (report.state !== "in_step" && report.state !== "not_connected") process.exitCode = 1;
    }
  } finally {
    await publisher.stop();
    await twin.close();
  }
}

/** Waits for rows that were refused, and for another process that publishes, but not for ever. */
async function publishPatiently(publishDue: (parkedToo: boolean) => Promise<PublishReport>): Promise<PublishReport> {
  const until = Date.now() + retriesWaitedForMs;
  for (let report = await publishDue(true); ; report = await publishDue(false)) {
    if (report.retryInMs === null || Date.now() + report.retryInMs > until) return report;
    await new Promise((resolve) => setTimeout(resolve, report.retryInMs ?? 0));
  }
}

function reportText({ state, written, inStep, parked, requests, reason }: PublishReport): string {
  const counts = `${written} written, ${inStep} right already, ${parked} parked, ${requests} requests`;
  return `${state}, ${counts}${reason === null ? "" : `: ${reason}`}`;
}

async function printStatus(db: Db, { tenant }: TenantOptions): Promise<void> {
  for (const tenantId of await tenantsOf(db, tenant)) {
    process.stdout.write(summaryText(await nameOf(db, tenantId), await crmSummary(db, tenantId)));
  }
}

async function tenantsOf(db: Db, name: string | undefined): Promise<readonly string[]> {
  if (name === undefined) return tenantIds(db);
  const tenant = await findTenant(db, name);
  if (tenant === null) throw new StartError(`There is no tenant ${name}.`);
  return [tenant.id];
}

async function nameOf(db: Db, tenantId: string): Promise<string> {
  const tenant = await db.inTransaction({ kind: "tenant", tenantId }, (tx) => tenantOf(tx, tenantId));
  return tenant?.name ?? tenantId;
}

function countOption(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > largestRateLimit) {
    throw new InvalidArgumentError("It has to be a whole number from 1 up.");
  }
  return count;
}

function addressOf(host: string, port: string): string {
  const shown = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${shown.includes(":") ? `[${shown}]` : shown}:${port}`;
}

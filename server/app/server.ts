import { randomBytes } from "node:crypto";
import type { FastifyBaseLogger } from "fastify";
import type { Instant } from "#shared/domain/time/instant.ts";
import { createAuth } from "../auth/auth.ts";
import type { Publisher } from "../crm/publisher.ts";
import { createSecretBox } from "../crm/secret-box.ts";
import { loadSecretKey } from "../crm/secret-key.ts";
import { errorCodeOf } from "../db/error-code.ts";
import type { Database } from "../db/open-database.ts";
import { StartError } from "../db/start-error.ts";
import { createJobs } from "../jobs/catalogue.ts";
import type { Scheduler } from "../jobs/scheduler.ts";
import { settleTenant } from "../ledger/settle-tenant.ts";
import { tenantIds } from "../org/tenants.ts";
import { createApp } from "./app.ts";
import type { Configuration } from "./configuration.ts";
import { connectCrms, createCountedPublisher, teamStandings } from "./crm.ts";
import { prepareDemo } from "./demo.ts";
import { startCountedScheduler } from "./jobs.ts";
import { keepSecret } from "./kept-secret.ts";
import { createMetrics } from "./metrics.ts";
import { keepPresence } from "./presence.ts";

export type ServerParts = {
  readonly configuration: Configuration;
  readonly database: Pick<Database, "db" | "adminConnectionString">;
  readonly clock: () => Instant;
  readonly log: FastifyBaseLogger;
  readonly clientFolder: string;
};

/** A server that answers. */
export type RunningServer = {
  /** Where it answers on this machine. */
  readonly url: string;
  /** Of the demo accounts, where there are any. */
  readonly demoPassword: string | null;
  /** Stops listening, finishes what was asked, and gives the connections back. The database stays open. */
  close(): Promise<void>;
};

/**
 * Builds every part, prepares the data, and listens: from the first request on, everything is there.
 *
 * @throws StartError where the address can't be listened on
 */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const { configuration, database, clock, log, clientFolder } = parts;
  const { dataDir, publicUrl } = configuration;
  const { db, adminConnectionString } = database;

  const secret = configuration.sessionSecret ?? (await keepSecret(dataDir, "session-secret", makeSessionSecret));
  const box = createSecretBox(await loadSecretKey(dataDir));
  const metrics = createMetrics();
  const auth = createAuth({
    adminConnectionString,
    secret,
    secureCookies: publicUrl?.startsWith("https:") ?? false,
    onError: (error) => log.error({ err: error }, "Signing people in met an error"),
  });
  const jobs = createJobs();
  const wake = async (tenantId: string, job: string) => scheduler?.wake(tenantId, job);
  const app = createApp({
    db,
    auth,
    crmStandings: teamStandings,
    jobs: { list: jobs, wake },
    metrics,
    clock,
    log,
    clientFolder,
    publicUrl,
  });
  let publisher: Publisher | null = null;
  let presence: Awaited<ReturnType<typeof keepPresence>> | null = null;
  let scheduler: Scheduler | null = null;

  async function close(): Promise<void> {
    // The publisher first: it may be talking to the twin, which this server is.
    await publisher?.stop();
    await scheduler?.stop();
    await presence?.stop();
    await app.close();
    await auth.close();
  }

  try {
    const demoPassword = await prepareDemo({ db, accounts: auth.accounts, configuration }, clock());
    presence = await keepPresence({ db, clock, log });
    for (const tenantId of await tenantIds(db)) await settleTenant(db, tenantId, clock());
    await connectCrms(db, box, configuration);
    const url = await app.listen({ host: configuration.host, port: configuration.port });
    publisher = createCountedPublisher({ db, box, url, clock, log, metrics });
    await publisher.start();
    scheduler = await startCountedScheduler({ db, adminConnectionString, jobs, clock, log, metrics });
    return { url, demoPassword, close };
  } catch (error) {
    await close();
    throw asStartError(error, configuration);
  }
}

function makeSessionSecret(): string {
  return randomBytes(32).toString("hex");
}

function asStartError(error: unknown, { host, port }: Configuration): unknown {
  switch (errorCodeOf(error)) {
    case "EADDRINUSE":
      return new StartError(`Port ${port} of ${host} is in use: set PORT to another one.`);
    case "EACCES":
      return new StartError(`Port ${port} of ${host} is not for this user: set PORT to one above 1023.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new StartError(`HOST is wrong: this machine has no address ${host}.`);
    default:
      return error;
  }
}

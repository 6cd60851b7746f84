/** `npm start`: builds what is stale, opens the database, and serves until it is told to stop. */
import { instantOf } from "#shared/domain/time/instant.ts";
import { provideTemporal } from "#shared/domain/time/provide-temporal.ts";
import { openDatabase } from "../db/open-database.ts";
import { StartError } from "../db/start-error.ts";
import { demoAccounts } from "../org/demo-people.ts";
import { buildClientIfStale, clientFolder } from "./client-build.ts";
import { type Configuration, readConfiguration } from "./configuration.ts";
import { keepHeapSmall } from "./heap.ts";
import { createLog } from "./log.ts";
import { startServer } from "./server.ts";

keepHeapSmall();
await provideTemporal();
const configuration = readConfiguration(process.env);
if (configuration.ok) await serve(configuration.value).catch(giveUp);
else stopWith(2, configuration.error);

async function serve(configuration: Configuration): Promise<void> {
  const { dataDir, databaseUrl, publicUrl, logLevel } = configuration;
  await buildClientIfStale(say);
  const database = await openDatabase({ dataDir, databaseUrl, log: say });
  const clock = () => instantOf(Date.now());
  const parts = { configuration, database, clock, log: createLog(logLevel), clientFolder };
  const server = await startServer(parts).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });

  say(`Perennial answers on ${publicUrl ?? server.url}`);
  if (server.demoPassword !== null) say(`Sign in as ${demoNames()}, with the password ${server.demoPassword}`);
  onFirstSignal(async () => {
    await server.close();
    await database.close();
  });
}

/** The second signal ends the process at once: somebody doesn't want to wait. */
function onFirstSignal(stop: () => Promise<void>): void {
  let told = false;
  const hear = (signal: NodeJS.Signals) => {
    if (told) process.exit(1);
    told = true;
    say(`${signal}: stopping, once what was asked is answered.`);
    stop().catch(giveUp);
  };
  process.on("SIGINT", hear);
  process.on("SIGTERM", hear);
}

function giveUp(error: unknown): void {
  if (!(error instanceof StartError)) throw error;
  stopWith(1, [error.message]);
}

function stopWith(exitCode: number, sentences: readonly string[]): void {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
  process.exitCode = exitCode;
}

function demoNames(): string {
  const reps = demoAccounts.filter(({ role }) => role === "rep").map(({ email }) => email);
  const others = demoAccounts.filter(({ role }) => role !== "rep").map(({ email }) => email);
  return `${reps[0]} … ${reps.at(-1)}, ${others.join(" or ")}`;
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

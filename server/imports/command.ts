/** `npm run import -- <file.csv>`: replays a file of calls through the import, here or through a running server. */
import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { Command, InvalidArgumentError } from "commander";
import { type CivilDate, parseCivilDate } from "#shared/domain/time/civil-date.ts";
import { instantOf } from "#shared/domain/time/instant.ts";
import { provideTemporal } from "#shared/domain/time/provide-temporal.ts";
import { parseZone, type Zone } from "#shared/domain/time/zone.ts";
import { StartError } from "../db/start-error.ts";
import { replayHere } from "./replay-here.ts";
import { printJson, printReplay } from "./replay-output.ts";
import { replayOverHttp } from "./replay-over-http.ts";

type Options = {
  readonly tenant: string;
  readonly create: boolean;
  readonly joinedOn?: CivilDate;
  readonly zone: Zone;
  readonly asOf?: CivilDate;
  readonly url?: string;
  readonly email?: string;
  readonly password?: string;
  readonly dataDir: string;
  readonly json: boolean;
};

await provideTemporal();
await new Command("import")
  .description("Replays a file of calls through the import and prints its report and every rep's totals.")
  .argument("<file.csv>", "the columns are those of POST /api/imports/activities")
  .option("--tenant <name>", "which tenant", "Demo")
  .option("--create", "make that tenant first, with the reps of the file, a manager and a CRM workspace", false)
  .option("--joined-on <date>", "when the reps of a new tenant joined", dateOption)
  .option("--zone <zone>", "of a new tenant", zoneOption, zoneOption(process.env.TENANT_TIMEZONE || "Europe/Madrid"))
  .option("--as-of <date>", "as of which date the rows are meant; today unless told", dateOption)
  .option("--url <url>", "send the file to a running server instead, as the manager of --email and --password")
  .option("--email <address>", "of the manager: who signs in, or whom a new tenant gets")
  .option("--password <password>", "of the manager; a new tenant's is made up unless told")
  .option("--data-dir <folder>", "where the embedded PostgreSQL lies", process.env.DATA_DIR || "./.data")
  .option("--json", "print one JSON object", false)
  .action(replay)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parseAsync();

async function replay(file: string, options: Options, command: Command): Promise<void> {
  await access(file).catch(() => command.error(`There is no file ${file}.`));
  const startedAt = performance.now();
  const replayed = await (options.url === undefined ? here(file, options, command) : overHttp(file, options, command));
  if (!replayed.ok) {
    process.stderr.write(`${replayed.error.message} (${replayed.error.code})\n`);
    process.exitCode = 1;
    return;
  }
  const seconds = Math.round(performance.now() - startedAt) / 1000;
  const print = options.json ? printJson : printReplay;
  process.stdout.write(print({ ...replayed.value, seconds }));
  if (replayed.value.report.rejectedRows > 0) process.exitCode = 3;
}

function overHttp(file: string, { url = "", email, password, asOf, create }: Options, command: Command) {
  if (create) command.error("A running server makes no tenants: leave out --create or --url.");
  if (email === undefined || password === undefined) command.error("--url needs --email and --password.");
  return replayOverHttp(file, { url, email, password, asOf });
}

async function here(file: string, options: Options, command: Command) {
  const { tenant, create, joinedOn, zone, asOf, dataDir } = options;
  if (create && joinedOn === undefined) command.error("--create needs --joined-on.");
  const email = options.email ?? `manager@${tenant.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}.test`;
  const password = options.password ?? randomBytes(9).toString("base64url");

  return replayHere(
    {
      dataDir,
      databaseUrl: process.env.DATABASE_URL || undefined,
      log: (sentence) => process.stderr.write(`${sentence}\n`),
    },
    {
      bytes: () => createReadStream(file),
      tenant,
      created: create && joinedOn !== undefined ? { joinedOn, zone, manager: { email, password } } : undefined,
      asOf,
    },
    instantOf(Date.now()),
  ).catch((error: unknown) => {
    if (error instanceof StartError) command.error(error.message, { exitCode: 1 });
    throw error;
  });
}

function dateOption(text: string): CivilDate {
  const date = parseCivilDate(text);
  if (date === null) throw new InvalidArgumentError("It has to be a date: YYYY-MM-DD.");
  return date;
}

function zoneOption(text: string): Zone {
  const zone = parseZone(text);
  if (zone === null) throw new InvalidArgumentError("It has to be a time zone: Europe/Madrid.");
  return zone;
}

/** `npm run db -- new-epoch`: what the person who restores a database says to it. */
import { Command } from "commander";
import { startNewEpoch } from "./epoch.ts";
import { openDatabase } from "./open-database.ts";
import { StartError } from "./start-error.ts";

const program = new Command("db").exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

program
  .command("new-epoch")
  .description("Says that the database was restored from an older copy: devices bring back what it forgot.")
  .option("--data-dir <folder>", "where the embedded PostgreSQL lies", process.env.DATA_DIR || "./.data")
  .action(({ dataDir }: { readonly dataDir: string }) => beginEpoch(dataDir));

await program.parseAsync();

/** Beside a running server or alone: the embedded cluster is shared, or started for as long as this takes. */
async function beginEpoch(dataDir: string): Promise<void> {
  const log = (sentence: string) => process.stderr.write(`${sentence}\n`);
  try {
    const database = await openDatabase({ dataDir, databaseUrl: process.env.DATABASE_URL || undefined, log });
    try {
      process.stdout.write(`epoch ${await startNewEpoch(database.adminConnectionString)}\n`);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    log(error.message);
    process.exitCode = 2;
  }
}

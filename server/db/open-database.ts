import pg from "pg";
import { openCluster } from "./cluster.ts";
import type { Db } from "./db.ts";
import { keepLastSeen, noticeOlderCopy } from "./last-seen.ts";
import { migrate } from "./migrate.ts";
import { createDb } from "./postgres.ts";
import { checkRole } from "./role-check.ts";

export type DatabaseOptions = {
  readonly dataDir: string;
  /** A PostgreSQL of your own, 15 or newer; without it, the embedded cluster under `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly log: (sentence: string) => void;
};

export type Database = {
  readonly db: Db;
  /** Connects with more rights than `db` has: for migrations and for libraries with a role of their own. */
  readonly adminConnectionString: string;
  /** Closes `db`, then leaves the cluster. Close connections made with the other string before. */
  close(): Promise<void>;
};

const databaseName = "perennial";
const duplicateDatabase = "42P04";
const uniqueViolation = "23505";

/**
 * Opens the product's database, up to date and with its walls checked.
 *
 * @throws StartError with a sentence for the person who started the product
 */
export async function openDatabase({ dataDir, databaseUrl, log }: DatabaseOptions): Promise<Database> {
  const server = databaseUrl === undefined ? await openEmbedded(dataDir, log) : given(databaseUrl);
  try {
    const applied = await migrate(server.adminConnectionString);
    if (applied.length > 0) log(`Migrations applied: ${applied.join(", ")}.`);
    const { adminConnectionString } = server;
    await noticeOlderCopy({ dataDir, adminConnectionString, log });

    const db = createDb({
      connectionString: adminConnectionString,
      onError: (error) => log(`The database connection was lost: ${error.message}`),
    });
    try {
      await checkRole(db);
    } catch (error) {
      await db.close();
      throw error;
    }
    const noteLast = await keepLastSeen({ dataDir, adminConnectionString, log });
    return {
      db,
      adminConnectionString,
      async close() {
        await noteLast();
        await db.close();
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

type Server = { readonly adminConnectionString: string; close(): Promise<void> };

function given(databaseUrl: string): Server {
  return { adminConnectionString: databaseUrl, close: async () => {} };
}

async function openEmbedded(dataDir: string, log: (sentence: string) => void): Promise<Server> {
  const cluster = await openCluster({ dataDir, log });
  try {
    await createDatabase(cluster.connectionString);
  } catch (error) {
    await cluster.close();
    throw error;
  }
  const url = new URL(cluster.connectionString);
  url.pathname = databaseName;
  return { adminConnectionString: url.href, close: () => cluster.close() };
}

async function createDatabase(connectionString: string): Promise<void> {
  const admin = new pg.Client({ connectionString });
  await admin.connect();
  try {
    const { rowCount } = await admin.query("select from pg_database where datname = $1", [databaseName]);
    if (rowCount === 0) await admin.query(`create database ${databaseName}`);
  } catch (error) {
    const isMadeByAnother =
      error instanceof pg.DatabaseError && (error.code === duplicateDatabase || error.code === uniqueViolation);
    if (!isMadeByAnother) throw error;
  } finally {
    await admin.end();
  }
}

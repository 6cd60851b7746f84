import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { openCluster } from "../../server/db/cluster.ts";
import type { Db } from "../../server/db/db.ts";
import { createDb } from "../../server/db/postgres.ts";
import { asAdmin, createTemplate, freshName, withDatabase } from "../../server/db/testing-template.ts";
import type { CopyPorts } from "./copy-tenant.ts";

/** A migrated, empty database that a worker lives its histories in. */
export type SimulationDatabase = CopyPorts & { readonly db: Db; close(): Promise<void> };

export async function openSimulationDatabase(connectionString: string): Promise<SimulationDatabase> {
  const db = createDb({ connectionString, poolSize: 1 });
  const owner = new pg.Client({ connectionString });
  await owner.connect();
  return {
    db,
    asOwner: async (sql, parameters = []) => (await owner.query(sql, [...parameters])).rows,
    async close() {
      await db.close();
      await owner.end();
    },
  };
}

/** A PostgreSQL of this run's own, with so many databases; nothing of it is left afterwards. */
export async function openSimulationCluster(databases: number): Promise<{
  readonly connectionStrings: readonly string[];
  close(): Promise<void>;
}> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "perennial-simulation-"));
  await chmod(dataDir, 0o711); // as root, PostgreSQL is run by another user, who has to reach its data
  const cluster = await openCluster({ dataDir, log: () => {}, durable: false });
  const template = await createTemplate(cluster.connectionString);
  const connectionStrings: string[] = [];
  for (let made = 0; made < databases; made += 1) {
    const name = freshName("test");
    await asAdmin(cluster.connectionString, `create database ${name} template ${template.name}`);
    connectionStrings.push(withDatabase(cluster.connectionString, name));
  }
  return {
    connectionStrings,
    async close() {
      await cluster.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { openCluster } from "./cluster.ts";
import { createTemplate } from "./testing-template.ts";

/**
 * Gives the run's tests a PostgreSQL: the one of TEST_DATABASE_URL (whose user may create databases), else a cluster of its own
 * in the temporary folder, of the system's version with PERENNIAL_TEST_POSTGRES=system.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer();
  const template = await createTemplate(server.connectionString);
  project.provide("testDatabase", { connectionString: server.connectionString, template: template.name });

  return async () => {
    await template.drop();
    await server.close();
  };
}

async function openServer(): Promise<{ readonly connectionString: string; close(): Promise<void> }> {
  const url = process.env.TEST_DATABASE_URL;
  if (url !== undefined && url !== "") return { connectionString: url, close: async () => {} };

  const dataDir = await mkdtemp(path.join(tmpdir(), "perennial-test-"));
  await chmod(dataDir, 0o711); // as root, PostgreSQL is run by another user: closed to that one, the data would go elsewhere
  const cluster = await openCluster({
    dataDir,
    log: (sentence) => process.stdout.write(`${sentence}\n`),
    durable: false,
    binaries: process.env.PERENNIAL_TEST_POSTGRES === "system" ? "system" : "npm_first",
  });
  return {
    connectionString: cluster.connectionString,
    async close() {
      await cluster.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

import "temporal-polyfill/global";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { instantOf } from "#shared/domain/time/instant.ts";
import { StartError } from "../db/start-error.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { readConfiguration } from "./configuration.ts";
import { startServer } from "./server.ts";

let database: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(path.join(tmpdir(), "perennial-server-"));
});
afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

function start(environment: Record<string, string>) {
  const configuration = readConfiguration({ DATA_DIR: dataDir, ...environment });
  if (!configuration.ok) throw new Error(configuration.error.join(" "));
  return startServer({
    configuration: configuration.value,
    database,
    clock: () => instantOf(Date.now()),
    log: pino({ level: "silent" }),
    clientFolder: "/nowhere",
  });
}

test("two servers share one database and each other's sessions; a taken port is named", async () => {
  const one = await start({ PORT: "0" });
  const other = await start({ PORT: "0" });
  expect(other.url).not.toBe(one.url);
  expect(other.demoPassword).toBe(one.demoPassword);

  const signedIn = await fetch(`${one.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "rep01@demo.test", password: one.demoPassword }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const me = await fetch(`${other.url}/api/me`, { headers: { cookie } });
  expect(await me.json()).toMatchObject({ rep: { code: "rep01" }, tenant: { name: "Demo" } });

  const port = new URL(one.url).port;
  await expect(start({ PORT: port })).rejects.toEqual(
    new StartError(`Port ${port} of 127.0.0.1 is in use: set PORT to another one.`),
  );

  await Promise.all([one.close(), other.close()]);
  await expect(fetch(`${one.url}/api/health`)).rejects.toThrow();
});

test("who listens on all addresses is reached on this machine", async () => {
  const server = await start({ PORT: "0", HOST: "0.0.0.0", DEMO: "0" });
  expect(await (await fetch(`${server.url}/api/health`)).json()).toEqual({ status: "ok" });
  await server.close();
});

import "temporal-polyfill/global";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { oldestSyncSchema, requestLimitBytes, syncSchemaVersion } from "#shared/protocol/sync.ts";
import type { Db } from "../db/db.ts";
import { createDb } from "../db/postgres.ts";
import { createTestDevice } from "../ledger/testing.ts";
import { createApp } from "./app.ts";
import { createTestServer, createTestTenant, type TestServer } from "./testing.ts";

let server: TestServer;
let tenant: Awaited<ReturnType<typeof createTestTenant>>;
let clientFolder: string;
let session: { readonly cookie: string };
beforeAll(async () => {
  clientFolder = await mkdtemp(path.join(tmpdir(), "perennial-client-"));
  await mkdir(path.join(clientFolder, "assets"));
  await writeFile(path.join(clientFolder, "index.html"), "<!doctype html><title>Perennial</title>");
  await writeFile(path.join(clientFolder, "service-worker.js"), "//");
  await writeFile(path.join(clientFolder, "assets/app-1a2b3c4d.js"), "//");
  server = await createTestServer({ clientFolder });
  tenant = await createTestTenant(server, "acme");
  session = await server.signIn("n1@acme.test");
});
afterAll(async () => {
  await server.close();
  await rm(clientFolder, { recursive: true, force: true });
});

test("the page runs nothing but what this server sent", async () => {
  const { headers } = await server.get("/");
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'; script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("referrer-policy")).toBe("no-referrer");
});

test.each([
  ["/", "no-cache"],
  ["/service-worker.js", "no-cache"],
  ["/assets/app-1a2b3c4d.js", "public, max-age=31536000, immutable"],
])("%s is kept as its name allows: %s", async (address, cacheControl) => {
  const answer = await server.get(address);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe(cacheControl);
});

test("every address of the app is its page, and unknown files and server addresses are not", async () => {
  const page = await server.get("/team", { accept: "text/html" });
  expect(page.status).toBe(200);
  expect(page.headers.get("cache-control")).toBe("no-cache");
  expect(await page.text()).toContain("<title>Perennial</title>");

  expect((await server.get("/assets/gone.js")).status).toBe(404);
  const unknown = await server.get("/api/nothing?token=secret", { accept: "text/html" });
  expect(unknown.status).toBe(404);
  expect(await unknown.json()).toEqual({
    error: { code: "not_found", message: "There is no GET /api/nothing here." },
  });
});

test("every answer of the API carries the protocol's version, refusals too, and isn't kept", async () => {
  for (const address of ["/api/health", "/api/me", "/api/nothing"]) {
    const { headers } = await server.get(address);
    expect(headers.get("perennial-protocol")).toBe("1");
    expect(headers.get("cache-control")).toBe("no-store");
  }
});

test("I5 a rep's queue isn't taken under the session of another rep of the same browser", async () => {
  const device = createTestDevice();
  const request = device.request(server.now());
  const ask = (repId?: string) => server.post("/api/sync", { ...request, ...(repId && { repId }) }, session);
  expect((await ask(tenant.reps.n1)).status).toBe(200);
  expect((await ask()).status).toBe(200);
  const refused = await ask(tenant.reps.n2);
  expect(refused.status).toBe(401);
  expect(await refused.json()).toMatchObject({ error: { code: "signed_out" } });
});

test("an app that is too old is told to update itself, and one that is newer than the server to come again", async () => {
  const request = createTestDevice().request(server.now());
  const old = await server.post("/api/sync", { schema: oldestSyncSchema - 1 }, session);
  expect(old.status).toBe(426);
  expect(await old.json()).toMatchObject({ error: { code: "upgrade_required" } });

  const ahead = await server.post("/api/sync", { ...request, schema: syncSchemaVersion + 1, operations: "?" }, session);
  expect(ahead.status).toBe(503);
  expect(ahead.headers.get("retry-after")).toBe("60");
  expect(await ahead.json()).toMatchObject({ error: { code: "server_outdated" } });
});

test("a body that isn't JSON, is too large, or is something else gets its own error", async () => {
  const sync = (body: string, type = "application/json") =>
    fetch(`${server.url}/api/sync`, { method: "POST", headers: { ...session, "content-type": type }, body });
  const cases = [
    [await sync("{"), 400, "invalid_json"],
    [await sync(`"${"x".repeat(requestLimitBytes)}"`), 413, "too_large"],
    [await sync("<xml/>", "application/xml"), 415, "unsupported_media_type"],
    [await sync("{}"), 400, "invalid_request"],
  ] as const;
  for (const [answer, status, code] of cases) {
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { code } });
  }
});

test("health, readiness and metrics are open to all", async () => {
  expect(await (await server.get("/api/health")).json()).toEqual({ status: "ok" });
  expect(await (await server.get("/api/ready")).json()).toEqual({ status: "ready" });
  const metrics = await (await server.get("/metrics")).text();
  expect(metrics).toMatch(/^perennial_http_requests_total\{method="GET",route="\/api\/health",status="200"\} \d+$/m);
});

test("the embedded CRM answers in its own way, without our errors or sessions", async () => {
  const answer = await server.get("/rest/repProgressions", session);
  expect(answer.status).toBe(403);
  expect(await answer.json()).not.toHaveProperty("error.code");
});

test("a failure says nothing about the inside of the server", async () => {
  const answer = await askWith({
    ...unreachable(),
    inTransaction: () => Promise.reject(new Error("select secret from org.members")),
  });
  expect(answer.statusCode).toBe(500);
  expect(answer.json()).toEqual({
    error: { code: "internal", message: "Something went wrong on the server. It has been noted." },
  });
});

test("without its database the server lives, and says when to come again", async () => {
  const answer = await askWith(unreachable());
  expect(answer.statusCode).toBe(503);
  expect(answer.headers["retry-after"]).toBe("5");
  expect(answer.json()).toMatchObject({ error: { code: "unavailable" } });
});

function unreachable(): Db {
  return createDb({ connectionString: "postgres://nobody@127.0.0.1:1/nothing" });
}

async function askWith(db: Db) {
  const app = createApp({ ...server.parts, db });
  const answer = await app.inject("/api/ready");
  await app.close();
  await db.close();
  return answer;
}

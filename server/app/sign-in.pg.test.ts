import "temporal-polyfill/global";
import { afterAll, beforeAll, expect, test } from "vitest";
import { minuteMs, plusMs } from "#shared/domain/time/instant.ts";
import { createAuthPool } from "../auth/auth-pool.ts";
import { createTestServer, createTestTenant, type TestServer, testPassword } from "./testing.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
  await createTestTenant(server, "acme");
});
afterAll(() => server.close());

const signInPath = "/api/auth/sign-in/email";

test("the right password opens a session in a cookie that no script reads and no other site sends", async () => {
  const answer = await server.post(signInPath, { email: "N1@Acme.test", password: testPassword });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ ok: true });

  const [cookie = ""] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/^perennial\.session_token=/);
  expect(cookie).toContain("HttpOnly");
  expect(cookie).toContain("SameSite=Lax");
  expect(cookie).toContain(`Max-Age=${60 * 24 * 3600}`);
});

test.each([
  ["a wrong password", { email: "n2@acme.test", password: "wrong horse battery" }],
  ["an unknown address", { email: "nobody@acme.test", password: testPassword }],
])("%s is answered alike", async (_, credentials) => {
  const answer = await server.post(signInPath, credentials);
  expect(answer.status).toBe(401);
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(await answer.json()).toEqual({
    error: { code: "wrong_credentials", message: "The e-mail address or the password is wrong." },
  });
});

test.each([
  ["email", { password: testPassword }],
  ["email", { email: "n1\u0000@acme.test", password: testPassword }],
  ["password", { email: "n1@acme.test" }],
  ["password", { email: "n1@acme.test", password: "x".repeat(129) }],
])("a bad %s is named", async (field, credentials) => {
  const answer = await server.post(signInPath, credentials);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { code: "invalid_request", field } });
});

test("passwords are kept as salted hashes of the library's scrypt", async () => {
  const hashes = await accountRows<{ password: string }>("select password from account");
  expect(new Set(hashes.map(({ password }) => password)).size).toBe(hashes.length);
  for (const { password } of hashes) expect(password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
});

test("a rep who was offline for 59 days is still signed in, and for 60 days more", async () => {
  const session = await server.signIn("n2@acme.test");
  await accountRows(`update session set "expiresAt" = now() + interval '1 day'`);
  const answer = await server.get("/api/me", session);
  expect(answer.status).toBe(200);
  expect(answer.headers.getSetCookie()[0]).toContain(`Max-Age=${60 * 24 * 3600}`);

  await accountRows(`update session set "expiresAt" = now() - interval '1 second'`);
  expect((await server.get("/api/me", session)).status).toBe(401);
});

test("after ten wrong passwords an account waits a quarter of an hour, and no other account does", async () => {
  const wrong = { email: "s1@acme.test", password: "wrong horse battery" };
  for (let attempt = 0; attempt < 10; attempt += 1) {
    expect((await server.post(signInPath, wrong)).status).toBe(401);
  }
  const refused = await server.post(signInPath, { ...wrong, email: "S1@acme.test", password: testPassword });
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe(`${15 * 60}`);
  expect(await refused.json()).toMatchObject({ error: { code: "rate_limited" } });
  await server.signIn("admin@acme.test");

  server.setNow(plusMs(server.now(), 15 * minuteMs));
  await server.signIn("s1@acme.test");
});

test("signing out ends the session, and again does no harm", async () => {
  const session = await server.signIn("n1@acme.test");
  expect((await server.get("/api/me", session)).status).toBe(200);

  const answer = await server.post("/api/auth/sign-out", {}, session);
  expect(answer.status).toBe(200);
  expect(answer.headers.getSetCookie()[0]).toMatch(/^perennial\.session_token=;.*Max-Age=0/);
  expect((await server.get("/api/me", session)).status).toBe(401);
  expect((await server.post("/api/auth/sign-out", {}, session)).status).toBe(200);
});

test("nobody signs themselves up", async () => {
  const body = { email: "new@acme.test", password: testPassword, name: "New" };
  expect((await server.post("/api/auth/sign-up/email", body)).status).toBe(404);
});

test("another site's page gets nothing done", async () => {
  const session = await server.signIn("n1@acme.test");
  const foreign = [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://evil.test" },
    { origin: "null" },
  ];
  for (const headers of foreign) {
    const answer = await server.post("/api/auth/sign-out", {}, { ...session, ...(headers as Record<string, string>) });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: { code: "foreign_origin" } });
  }
  expect((await server.get("/api/me", session)).status).toBe(200);
  expect((await server.post("/api/auth/sign-out", {}, { ...session, origin: server.url })).status).toBe(200);
});

async function accountRows<Row extends object>(sql: string): Promise<readonly Row[]> {
  const pool = createAuthPool(server.adminConnectionString, () => {});
  const { rows } = await pool.query<Row>(sql);
  await pool.end();
  return rows;
}

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Instant, instantOf, minuteMs, plusMs } from "#shared/domain/time/instant.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { createAuthPool } from "./auth-pool.ts";
import { createSignInLimit, type SignInLimit } from "./sign-in-limit.ts";

let database: TestDatabase;
let pool: ReturnType<typeof createAuthPool>;
let limit: SignInLimit;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createAuthPool(database.adminConnectionString, () => {});
  limit = createSignInLimit(pool);
});
beforeEach(() => pool.query("delete from sign_in_attempts"));
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const noon = instantOf(Date.UTC(2026, 3, 1, 12));
const ana = { email: "ana@acme.test", address: "192.0.2.1" };

async function allowedOf(times: number, attempt: (index: number) => typeof ana, now: Instant = noon): Promise<number> {
  const taken = await Promise.all(Array.from({ length: times }, (_, index) => limit.take(attempt(index), now)));
  return taken.filter(({ ok }) => ok).length;
}

test("an account's password may be tried ten times in a quarter of an hour, also all at once and from anywhere", async () => {
  expect(await allowedOf(30, (index) => ({ ...ana, address: `192.0.2.${index}` }))).toBe(10);
  expect(await limit.take(ana, plusMs(noon, minuteMs))).toEqual({
    ok: false,
    error: { code: "rate_limited", retryAfterSeconds: 14 * 60 },
  });
  expect(await allowedOf(30, () => ana, plusMs(noon, 15 * minuteMs))).toBe(10);
});

test("an address may try a hundred times, whatever the accounts", async () => {
  expect(await allowedOf(120, (index) => ({ ...ana, email: `${index}@acme.test` }))).toBe(100);
});

test("addresses that one subscriber can choose among count as one", async () => {
  const attempt = (index: number) => ({ email: `${index}@acme.test`, address: `2001:db8::${index.toString(16)}` });
  expect(await allowedOf(120, attempt)).toBe(100);
  expect(await allowedOf(1, () => ({ email: "other@acme.test", address: "2001:db8:0:1::1" }))).toBe(1);
});

test("who knows the password is never refused", async () => {
  for (let time = 0; time < 200; time += 1) {
    expect(await limit.take(ana, noon)).toMatchObject({ ok: true });
    await limit.giveBack(ana);
  }
});

test("neither e-mails nor addresses are kept, and old attempts are forgotten", async () => {
  await limit.take(ana, noon);
  await limit.take({ email: "bea@acme.test", address: "192.0.2.9" }, plusMs(noon, 15 * minuteMs));
  const { rows } = await pool.query<{ key: string }>("select key from sign_in_attempts");
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toMatch(/acme|192/);
});

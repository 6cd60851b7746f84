import "temporal-polyfill/global";
import { afterEach, beforeEach, expect, test } from "vitest";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { instantOf } from "#shared/domain/time/instant.ts";
import { zoneOf } from "#shared/domain/time/zone.ts";
import { createAuth } from "../auth/auth.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { demoAccounts } from "./demo-people.ts";
import { demoTenantId, ensureDemoTenant, lockDemoAccounts } from "./demo-tenant.ts";
import { visibleReps } from "./reps.ts";
import { createTenant, tenantIds } from "./tenants.ts";

const zone = zoneOf("Europe/Madrid");
const now = instantOf(Date.UTC(2026, 3, 1, 12));

let database: TestDatabase;
let auth: ReturnType<typeof createAuth>;
beforeEach(async () => {
  database = await createTestDatabase();
  const { adminConnectionString } = database;
  auth = createAuth({ adminConnectionString, secret: "s".repeat(32), secureCookies: false, onError: () => {} });
});
afterEach(async () => {
  await auth.close();
  await database.drop();
});

function ensure(password: string): Promise<boolean> {
  const parts = { accounts: auth.accounts, db: database.db };
  return ensureDemoTenant(parts, { zone, joinedOn: civilDateOf("2026-02-02"), password });
}

async function canSignIn(email: string, password: string): Promise<boolean> {
  return (await auth.signIn({ email, password, address: "127.0.0.1" }, now)).ok;
}

async function repCodes(): Promise<readonly string[]> {
  const admin = { tenantId: demoTenantId, userId: "", role: "admin", repId: null } as const;
  const reps = await database.db.inTransaction({ kind: "tenant", tenantId: demoTenantId }, (tx) =>
    visibleReps(tx, admin),
  );
  return reps.map(({ code }) => code);
}

test("a start that was cut off after some accounts is completed", async () => {
  for (const { email, displayName: name } of demoAccounts.slice(0, 5)) {
    await auth.accounts.createAccount({ email, name, password: "an earlier password" });
  }
  expect(await ensure("the password")).toBe(true);
  expect(await repCodes()).toEqual(Array.from({ length: 12 }, (_, place) => `rep${`${place + 1}`.padStart(2, "0")}`));
  expect(await canSignIn("rep01@demo.test", "the password")).toBe(true);
});

test("another password is the password from then on", async () => {
  await ensure("password one");
  await ensure("password two");
  expect(await canSignIn("rep12@demo.test", "password one")).toBe(false);
  expect(await canSignIn("rep12@demo.test", "password two")).toBe(true);
});

test("nobody signs in to a locked demo, until it is wanted again", async () => {
  await ensure("the password");
  await lockDemoAccounts({ accounts: auth.accounts, db: database.db });
  expect(await canSignIn("admin@demo.test", "the password")).toBe(false);
  await ensure("the password");
  expect(await canSignIn("admin@demo.test", "the password")).toBe(true);
});

test("a database with tenants gets no demo", async () => {
  const id = "5f0f7b1e-6d0a-4c58-9d8e-2f6f3d7a1b2c";
  await database.db.inTransaction({ kind: "tenant", tenantId: id }, (tx) =>
    createTenant(tx, { id, name: "Acme", zone }),
  );
  expect(await ensure("the password")).toBe(false);
  expect(await tenantIds(database.db)).toEqual([id]);
});

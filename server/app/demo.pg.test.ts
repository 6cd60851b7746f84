import "temporal-polyfill/global";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { instantOf } from "#shared/domain/time/instant.ts";
import { zoneOf } from "#shared/domain/time/zone.ts";
import { createAuth } from "../auth/auth.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { tenantIds } from "../org/tenants.ts";
import { prepareDemo } from "./demo.ts";

const zone = zoneOf("Europe/Madrid");
const now = instantOf(Date.UTC(2026, 3, 1, 12));

let database: TestDatabase;
let auth: ReturnType<typeof createAuth>;
let dataDir: string;
beforeEach(async () => {
  database = await createTestDatabase();
  const { adminConnectionString } = database;
  auth = createAuth({ adminConnectionString, secret: "s".repeat(32), secureCookies: false, onError: () => {} });
  dataDir = await mkdtemp(path.join(tmpdir(), "perennial-demo-"));
});
afterEach(async () => {
  await auth.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

type Given = { demo?: boolean; databaseUrl?: string; demoPassword?: string };

function prepare({ demo, databaseUrl, demoPassword }: Given = {}): Promise<string | null> {
  const configuration = { demo, databaseUrl, demoPassword, dataDir, tenantTimezone: zone };
  return prepareDemo({ db: database.db, accounts: auth.accounts, configuration }, now);
}

async function canSignIn(email: string, password: string): Promise<boolean> {
  return (await auth.signIn({ email, password, address: "127.0.0.1" }, now)).ok;
}

async function counts(): Promise<unknown> {
  const [tenantId = ""] = await tenantIds(database.db);
  const [row] = await database.db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
    tx.rows(
      `select (select count(*) from org.reps)::int as reps, (select count(*) from org.members)::int as members,
              (select count(*) from ledger.activities)::int as activities,
              (select count(*) from ledger.progression where total_xp > 0)::int as reps_with_xp,
              (select sum(version) from ledger.progression)::int as versions`,
    ),
  );
  return row;
}

test("an empty database gets the demo tenant with its history, and the next start changes nothing", async () => {
  const password = await prepare();
  if (password === null) throw new Error("no demo");
  expect(password).toMatch(/^[a-z2-9]{12}$/);
  expect((await stat(path.join(dataDir, "demo-password"))).mode & 0o777).toBe(0o600);
  const first = await counts();
  expect(first).toMatchObject({ reps: 12, members: 14, reps_with_xp: 12 });
  for (const email of ["rep07@demo.test", "manager@demo.test", "admin@demo.test"]) {
    expect(await canSignIn(email, password)).toBe(true);
  }

  expect(await prepare()).toBe(password);
  expect(await counts()).toEqual(first);
});

test("servers that start at the same moment make one demo", async () => {
  const [one, other] = await Promise.all([
    prepare({ demoPassword: "password one" }),
    prepare({ demoPassword: "password one" }),
  ]);
  expect([one, other]).toEqual(["password one", "password one"]);
  expect(await counts()).toMatchObject({ reps: 12, members: 14 });
});

test("a database of one's own gets no demo unless asked", async () => {
  expect(await prepare({ databaseUrl: "postgres://db" })).toBeNull();
  expect(await prepare({ demo: false })).toBeNull();
  expect(await tenantIds(database.db)).toEqual([]);
});

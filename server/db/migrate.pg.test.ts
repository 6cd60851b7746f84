import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Migration, migrate, readMigrations } from "./migrate.ts";
import { createDb } from "./postgres.ts";
import { checkRole } from "./role-check.ts";
import { createTestDatabase, type TestDatabase } from "./testing.ts";
import { asAdmin, freshName, withDatabase } from "./testing-template.ts";

let database: TestDatabase;
let admin: pg.Client;
let ours: readonly Migration[];

beforeAll(async () => {
  ours = await readMigrations(path.join(import.meta.dirname, "migrations"));
  database = await createTestDatabase();
  admin = new pg.Client({ connectionString: database.adminConnectionString });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const adding = (name: string, sql: string): readonly Migration[] => [...ours, { name, sql }];
const exists = async (table: string) =>
  (await admin.query("select to_regclass($1) is not null as yes", [table])).rows[0]?.yes;

test("a database that is up to date is left alone", async () => {
  expect(await migrate(database.adminConnectionString)).toEqual([]);
});

test("a database that can't be opened is named, without its password", async () => {
  const refused = migrate("postgres://someone:secret@127.0.0.1:1/nowhere").catch(String);
  expect(await refused).toMatch(
    /^StartError: The database nowhere on 127.0.0.1:1 can't be opened as someone: (?!.*secret)/,
  );
});

test("starts at the same moment apply a migration once", async () => {
  const more = adding("9001_once.sql", "create table ops.once ()");
  const applied = await Promise.all([1, 2, 3].map(() => migrate(database.adminConnectionString, more)));
  expect(applied.flat()).toEqual(["9001_once.sql"]);
  await admin.query("delete from ops.migrations where name = '9001_once.sql'; drop table ops.once");
});

test("a migration that fails leaves nothing behind", async () => {
  const broken = adding("9002_broken.sql", "create table ops.half (); select 1 / 0");
  await expect(migrate(database.adminConnectionString, broken)).rejects.toThrow("9002_broken.sql");
  expect(await exists("ops.half")).toBe(false);
  expect(await migrate(database.adminConnectionString)).toEqual([]);
});

test("a migration changed after it was applied stops the start", async () => {
  const changed = ours.map((migration, at) =>
    at === 0 ? { ...migration, sql: `${migration.sql}-- more` } : migration,
  );
  await expect(migrate(database.adminConnectionString, changed)).rejects.toThrow(`${ours[0]?.name} was changed`);
});

test("a database made by a newer version stops the start", async () => {
  await expect(migrate(database.adminConnectionString, ours.slice(0, -1))).rejects.toThrow("start a newer version");
});

test("I5 every table with a tenant is behind forced row-level security and belongs to its owner's role", async () => {
  const { rows } = await admin.query<{ table: string; owner: string; walls: boolean; policies: string }>(
    `select c.oid::regclass::text as table, c.relowner::regrole::text as owner,
            c.relrowsecurity and c.relforcerowsecurity as walls,
            (select string_agg(p.roles::text || ' ' || p.qual, ', ' order by p.policyname)
               from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname) as policies
       from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
      where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)'`,
  );
  const tenant = "(tenant_id = (NULLIF(current_setting('perennial.tenant'::text, true), ''::text))::uuid)";
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    expect(row).toEqual({
      table: row.table,
      owner: "perennial_owner",
      walls: true,
      policies: `{perennial_owner} true, {perennial_app} ${tenant}`,
    });
  }
});

test("I5 the application reaches no table without a tenant, but those that belong to all", async () => {
  const { rows } = await admin.query<{ table: string; writable: boolean }>(
    `select c.oid::regclass::text as table,
            has_table_privilege('perennial_app', c.oid, 'insert, update, delete, truncate') as writable
       from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^(pg_|information_schema)'
        and has_table_privilege('perennial_app', c.oid, 'select, insert, update, delete, truncate')
        and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')
      order by 1`,
  );
  expect(rows).toEqual([{ table: "ops.epoch", writable: false }]);
});

test("I5 the application owns no table and can become nobody else", async () => {
  const { rows } = await admin.query(
    `select rolsuper, rolbypassrls, rolcreaterole, rolcanlogin,
            (select count(*)::int from pg_class c where c.relowner = r.oid) as owned,
            (select count(*)::int from pg_auth_members m where m.member = r.oid) as memberships
       from pg_roles r where rolname = 'perennial_app'`,
  );
  expect(rows).toEqual([
    { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcanlogin: false, owned: 0, memberships: 0 },
  ]);
});

test.each([
  ["the sign-in library", "perennial_auth", "auth"],
  ["the queue's library", "perennial_jobs", "pgboss"],
])("%s has a role that reaches its own schema and nothing else", async (_library, role, schema) => {
  const { rows } = await admin.query<{ schema: string }>(
    `select nspname as schema from pg_namespace
      where nspname !~ '^(pg_(toast|catalog|temp)|information_schema|public)' and has_schema_privilege($1, oid, 'usage')`,
    [role],
  );
  expect(rows).toEqual([{ schema }]);
});

test("a user without any special right, but with the roles that the refusal asks for, can bring a database up to date", async () => {
  const { connectionString } = inject("testDatabase");
  const name = freshName("test");
  await asAdmin(connectionString, `create role ${name} login password 'secret'`);
  await asAdmin(connectionString, `create database ${name} owner ${name} encoding 'UTF8' template template0`);
  const url = new URL(withDatabase(connectionString, name));
  url.username = name;
  url.password = "secret";

  try {
    await expect(migrate(url.href)).rejects.toThrow(`grant perennial_owner to ${name}`);
    await asAdmin(
      connectionString,
      `grant perennial_owner, perennial_app, perennial_auth, perennial_jobs, perennial_service to ${name}`,
    );
    expect(await migrate(url.href)).toHaveLength(ours.length);

    const db = createDb({ connectionString: url.href });
    await checkRole(db);
    await db.close();
  } finally {
    await asAdmin(connectionString, `drop database ${name} with (force)`);
    await asAdmin(connectionString, `drop role ${name}`);
  }
});

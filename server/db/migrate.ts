import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { ensureRoles } from "./roles.ts";
import { StartError } from "./start-error.ts";

export type Migration = { readonly name: string; readonly sql: string };

const migrationsFolder = path.join(import.meta.dirname, "migrations");
const fileName = /^\d{4}_[a-z0-9_]+\.sql$/;
const oldestVersion = 150_000;

/** Any number will do, as long as nothing else of the product takes this lock. */
const migrationLock = 7_341_001;

/**
 * Brings the database up to date, and returns the names of the migrations that it applied. Runs as the connecting user,
 * who becomes `perennial_owner` for each migration. Several servers may start at once.
 *
 * @throws StartError when the database is too old, was made by a newer version, or an applied migration has changed
 */
export async function migrate(
  adminConnectionString: string,
  migrations?: readonly Migration[],
): Promise<readonly string[]> {
  const known = migrations ?? (await readMigrations(migrationsFolder));
  const admin = new pg.Client({
    connectionString: adminConnectionString,
    application_name: "perennial migrate",
  });
  await connect(admin);
  try {
    await checkServer(admin);
    await ensureRoles(admin);
    await prepare(admin);

    const pending = withoutApplied(known, await readApplied(admin));
    const applied: string[] = [];
    for (const migration of pending) {
      if (await apply(admin, migration)) applied.push(migration.name);
    }
    return applied;
  } finally {
    await admin.end();
  }
}

/** The migrations of a folder in the order of their numbers. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => fileName.test(name)).sort();
  return Promise.all(
    names.map(async (name) => ({ name, sql: normalise(await readFile(path.join(folder, name), "utf8")) })),
  );
}

/** A checkout on Windows may turn line ends: that is no change. */
function normalise(sql: string): string {
  return sql.replaceAll("\r\n", "\n");
}

async function connect(admin: pg.Client): Promise<void> {
  try {
    await admin.connect();
  } catch (error) {
    const { host, port, user, database } = admin;
    throw new StartError(`The database ${database} on ${host}:${port} can't be opened as ${user}: ${error}`, {
      cause: error,
    });
  }
}

async function checkServer(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ number: number; version: string; encoding: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
            current_setting('server_encoding') as encoding`,
  );
  for (const { number, version, encoding } of rows) {
    if (number < oldestVersion) throw new StartError(`PostgreSQL ${version} is too old: 15 or newer is needed.`);
    if (encoding !== "UTF8") throw new StartError(`The database's encoding is ${encoding}: UTF8 is needed.`);
  }
}

/** What must be there before the first migration: a right for the owner to make schemas, and the list of what was applied. */
async function prepare(admin: pg.Client): Promise<void> {
  await inLockedTransaction(admin, async () => {
    await letOwnerCreate(admin);
    await admin.query("set local role perennial_owner");
    await admin.query(`
      create schema if not exists ops;
      create table if not exists ops.migrations (
        name       text primary key,
        checksum   text not null,
        applied_at timestamptz not null default now()
      )`);
  });
}

async function letOwnerCreate(admin: pg.Client): Promise<void> {
  const ask = () =>
    admin.query<{ database: string; may_create: boolean }>(
      `select current_database() as database,
              has_database_privilege('perennial_owner', current_database(), 'create') as may_create`,
    );
  for (const { database, may_create } of (await ask()).rows) {
    if (!may_create) await admin.query(`grant create on database ${pg.escapeIdentifier(database)} to perennial_owner`);
  }
  // Without the right to grant, PostgreSQL only warns.
  for (const { database, may_create } of (await ask()).rows) {
    if (!may_create) throw new StartError(`The user of DATABASE_URL must own the database ${database}.`);
  }
}

async function readApplied(admin: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await admin.query<{ name: string; checksum: string }>("select name, checksum from ops.migrations");
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

function withoutApplied(known: readonly Migration[], applied: ReadonlyMap<string, string>): readonly Migration[] {
  const names = new Set(known.map(({ name }) => name));
  for (const name of applied.keys()) {
    if (!names.has(name)) {
      throw new StartError(
        `The database has the migration ${name}, which this version doesn't know: start a newer version.`,
      );
    }
  }
  return known.filter((migration) => {
    const checksum = applied.get(migration.name);
    if (checksum !== undefined && checksum !== checksumOf(migration)) {
      throw new StartError(
        `The migration ${migration.name} was changed after it had been applied: put it back, and write a new one.`,
      );
    }
    return checksum === undefined;
  });
}

/** Applies one migration and notes it, both or neither; false when another start was faster. */
async function apply(admin: pg.Client, migration: Migration): Promise<boolean> {
  return inLockedTransaction(admin, async () => {
    await admin.query("set local role perennial_owner");
    const { rowCount } = await admin.query("select from ops.migrations where name = $1", [migration.name]);
    if (rowCount === 1) return false;
    try {
      await admin.query(migration.sql);
    } catch (error) {
      throw new Error(`The migration ${migration.name} failed.`, { cause: error });
    }
    await admin.query("insert into ops.migrations (name, checksum) values ($1, $2)", [
      migration.name,
      checksumOf(migration),
    ]);
    return true;
  });
}

async function inLockedTransaction<Value>(admin: pg.Client, work: () => Promise<Value>): Promise<Value> {
  await admin.query("begin");
  try {
    await admin.query("select pg_advisory_xact_lock($1)", [migrationLock]);
    const value = await work();
    await admin.query("commit");
    return value;
  } catch (error) {
    await admin.query("rollback");
    throw error;
  }
}

function checksumOf({ sql }: Migration): string {
  return createHash("sha256").update(sql).digest("hex");
}

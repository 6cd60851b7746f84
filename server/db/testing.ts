import { inject } from "vitest";
import type { Db } from "./db.ts";
import { createDb } from "./postgres.ts";
import { asAdmin, freshName, withDatabase } from "./testing-template.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly testDatabase: { readonly connectionString: string; readonly template: string };
  }
}

export type TestDatabase = {
  readonly db: Db;
  readonly adminConnectionString: string;
  /** Closes `db` and removes the database. */
  drop(): Promise<void>;
};

/** A migrated, empty database for one test file: a copy of the run's template, so it takes a fraction of a second. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { connectionString, template } = inject("testDatabase");
  const name = freshName("test");
  await asAdmin(connectionString, `create database ${name} template ${template}`);

  const adminConnectionString = withDatabase(connectionString, name);
  const db = createDb({ connectionString: adminConnectionString, poolSize: 5 });
  return {
    db,
    adminConnectionString,
    async drop() {
      await db.close();
      await asAdmin(connectionString, `drop database if exists ${name} with (force)`);
    },
  };
}

/** A database whose server is killed once this many transactions are done: before the next one begins, or after it has committed. */
export function dyingDb(db: Db, done: number, dies: "before" | "after" = "before"): Db {
  let left = done;
  return {
    ...db,
    async inTransaction(scope, work) {
      left -= 1;
      if (left < 0 && dies === "before") throw new Error("killed");
      const value = await db.inTransaction(scope, work);
      if (left < 0) throw new Error("killed");
      return value;
    },
  };
}

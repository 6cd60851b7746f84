import { afterAll, beforeAll, expect, test } from "vitest";
import type { Scope } from "./db.ts";
import { createTestDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const nobody: Scope = { kind: "none" };

test("values arrive as the port promises", async () => {
  const rows = await database.db.inTransaction(nobody, (tx) =>
    tx.rows("select current_user::text as who, 9007199254740993::bigint as n"),
  );
  expect(rows).toEqual([{ who: "perennial_app", n: 9007199254740993n }]);
});

import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { columnArrays } from "./column-arrays.ts";
import { createTestDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

type Row = {
  readonly name: string | null;
  readonly body: string;
  readonly size: number | undefined;
  readonly done: boolean;
  readonly at: Date;
};

const types = { name: "text", body: "jsonb", size: "int", done: "boolean", at: "timestamptz" } as const;

/** PostgreSQL's text holds any character but NUL. */
const text = fc
  .oneof(fc.string({ unit: "binary" }), fc.constantFrom("null", "NULL", "", "{a,b}", '"', "\\", "a b", "'"))
  .map((value) => value.replaceAll("\0", ""));

const row = fc.record<Row>({
  name: fc.option(text),
  body: fc.dictionary(text, text).map((value) => JSON.stringify(value)),
  size: fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: undefined }),
  done: fc.boolean(),
  at: fc.date({ min: new Date("1970-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
});

test("rows written as an array per column arrive as they were, whatever their text", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
      const { table, columns, parameters } = columnArrays(rows, types, 1);
      const read = await database.db.inTransaction({ kind: "none" }, (tx) =>
        tx.rows(`select ${columns} from ${table}`, parameters),
      );
      expect(read).toEqual(rows.map(({ size = null, body, ...rest }) => ({ ...rest, size, body: JSON.parse(body) })));
    }),
    { numRuns: 100 },
  );
});

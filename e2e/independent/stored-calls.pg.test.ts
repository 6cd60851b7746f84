import "temporal-polyfill/global";
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { zoneOf } from "#shared/domain/time/zone.ts";
import { createTestDatabase, type TestDatabase } from "../../server/db/testing.ts";
// biome-ignore lint/correctness/useImportExtensions: it takes the declarations beside it for the file.
import { countCalls } from "./count-calls.mjs";
import { countInSql, datesOf } from "./count-in-sql.ts";
import demoHistory from "./demo-history.digests.json" with { type: "json" };
import { spanOf } from "./span.ts";
import { storeCalls } from "./stored-calls.ts";
import { differences, digestsOf } from "./told-rep.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const csv = readFileSync(path.join(import.meta.dirname, "../../server/imports/demo-history/calls.csv"), "utf8");

test("the ledger holds the demo history's calls as the days and sums of the independent count", async () => {
  const span = spanOf(demoHistory);
  const stored = await storeCalls(database.db, csv, { ...span, zone: zoneOf("Europe/Madrid") });
  expect(stored.report).toMatchObject({ rows: 11_595, applied: 11_595, rejectedRows: 0 });

  const { finalThrough, closedThrough } = span;
  expect(stored.horizons).toEqual(stored.horizons.map(() => ({ finalThrough, closedThrough })));
  const digests = await digestsOf(stored.reps);
  expect(digests, differences(stored.reps, countCalls(csv, demoHistory)).join("\n")).toEqual(demoHistory.reps);
});

test("counted in SQL, the same calls give the same XP, level, deals and efficiency on every date", async () => {
  expect(await countInSql(database.db, csv, demoHistory)).toEqual(datesOf(countCalls(csv, demoHistory)));
});

import "temporal-polyfill/global";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { createTestDatabase, type TestDatabase } from "../../server/db/testing.ts";
import { importActivities } from "../../server/imports/import-activities.ts";
import { createTestTenant, fileOf, instantAtUtc, totalsIn } from "../../server/imports/testing.ts";
// biome-ignore lint/correctness/useImportExtensions: it takes the declarations beside it for the file.
import { countCalls } from "./count-calls.mjs";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Real calls of three reps, at most two a date: months without a gap, then days missed, freezes spent and streaks broken. */
const excerpt = path.join(import.meta.dirname, "../../server/imports/fixtures/calls-excerpt.csv");
const joinedOn = "2008-05-01";
const today = "2009-01-05";

test("real calls, imported twice, give what an independent count of the file gives", async () => {
  const csv = await readFile(excerpt, "utf8");
  const codes = [
    ...new Set(
      csv
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => line.split(",")[1] ?? ""),
    ),
  ];
  const tenant = await createTestTenant(database.db, { codes, joinedOn: civilDateOf(joinedOn) });
  const now = instantAtUtc(`${today}T12:00:00Z`);

  for (const time of ["first", "second"]) {
    const report = await importActivities(database.db, tenant.admin, { bytes: fileOf(csv), origin: "file" }, now);
    const rows = csv.trim().split("\n").length - 1;
    const [applied, unchanged] = time === "first" ? [rows, 0] : [0, rows];
    expect(report).toMatchObject({ ok: true, value: { rows, applied, unchanged, replaced: 0, rejectedRows: 0 } });

    const totals = await totalsIn(database.db, tenant.tenantId);
    const finalThrough = totals[codes[0] ?? ""]?.finalThrough ?? "";
    expect(finalThrough > "2009-01-01").toBe(true);
    const counted = Object.entries(countCalls(csv, { joinedOn, today, finalThrough })).map(
      ([code, { totalXp, deals, longestStreak, streakDays }]) => [
        code,
        { totalXp, deals, longestStreak, streakDays, finalThrough },
      ],
    );
    expect(totals).toEqual(Object.fromEntries(counted));
  }
});

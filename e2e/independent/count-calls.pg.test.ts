import "temporal-polyfill/global";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import type { Db } from "../../server/db/db.ts";
import { createTestDatabase, type TestDatabase } from "../../server/db/testing.ts";
import { importActivities } from "../../server/imports/import-activities.ts";
import { createTestTenant, fileOf, instantAtUtc, totalsIn } from "../../server/imports/testing.ts";
import { settleTenant } from "../../server/ledger/settle-tenant.ts";
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

test("real calls, imported twice, give what an independent count of the file gives, and its badges once their dates are closed", async () => {
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

  await settleTenant(database.db, tenant.tenantId, instantAtUtc("2009-01-09T12:00:00Z"));
  const standing = await standingIn(database.db, tenant.tenantId);
  const { finalThrough, closedThrough } = standing[0] ?? { finalThrough: "", closedThrough: "" };
  expect(closedThrough > today).toBe(true);
  const counted = Object.entries(countCalls(csv, { joinedOn, today: "2009-01-09", finalThrough, closedThrough }));
  expect(standing).toEqual(
    counted.map(([code, { totalXp, level, badges }]) => ({
      code,
      totalXp,
      level,
      finalThrough,
      closedThrough,
      badges: badges.map(({ code: badge, date }) => `${badge} ${date}`),
    })),
  );
});

type Standing = {
  readonly code: string;
  readonly totalXp: number;
  readonly level: number;
  readonly finalThrough: string;
  readonly closedThrough: string;
  readonly badges: readonly string[];
};

/** What the ledger says of each rep once dates are closed: badges with the dates they were awarded on. */
async function standingIn(db: Db, tenantId: string): Promise<readonly Standing[]> {
  return db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
    tx.rows<Standing>(
      `select r.code, p.total_xp::int as "totalXp", p.level, p.final_through as "finalThrough", p.closed_through as "closedThrough",
              array(select a.code || ' ' || a.local_date
                      from ledger.awards a
                     where a.tenant_id = p.tenant_id and a.rep_id = p.rep_id and a.kind = 'badge'
                     order by a.code) as badges
         from ledger.progression p
         join org.reps r on r.tenant_id = p.tenant_id and r.id = p.rep_id
        where p.tenant_id = $1
        order by r.code`,
      [tenantId],
    ),
  );
}

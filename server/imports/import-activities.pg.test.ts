import "temporal-polyfill/global";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importedFactId } from "#shared/domain/ledger/causal-id.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import type { Db } from "../db/db.ts";
import { createTestDatabase, dyingDb, type TestDatabase } from "../db/testing.ts";
import { importActivities } from "./import-activities.ts";
import type { Importer } from "./reach-repository.ts";
import { createTestTenant, csvOf, factsIn, fileOf, header, testJoinedOn, testNow, totalsIn } from "./testing.ts";
import { undoImport } from "./undo-import.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const call = "c1,rep01,2026-05-04,09:00:11,130,cellular,2,failure,no";
const deal = "c2,rep01,2026-05-05,10:00:00,9,unknown,1,unknown,yes";

function tenantWith(given: { codes?: string[]; otherTeam?: string[]; zone?: string } = {}) {
  return createTestTenant(database.db, { codes: ["rep01"], joinedOn: testJoinedOn, ...given });
}

function importFile(importer: Importer, content: string | Uint8Array, asOf?: string, db: Db = database.db) {
  const file = { bytes: fileOf(content), origin: "file" as const, asOf: asOf ? civilDateOf(asOf) : undefined };
  return importActivities(db, importer, file, testNow);
}

async function reportOf(importer: Importer, content: string | Uint8Array, asOf?: string) {
  const report = await importFile(importer, content, asOf);
  if (!report.ok) throw new Error(report.error.code);
  return report.value;
}

async function storedRows(tenantId: string) {
  return database.db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    const [row] = await tx.rows<{ imports: number; assertions: number; facts: number }>(
      `select (select count(*)::int from ledger.imports) as imports, (select count(*)::int from ledger.import_assertions) as assertions,
              (select count(*)::int from ledger.activities) as facts`,
    );
    return row;
  });
}

test("rows become calls and deals with their times, attributes and XP", async () => {
  const { tenantId, admin } = await tenantWith();
  const report = await reportOf(admin, csvOf(call, deal));

  expect(report).toEqual({
    importId: expect.any(String),
    rows: 2,
    applied: 2,
    replaced: 0,
    unchanged: 0,
    rejected: [],
    rejectedRows: 0,
    duplicates: [],
    duplicateRows: 0,
    ignoredColumns: [],
    columns: header.split(","),
    newParticipants: [],
    newParticipantCount: 0,
    notCounted: 0,
    notCountedRows: [],
    possibleDoubles: [],
  });
  const stored = { rep: "rep01", version: expect.any(BigInt) };
  expect(await factsIn(database.db, tenantId)).toEqual([
    {
      ...stored,
      id: importedFactId(tenantId, "c1"),
      activity: "call",
      local_date: "2026-05-04",
      occurred_at: new Date("2026-05-04T07:00:11Z"),
      duration_seconds: 130,
      disposition: "contact",
      attributes: { source_ref: "c1", channel: "cellular", attempt: "2", prior_outcome: "failure" },
    },
    {
      ...stored,
      id: importedFactId(tenantId, "c2"),
      activity: "call",
      local_date: "2026-05-05",
      occurred_at: new Date("2026-05-05T08:00:00Z"),
      duration_seconds: 9,
      disposition: "no_answer",
      attributes: { source_ref: "c2", channel: "unknown", attempt: "1", prior_outcome: "unknown" },
    },
    {
      ...stored,
      id: importedFactId(tenantId, "c2:deal"),
      activity: "deal_closed",
      local_date: "2026-05-05",
      occurred_at: new Date("2026-05-05T08:00:00Z"),
      duration_seconds: null,
      disposition: null,
      attributes: { source_ref: "c2:deal" },
    },
  ]);
  // 2 + 5 + 15 and the first dial; 2, a deal, the first dial and the second day of a streak.
  expect(await totalsIn(database.db, tenantId)).toMatchObject({
    rep01: { totalXp: 22 + 25 + 2 + 300 + 25 + 10, deals: 1 },
  });
});

test("I2 the same file again changes nothing, not even a version", async () => {
  const { tenantId, admin } = await tenantWith();
  await reportOf(admin, csvOf(call, deal));
  const before = await factsIn(database.db, tenantId);

  expect(await reportOf(admin, csvOf(call, deal))).toMatchObject({ applied: 0, replaced: 0, unchanged: 2 });
  expect(await factsIn(database.db, tenantId)).toEqual(before);
});

test("only the fact that a row changes gets a new version", async () => {
  const { tenantId, admin } = await tenantWith();
  await reportOf(admin, csvOf(call, deal));
  const before = await factsIn(database.db, tenantId);

  expect(await reportOf(admin, csvOf(call.replace(",no", ",yes"), deal))).toMatchObject({
    applied: 0,
    replaced: 1,
    unchanged: 1,
  });
  const after = await factsIn(database.db, tenantId);
  expect(after.map(({ attributes }) => attributes.source_ref)).toEqual(["c1", "c1:deal", "c2", "c2:deal"]);
  expect(after.filter(({ attributes }) => attributes.source_ref !== "c1:deal")).toEqual(before);
});

test("bad rows are listed and skipped, with the line of each", async () => {
  const { admin } = await tenantWith();
  const report = await reportOf(
    admin,
    csvOf("c0,rep07,2026-05-04,09:00,1,a,1,b,no", call, "c3,rep01,2026-13-01,09:00,1,a,1,b,no"),
  );
  expect(report).toMatchObject({
    rows: 3,
    applied: 1,
    rejected: [
      { line: 2, column: "rep", value: "rep07", reason: "rep_unknown" },
      { line: 4, column: "date", value: "2026-13-01", reason: "not_a_date" },
    ],
    rejectedRows: 2,
  });
});

test.each([
  ["a missing column", csvOf(call).replace("duration_seconds", "seconds"), "missing_columns"],
  ["an empty file", "", "missing_columns"],
  ["UTF-16", Buffer.from(`\uFEFF${csvOf(call)}`, "utf16le"), "invalid_encoding"],
  [
    "bytes that aren't UTF-8 after good rows",
    Buffer.concat([Buffer.from(csvOf(call, deal)), Buffer.from([0xe9, 0x2c])]),
    "invalid_encoding",
  ],
  ["a quote that isn't closed after good rows", `${csvOf(call)}"c2,rep01`, "malformed_csv"],
])("%s refuses the file whole, and nothing is written", async (_, content, code) => {
  const { tenantId, admin } = await tenantWith();
  expect(await importFile(admin, content)).toMatchObject({ ok: false, error: { code } });
  expect(await storedRows(tenantId)).toEqual({ imports: 0, assertions: 0, facts: 0 });
});

test("an upload that breaks off leaves nothing behind", async () => {
  const { tenantId, admin } = await tenantWith();
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield* fileOf(csvOf(...Array.from({ length: 5000 }, (_, n) => call.replace("c1", `c${n}`))));
    throw new Error("aborted");
  }
  await expect(importActivities(database.db, admin, { bytes: broken(), origin: "file" }, testNow)).rejects.toThrow(
    "aborted",
  );
  expect(await storedRows(tenantId)).toEqual({ imports: 0, assertions: 0, facts: 0 });
});

test("of a call twice in one file the last good row counts, near or far, and the others are listed", async () => {
  const { tenantId, admin } = await tenantWith();
  const others = Array.from({ length: 4000 }, (_, n) => `x${n},rep01,2026-05-06,09:00,5,a,1,b,no`);
  const rows = [
    call,
    call.replace(",130,", ",10,"),
    ...others,
    call.replace(",130,", ",50,"),
    call.replace(",130,", ",?,"),
  ];

  expect(await reportOf(admin, csvOf(...rows))).toMatchObject({
    rows: 4004,
    applied: 4001,
    duplicates: [2, 3],
    duplicateRows: 2,
    rejectedRows: 1,
  });
  const [stored] = await factsIn(database.db, tenantId);
  expect(stored).toMatchObject({ attributes: { source_ref: "c1" }, duration_seconds: 50 });
});

test("BOM, line ends, the header's case and spaces and unknown columns don't matter", async () => {
  const { admin } = await tenantWith();
  const content = csvOf(call, deal)
    .replace("call_id,rep", " Call_ID ,REP")
    .replaceAll("\n", ",x\r\n")
    .replace(",x\r\n", ",Extra\r\n");
  expect(await reportOf(admin, `\uFEFF${content}`)).toMatchObject({ applied: 2, ignoredColumns: ["Extra"] });
});

test("a civil time that doesn't exist moves forward by the gap, a double one is the earlier", async () => {
  const { tenantId, admin } = await tenantWith();
  await reportOf(
    admin,
    csvOf("gap,rep01,2026-03-29,02:30:00,5,a,1,b,no", "twice,rep01,2025-10-26,02:30:00,5,a,1,b,no"),
  );
  const facts = await factsIn(database.db, tenantId);
  expect(facts.map(({ local_date, occurred_at }) => [local_date, occurred_at.toISOString()])).toEqual([
    ["2026-03-29", "2026-03-29T01:30:00.000Z"],
    ["2025-10-26", "2025-10-26T00:30:00.000Z"],
  ]);
});

test("rows before the rep joined give XP and no streak, as the walk begins at joining", async () => {
  const { tenantId, admin } = await tenantWith();
  const rows = ["2026-04-28", "2026-04-29", "2026-04-30", "2026-05-01"].map(
    (date, n) => `c${n},rep01,${date},09:00,5,a,1,b,no`,
  );
  await reportOf(admin, csvOf(...rows));
  expect(await totalsIn(database.db, tenantId)).toMatchObject({ rep01: { totalXp: 4 * (2 + 25), longestStreak: 1 } });
});

test("an import is timely whatever the age of its dates", async () => {
  const { tenantId, admin } = await tenantWith();
  const rows = ["2026-05-01", "2026-05-04", "2026-05-05"].map((date, n) => `c${n},rep01,${date},09:00,5,a,1,b,no`);
  await reportOf(admin, csvOf(...rows));
  expect(await totalsIn(database.db, tenantId)).toMatchObject({
    rep01: { totalXp: 3 * (2 + 25) + 2 * 10, longestStreak: 3 },
  });
});

test("values are field by field those of the greatest asOf that isn't blank there", async () => {
  const { tenantId, admin } = await tenantWith();
  await reportOf(admin, csvOf("c1,rep01,2026-05-04,09:00:11,40,,,success,yes"), "2026-05-10");
  await reportOf(admin, csvOf("c1,rep01,2026-05-06,08:00:00,,cellular,3,failure,"), "2026-05-20");
  await reportOf(admin, csvOf("c1,rep01,2026-05-01,01:00:00,99,telephone,,,no"), "2026-05-05");

  const facts = await factsIn(database.db, tenantId);
  expect(facts).toMatchObject([
    {
      local_date: "2026-05-06",
      duration_seconds: 40,
      attributes: { source_ref: "c1", channel: "cellular", attempt: "3", prior_outcome: "failure" },
    },
    { activity: "deal_closed", local_date: "2026-05-06" },
  ]);
});

test("a call that a later file gives to another rep moves, and back when that file is undone", async () => {
  const { tenantId, admin } = await tenantWith({ codes: ["rep01", "rep02"] });
  await reportOf(admin, csvOf(deal));
  const { importId, ...report } = await reportOf(admin, csvOf(deal.replace("rep01", "rep02")));
  expect(report).toMatchObject({ applied: 0, replaced: 1 });
  expect((await factsIn(database.db, tenantId)).map(({ rep }) => rep)).toEqual(["rep02", "rep02"]);
  expect(await totalsIn(database.db, tenantId)).toMatchObject({ rep01: { totalXp: 0, deals: 0 }, rep02: { deals: 1 } });

  expect(await undoImport(database.db, admin, importId, testNow)).toEqual({
    ok: true,
    value: { importId, withdrawn: 0, replaced: 1 },
  });
  expect((await factsIn(database.db, tenantId)).map(({ rep }) => rep)).toEqual(["rep01", "rep01"]);
});

test("an undo takes back what nobody else asserts; twice is once; the file can come again", async () => {
  const { tenantId, admin } = await tenantWith();
  await reportOf(admin, csvOf(call), "2026-05-10");
  const { importId } = await reportOf(admin, csvOf(call.replace(",130,", ",20,"), deal), "2026-05-11");

  for (const value of [
    { importId, withdrawn: 1, replaced: 1 },
    { importId, withdrawn: 0, replaced: 0 },
  ]) {
    expect(await undoImport(database.db, admin, importId, testNow)).toEqual({ ok: true, value });
    const facts = await factsIn(database.db, tenantId);
    expect(facts).toMatchObject([{ attributes: { source_ref: "c1" }, duration_seconds: 130 }]);
    expect(await totalsIn(database.db, tenantId)).toMatchObject({ rep01: { totalXp: 22 + 25, deals: 0 } });
  }

  expect(await reportOf(admin, csvOf(deal), "2026-05-11")).toMatchObject({ applied: 1 });
  expect(await totalsIn(database.db, tenantId)).toMatchObject({ rep01: { deals: 1 } });
});

test("I5 a manager brings calls of own teams alone, and can't take another team's call", async () => {
  const { tenantId, admin, manager } = await tenantWith({ otherTeam: ["rep02"] });
  await reportOf(admin, csvOf(deal.replace("rep01", "rep02")));

  expect(await reportOf(manager, csvOf(call, deal, call.replace("rep01", "rep02")))).toMatchObject({
    applied: 1,
    rejected: [
      { line: 3, column: "call_id", value: "c2", reason: "call_of_another_team" },
      { line: 4, column: "rep", value: "rep02", reason: "rep_unknown" },
    ],
  });
  expect((await factsIn(database.db, tenantId)).map(({ rep }) => rep)).toEqual(["rep01", "rep02", "rep02"]);
});

test("I5 a manager undoes own imports alone; another tenant's import isn't there", async () => {
  const { admin, manager } = await tenantWith();
  const stranger = (await tenantWith()).admin;
  const { importId } = await reportOf(admin, csvOf(call));
  const own = await reportOf(manager, csvOf(deal));

  const notFound = { ok: false, error: { code: "import_not_found" } };
  expect(await undoImport(database.db, manager, importId, testNow)).toEqual(notFound);
  expect(await undoImport(database.db, stranger, importId, testNow)).toEqual(notFound);
  expect(await undoImport(database.db, manager, own.importId, testNow)).toMatchObject({ ok: true });
});

test("asOf is no later than the tenant's date", async () => {
  const { admin } = await tenantWith();
  expect(await importFile(admin, csvOf(call), "2026-06-02")).toEqual({
    ok: false,
    error: { code: "as_of_in_the_future", today: "2026-06-01" },
  });
});

test("an import that was cut off anywhere is completed by the same import again", async () => {
  const codes = ["rep01", "rep02"];
  const content = csvOf(call, deal, call.replace("c1,rep01", "c3,rep02"), deal.replace("c2,rep01", "c4,rep02"));
  const whole = await tenantWith({ codes });
  await reportOf(whole.admin, content);
  const wanted = await totalsIn(database.db, whole.tenantId);

  let deaths = 0;
  for (let survived = false; !survived; ) {
    const { tenantId, admin } = await tenantWith({ codes });
    survived = await importFile(admin, content, undefined, dyingDb(database.db, deaths)).then(
      () => true,
      () => false,
    );
    await reportOf(admin, content);
    expect(await totalsIn(database.db, tenantId)).toEqual(wanted);
    expect(await factsIn(database.db, tenantId)).toHaveLength(6);
    deaths += 1;
  }
  expect(deaths).toBeGreaterThan(7);
});

test("an undo that was cut off anywhere is completed by the next import or undo", async () => {
  const codes = ["rep01", "rep02"];
  let deaths = 0;
  for (let survived = false; !survived; ) {
    const { tenantId, admin } = await tenantWith({ codes });
    const { importId } = await reportOf(admin, csvOf(call, deal.replace("rep01", "rep02")));
    survived = await undoImport(dyingDb(database.db, deaths), admin, importId, testNow).then(
      () => true,
      () => false,
    );
    if (deaths === 0) await undoImport(database.db, admin, importId, testNow);
    await reportOf(admin, csvOf("c9,rep01,2026-05-07,09:00,5,a,1,b,no"));
    expect((await factsIn(database.db, tenantId)).map(({ attributes }) => attributes.source_ref)).toEqual(["c9"]);
    deaths += 1;
  }
  expect(deaths).toBeGreaterThan(4);
});

import "temporal-polyfill/global";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { callFiles } from "./calls/call-files.ts";
import { dropCall } from "./drop-call.ts";
import { importActivities } from "./import-activities.ts";
import type { ImportKind } from "./import-kind.ts";
import { pastImports } from "./past-imports.ts";
import { previewFile } from "./preview-file.ts";
import type { Importer } from "./reach-repository.ts";
import { rejectsCsv } from "./rejects-csv.ts";
import { storedReport } from "./stored-report.ts";
import { createTestTenant, csvOf, factsIn, fileOf, testJoinedOn, testNow } from "./testing.ts";
import { undoImport } from "./undo-import.ts";
import { videoCsv, videoReport, videosIn } from "./videos/testing.ts";
import { videoFiles } from "./videos/video-files.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const call = "c1,rep01,2026-05-04,09:00:11,130,cellular,2,failure,no";
const video = '@Ana,https://v/1,2026-05-04,"12,345",678,9,11,"$1,234.50",7.69%,Title';

function tenantWith() {
  return createTestTenant(database.db, { codes: ["rep01"], joinedOn: testJoinedOn });
}

async function previewOf(kind: ImportKind, importer: Importer, content: string) {
  const preview = await previewFile(database.db, kind, importer, { bytes: fileOf(content) }, testNow);
  if (!preview.ok) throw new Error(preview.error.code);
  return preview.value;
}

/** How many rows each of the tables has that an import could write, all tenants together. */
async function everything(tenantId: string): Promise<unknown> {
  return database.db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
    tx.rows(
      `select (select count(*) from ledger.imports) as imports, (select count(*) from ledger.import_assertions) as calls,
              (select count(*) from campaign.video_assertions) as videos, (select count(*) from campaign.videos) as standing,
              (select count(*) from ledger.import_rejects) as rejects, (select count(*) from campaign.participants) as participants,
              (select count(*) from campaign.handles) as handles, (select count(*) from ledger.activities) as activities,
              (select count(*) from ledger.counted_days) as days, (select count(*) from ledger.heads) as heads`,
    ),
  );
}

test("a preview says what the import then does, and writes nothing", async () => {
  const { tenantId, admin } = await tenantWith();
  await videoReport(database.db, admin, videoCsv("@ana,https://v/0,2026-05-01,1,1,1,1,1,1,", video), "2026-05-02");
  const content = videoCsv(
    video.replace("678", "680"),
    "@bo,https://v/2,2026-05-05,1,1,1,1,x,1,",
    "@bo,https://v/3,2026-05-05,1,1,1,1,1,,",
  );

  const before = await everything(tenantId);
  const { firstRows, ...preview } = await previewOf(videoFiles, admin, content);
  expect(await everything(tenantId)).toEqual(before);

  const { importId: _, possibleDoubles: __, ...report } = await videoReport(database.db, admin, content);
  expect(preview).toEqual(report);
  expect(preview).toMatchObject({ rows: 3, applied: 1, replaced: 1, rejectedRows: 1, newParticipants: ["bo"] });
  expect(firstRows).toEqual([
    {
      line: 2,
      values: {
        Handle: "ana",
        Video: "https://v/1",
        "Post Date": "2026-05-04",
        Views: "12345",
        Likes: "680",
        Comments: "9",
        "Units Sold": "11",
        GMV: "1234.50 EUR",
        CTR: "7.69%",
        "Video Title": "Title",
      },
    },
    expect.objectContaining({ line: 4 }),
  ]);
});

test("a preview of calls writes nothing either, and shows the first 50 rows of any number", async () => {
  const { tenantId, admin } = await tenantWith();
  const before = await everything(tenantId);
  const rows = Array.from({ length: 6000 }, (_, n) => `x${n},rep01,2026-05-06,09:00,5,a,1,b,no`);
  const preview = await previewOf(callFiles, admin, csvOf(...rows, "bad,rep09,2026-05-06,09:00,5,a,1,b,no"));
  expect(preview).toMatchObject({ rows: 6001, applied: 6000, rejected: [{ line: 6002, reason: "rep_unknown" }] });
  expect(preview.firstRows).toHaveLength(50);
  expect(await everything(tenantId)).toEqual(before);
});

async function rejectsOf(tenantId: string, importId: string): Promise<string> {
  const report = await database.db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
    storedReport(tx, { tenantId, importId }),
  );
  let text = "";
  for await (const part of rejectsCsv(database.db, { tenantId, importId }, report.columns)) text += part;
  return text;
}

test("rows that weren't taken come back as a file that can be mended and sent as it is, without a formula in it", async () => {
  const { tenantId, admin } = await tenantWith();
  const bad = '@ana,https://v/7,2026-05-04,1x,1,1,1,1,1,"=HYPERLINK(""http://x"",""y"")"';
  const { importId } = await videoReport(database.db, admin, videoCsv(video, bad, "-2+3,u,2026-05-04,y,1,1,1,1,1,t"));

  const text = await rejectsOf(tenantId, importId);
  const lines = text.trimEnd().split("\r\n");
  expect(lines[0]).toBe(
    "Line,Column,Value,Reason,Suggestion,Handle,Video,Post Date,Views,Likes,Comments,Units Sold,GMV,CTR,Video Title",
  );
  expect(lines[1]).toContain("3,Views,1x,not_a_whole_number,");
  expect(lines[1]).toContain(`'@ana,https://v/7,2026-05-04,1x,1,1,1,1,1,"'=HYPERLINK(""http://x"",""y"")"`);
  expect(lines[2]).toContain("'-2+3,u,");

  const mended = await videoReport(database.db, admin, lines.slice(0, 2).join("\n").replaceAll("1x", "10"));
  expect(mended).toMatchObject({ applied: 1, ignoredColumns: ["Line", "Column", "Value", "Reason", "Suggestion"] });
  expect(await videosIn(database.db, tenantId)).toMatchObject([
    {},
    { handle: "ana", views: 10, title: '=HYPERLINK("http://x","y")' },
  ]);
});

test("the history tells of both kinds: who, when, of what, what came of it, and whether it was undone", async () => {
  const { tenantId, admin, manager } = await tenantWith();
  const file = { bytes: fileOf(csvOf(call, "bad,,,,,,,,")), origin: "file" as const, name: "calls.csv" };
  await importActivities(database.db, manager, file, testNow);
  const { importId } = await videoReport(database.db, manager, videoCsv(video), "2026-05-05");
  await undoImport(database.db, manager, importId, testNow);
  await videoReport(database.db, admin, videoCsv(video));

  const seenBy = (importer: Importer) =>
    database.db.inTransaction({ kind: "tenant", tenantId }, (tx) => pastImports(tx, importer, 10));
  const own = await seenBy(manager);
  const base = { id: expect.any(String), by: "Test manager", startedAt: testNow };
  expect(own).toEqual([
    {
      ...base,
      kind: "videos",
      fileName: null,
      asOf: "2026-05-05",
      undoneAt: testNow,
      status: "undone",
      rows: 1,
      rejectedRows: 0,
      counts: { applied: 1, replaced: 0, unchanged: 0, notCounted: 0 },
      undoable: false,
    },
    {
      ...base,
      kind: "activities",
      fileName: "calls.csv",
      asOf: "2026-06-01",
      undoneAt: null,
      status: "applied",
      rows: 2,
      rejectedRows: 1,
      counts: { applied: 1, replaced: 0, unchanged: 0, notCounted: 0 },
      undoable: true,
    },
  ]);
  expect(await seenBy(admin)).toHaveLength(3);
});

test("a call within a minute of a logged one of a similar length is imported and listed; dropped it counts no more, whatever file brings it", async () => {
  const { tenantId, admin, reps } = await tenantWith();
  const log = (at: string, seconds: number | null) =>
    database.db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
      tx.rows(
        `insert into ledger.activities (tenant_id, rep_id, id, activity, duration_seconds, source, recorded_at, occurred_at, zone,
                local_date, backdated, late, suspect, undone, undone_late, version)
         values ($1, $2, gen_random_uuid(), 'call', $3, 'device', $4::timestamptz, $4::timestamptz, 'Europe/Madrid', ($4::timestamptz)::date, false, false, false, false, false, 1)`,
        [tenantId, reps.get("rep01") ?? "", seconds, new Date(at)],
      ),
    );
  await log("2026-05-04T07:00:50Z", 120);
  await log("2026-05-05T07:00:50Z", 500);
  const content = csvOf(
    call,
    "c2,rep01,2026-05-05,09:00:11,130,cellular,2,failure,no",
    "c3,rep01,2026-05-04,09:05:11,130,cellular,2,failure,no",
  );
  const read = () => ({ bytes: fileOf(content), origin: "file" as const });
  const imported = await importActivities(database.db, admin, read(), testNow);
  expect(imported).toMatchObject({
    value: {
      applied: 3,
      possibleDoubles: [{ callId: "c1", durationSeconds: 130, loggedDurationSeconds: 120, repName: "rep01" }],
    },
  });

  const dropper = { ...admin, userId: "admin" };
  expect(await dropCall(database.db, dropper, "c1", testNow)).toEqual({ ok: true, value: { callId: "c1" } });
  const imports = async () =>
    (await factsIn(database.db, tenantId)).flatMap(({ attributes }) => attributes.source_ref ?? []);
  expect(await imports()).toEqual(["c2", "c3"]);
  expect(await importActivities(database.db, admin, read(), testNow)).toMatchObject({
    value: {
      applied: 0,
      unchanged: 2,
      notCounted: 1,
      notCountedRows: [{ line: 2, reason: "dropped" }],
      possibleDoubles: [],
    },
  });
  expect(await imports()).toEqual(["c2", "c3"]);
  expect(await dropCall(database.db, dropper, "none", testNow)).toEqual({
    ok: false,
    error: { code: "call_not_found" },
  });
});

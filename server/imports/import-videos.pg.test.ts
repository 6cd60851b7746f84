import "temporal-polyfill/global";
import { afterAll, beforeAll, expect, test } from "vitest";
import { participantIdOf } from "#shared/domain/ledger/causal-id.ts";
import { minuteMs, plusMs } from "#shared/domain/time/instant.ts";
import type { Db } from "../db/db.ts";
import { createTestDatabase, dyingDb, type TestDatabase } from "../db/testing.ts";
import { importVideos } from "./import-videos.ts";
import type { Importer } from "./reach-repository.ts";
import { createTestTenant, fileOf, testJoinedOn, testNow } from "./testing.ts";
import { undoImport } from "./undo-import.ts";
import { videoCsv, videoReport, videosIn, wrongDaysIn } from "./videos/testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const first = '@Ana.Prado,https://v/1,2026-05-04,"12,345",678,9,11,"$1,234.50",7.69%,"One, two"';
const second = "rep01,https://v/2,2026-05-05,10,2,0,0,,,";

function tenantWith(given: { codes?: string[]; otherTeam?: string[] } = {}) {
  return createTestTenant(database.db, { codes: ["rep01"], joinedOn: testJoinedOn, ...given });
}

function report(importer: Importer, content: string, asOf?: string, db: Db = database.db) {
  return videoReport(db, importer, content, asOf);
}

async function rowsOf<Row extends object>(tenantId: string, sql: string): Promise<readonly Row[]> {
  return database.db.inTransaction({ kind: "tenant", tenantId }, (tx) => tx.rows<Row>(sql, [tenantId]));
}

test("rows become videos of participants: a rep by the own code, anybody else without sign-in in the entry tier, and their dates are summed", async () => {
  const { tenantId, admin, reps } = await tenantWith();
  expect(await report(admin, videoCsv(first, second))).toMatchObject({
    rows: 2,
    applied: 2,
    replaced: 0,
    unchanged: 0,
    notCounted: 0,
    rejected: [],
    newParticipants: ["ana.prado"],
    newParticipantCount: 1,
  });

  const zeros = { comments: 0, units: 0, sales: 0, ctr: 0, title: "" };
  expect(await videosIn(database.db, tenantId)).toEqual([
    {
      video: "https://v/1",
      handle: "ana.prado",
      date: "2026-05-04",
      views: 12345,
      likes: 678,
      comments: 9,
      units: 11,
      sales: 123450,
      ctr: 7.69,
      title: "One, two",
    },
    { video: "https://v/2", handle: "rep01", date: "2026-05-05", views: 10, likes: 2, ...zeros },
  ]);
  const named = participantIdOf(tenantId, "ana.prado");
  const [rep] = reps.values();
  const days = await rowsOf(
    tenantId,
    `select d.scope_id, d.day, d.sales_minor::int, d.units::int, d.videos, d.views::int, d.likes::int, h.campaign_dirty, p.rep_id, p.tier_id
       from ledger.counted_days d
       join ledger.heads h using (tenant_id, scope_id)
       join campaign.participants p on p.tenant_id = d.tenant_id and p.id = d.scope_id
      where d.tenant_id = $1 order by d.day`,
  );
  const marked = { campaign_dirty: true, tier_id: "tier_1" };
  expect(days).toEqual([
    {
      scope_id: named,
      day: "2026-05-04",
      sales_minor: 123450,
      units: 11,
      videos: 1,
      views: 12345,
      likes: 678,
      rep_id: null,
      ...marked,
    },
    {
      scope_id: rep,
      day: "2026-05-05",
      sales_minor: 0,
      units: 0,
      videos: 1,
      views: 10,
      likes: 2,
      rep_id: rep,
      ...marked,
    },
  ]);
  expect(await rowsOf(tenantId, "select id from org.reps where tenant_id = $1")).toHaveLength(1);
});

test("trap 1.12: a handle with capitals and an @ is the same handle on import as anywhere", async () => {
  const { tenantId, admin } = await tenantWith();
  const result = await report(
    admin,
    videoCsv(
      first,
      first.replace("@Ana.Prado", " ANA.prado ").replace("v/1", "v/3"),
      second.replace("rep01", "@REP01"),
    ),
  );
  expect(result).toMatchObject({ applied: 3, newParticipants: ["ana.prado"] });
  const stored = await videosIn(database.db, tenantId);
  expect(stored.map(({ handle }) => handle)).toEqual(["ana.prado", "rep01", "ana.prado"]);
});

test("trap 1.12: a video's address is unique per tenant, not over all of them", async () => {
  const [one, other] = [await tenantWith(), await tenantWith()];
  await report(one.admin, videoCsv(first));
  expect(await report(other.admin, videoCsv(first.replace("678", "5")))).toMatchObject({ applied: 1 });
  expect((await videosIn(database.db, one.tenantId))[0]?.likes).toBe(678);
  expect((await videosIn(database.db, other.tenantId))[0]?.likes).toBe(5);
});

test("trap 1.12: a figure that isn't one, and a date in any other form, reject their row and are never taken for 0", async () => {
  const { tenantId, admin } = await tenantWith();
  const wrong = [
    first.replace('"12,345"', "n/a"),
    first.replace("678", "NaN"),
    first.replace('"$1,234.50"', "1234.505"),
    first.replace('"$1,234.50"', "NaN"),
    first.replace("2026-05-04", "04/05/2026"),
    first.replace("2026-05-04", "2026-5-4"),
    first.replace("2026-05-04", "2026-02-30"),
    first.replace("2026-05-04", "2026-07-01"),
    first.replace(",9,", ",-9,"),
    first.replace("7.69%", "lots"),
    first.replace("@Ana.Prado", "@"),
    first.replace("https://v/1", ""),
    `${first},extra`,
  ];
  const result = await report(admin, videoCsv(...wrong, second));
  expect(result.rejected.map(({ line, column, value, reason }) => [line, column, value, reason])).toEqual([
    [2, "Views", "n/a", "not_a_whole_number"],
    [3, "Likes", "NaN", "not_a_whole_number"],
    [4, "GMV", "1234.505", "too_many_decimals"],
    [5, "GMV", "NaN", "not_an_amount"],
    [6, "Post Date", "04/05/2026", "not_a_date"],
    [7, "Post Date", "2026-5-4", "not_a_date"],
    [8, "Post Date", "2026-02-30", "not_a_date"],
    [9, "Post Date", "2026-07-01", "in_the_future"],
    [10, "Comments", "-9", "negative"],
    [11, "CTR", "lots", "not_a_percentage"],
    [12, "Handle", "@", "blank"],
    [13, "Video", "", "blank"],
    [14, null, "11 of 10", "wrong_number_of_fields"],
  ]);
  expect(result.rejected.every(({ hint }) => hint.length > 10)).toBe(true);
  expect((await videosIn(database.db, tenantId)).map(({ video }) => video)).toEqual(["https://v/2"]);
});

test("C2 trap 1.11: one bad row doesn't fail the run, and doesn't hold up the others", async () => {
  const { tenantId, admin } = await tenantWith();
  expect(await report(admin, videoCsv("@x,,,,,,,,,", first, second))).toMatchObject({ applied: 2, rejectedRows: 1 });
  expect(await wrongDaysIn(database.db, tenantId)).toEqual([]);
});

test.each([
  ["a missing column", videoCsv(first).replace("CTR,", "").replace("7.69%,", ""), "missing_columns"],
  ["a column twice", videoCsv(first).replace("CTR,", "Views,"), "missing_columns"],
  ["an empty file", "", "missing_columns"],
])("%s refuses the file whole, and nothing is written", async (_, content, code) => {
  const { tenantId, admin } = await tenantWith();
  const file = { bytes: fileOf(content), origin: "file" as const };
  expect(await importVideos(database.db, admin, file, testNow)).toMatchObject({ ok: false, error: { code } });
  expect(await rowsOf(tenantId, "select id from ledger.imports where tenant_id = $1")).toEqual([]);
  expect(
    await rowsOf(tenantId, "select handle from campaign.handles where tenant_id = $1 and handle = 'ana.prado'"),
  ).toEqual([]);
});

test("BOM, line ends, the header's case and spaces and unknown columns don't matter", async () => {
  const { admin } = await tenantWith();
  const content = videoCsv(first, second)
    .replace("Handle,Video", " HANDLE ,video")
    .replaceAll("\n", ",x\r\n")
    .replace(",x\r\n", ",Extra\r\n");
  expect(await report(admin, `\uFEFF${content}`)).toMatchObject({ applied: 2, ignoredColumns: ["Extra"] });
});

test("of a video twice in one file the last row counts, near or far, and the others are listed", async () => {
  const { tenantId, admin } = await tenantWith();
  const others = Array.from({ length: 4000 }, (_, n) => `@x,https://o/${n},2026-05-06,1,1,1,1,1,1,`);
  const result = await report(admin, videoCsv(first, first.replace("678", "5"), ...others, first.replace("678", "6")));
  expect(result).toMatchObject({ rows: 4003, applied: 4001, duplicates: [2, 3], duplicateRows: 2 });
  expect((await videosIn(database.db, tenantId)).at(-1)?.likes).toBe(6);
});

test("values are field by field those of the greatest asOf that isn't blank there, 0 if there is none", async () => {
  const { tenantId, admin } = await tenantWith();
  await report(admin, videoCsv("@a,u,2026-05-04,100,20,,5,9.99,,old"), "2026-05-10");
  await report(admin, videoCsv("@a,u,2026-05-05,90,,,,,3%,"), "2026-05-20");
  await report(admin, videoCsv("@a,u,2026-05-01,1,1,1,1,1,1,older"), "2026-05-05");
  expect(await videosIn(database.db, tenantId)).toEqual([
    {
      video: "u",
      handle: "a",
      date: "2026-05-05",
      views: 90,
      likes: 20,
      comments: 1,
      units: 5,
      sales: 999,
      ctr: 3,
      title: "old",
    },
  ]);
  expect(await wrongDaysIn(database.db, tenantId)).toEqual([]);
});

test("of two handles for one video the one that the least asOf names stands; the other's rows are listed and don't count", async () => {
  const { tenantId, admin } = await tenantWith();
  await report(admin, videoCsv("@late,u,2026-05-04,100,1,1,1,1,1,"), "2026-05-10");
  expect(await report(admin, videoCsv("@later,u,2026-05-06,500,5,5,5,5,5,"), "2026-05-11")).toMatchObject({
    applied: 0,
    notCounted: 1,
    notCountedRows: [{ line: 2, column: "Handle", value: "later", reason: "another_handle" }],
  });
  expect(await videosIn(database.db, tenantId)).toMatchObject([{ handle: "late", views: 100 }]);

  const early = await report(admin, videoCsv("@early,u,2026-05-02,70,1,1,1,1,1,"), "2026-05-09");
  expect(early).toMatchObject({ applied: 0, replaced: 1, notCounted: 0 });
  expect(await videosIn(database.db, tenantId)).toMatchObject([{ handle: "early", views: 70, date: "2026-05-02" }]);
  expect(await wrongDaysIn(database.db, tenantId)).toEqual([]);

  await undoImport(database.db, admin, early.importId, testNow);
  expect(await videosIn(database.db, tenantId)).toMatchObject([{ handle: "late", views: 100 }]);
  expect(await wrongDaysIn(database.db, tenantId)).toEqual([]);
});

test("I2 the same file again writes no video, no date and no mark", async () => {
  const { tenantId, admin } = await tenantWith();
  await report(admin, videoCsv(first, second));
  await rowsOf(tenantId, "update ledger.heads set campaign_dirty = false where tenant_id = $1");
  const written = () =>
    rowsOf(
      tenantId,
      `select 'video' as what, video_url as key, xmin::text from campaign.videos where tenant_id = $1
       union all select 'day', scope_id::text || day, xmin::text from ledger.counted_days where tenant_id = $1
       union all select 'head', scope_id::text, xmin::text from ledger.heads where tenant_id = $1
       union all select 'participant', id::text, xmin::text from campaign.participants where tenant_id = $1
       order by 1, 2`,
    );
  const before = await written();
  expect(await report(admin, videoCsv(second, first))).toMatchObject({ applied: 0, replaced: 0, unchanged: 2 });
  expect(await written()).toEqual(before);
});

test("C3 only the dates that differ are written, and only their participants marked", async () => {
  const { tenantId, admin } = await tenantWith();
  await report(admin, videoCsv(first, second));
  await rowsOf(tenantId, "update ledger.heads set campaign_dirty = false where tenant_id = $1");
  expect(await report(admin, videoCsv(first.replace("678", "679"), second))).toMatchObject({
    replaced: 1,
    unchanged: 1,
  });
  const marked = await rowsOf(tenantId, "select scope_id from ledger.heads where tenant_id = $1 and campaign_dirty");
  expect(marked).toEqual([{ scope_id: participantIdOf(tenantId, "ana.prado") }]);
});

test("I5 a manager brings videos of own reps and of those who don't sign in, and can't take another team's", async () => {
  const { tenantId, admin, manager } = await tenantWith({ otherTeam: ["rep02"] });
  await report(admin, videoCsv(second.replace("rep01", "rep02")), "2026-05-20");
  const result = await report(
    manager,
    videoCsv(first, second.replace("rep01", "rep02").replace("v/2", "v/5"), second),
    "2026-05-10",
  );
  expect(result).toMatchObject({
    applied: 1,
    rejected: [
      { line: 3, column: "Handle", value: "rep02", reason: "handle_of_another_team" },
      { line: 4, column: "Video", value: "https://v/2", reason: "video_of_another_team" },
    ],
  });
  expect((await videosIn(database.db, tenantId)).map(({ handle }) => handle)).toEqual(["ana.prado", "rep02"]);
});

test("an import that was cut off and run again ends as if run once, its report too", async () => {
  const rows = Array.from(
    { length: 4100 },
    (_, n) => `@h${n % 40},https://v/${n},2026-05-0${1 + (n % 9)},${n},1,1,1,1.01,1%,t`,
  );
  const content = videoCsv(...rows, "@bad,,,,,,,,,");
  const whole = await tenantWith();
  const { importId: _, ...wanted } = await report(whole.admin, content);
  const videos = await videosIn(database.db, whole.tenantId);

  // From the last of the batches that are read to the last of those that are applied.
  for (const transactions of [4, 5, 6, 7, 8, 9]) {
    const { tenantId, admin } = await tenantWith();
    await expect(report(admin, content, undefined, dyingDb(database.db, transactions))).rejects.toThrow("killed");
    const { importId: __, ...again } = await report(admin, content);
    expect(again).toEqual(wanted);
    const accepted = "select id from ledger.imports where tenant_id = $1 and accepted_at is not null";
    expect(await rowsOf(tenantId, accepted)).toHaveLength(1);
    expect(await videosIn(database.db, tenantId)).toEqual(videos);
    expect(await wrongDaysIn(database.db, tenantId)).toEqual([]);
  }
});

test("what a killed server had read of a file is forgotten an hour later, and never counted", async () => {
  const { tenantId, admin } = await tenantWith();
  await expect(report(admin, videoCsv(first), undefined, dyingDb(database.db, 3))).rejects.toThrow("killed");
  expect(await videosIn(database.db, tenantId)).toEqual([]);
  const later = plusMs(testNow, 61 * minuteMs);
  await videoReport(database.db, admin, videoCsv(second), undefined, later);
  expect(await rowsOf(tenantId, "select video_url from campaign.video_assertions where tenant_id = $1")).toEqual([
    { video_url: "https://v/2" },
  ]);
});

test("an import that is undone while it is half applied leaves nothing", async () => {
  const { tenantId, admin } = await tenantWith();
  const rows = Array.from({ length: 4100 }, (_, n) => `@h${n % 40},https://v/${n},2026-05-04,${n},1,1,1,1.01,1%,t`);
  await expect(report(admin, videoCsv(...rows), undefined, dyingDb(database.db, 8))).rejects.toThrow("killed");
  expect((await videosIn(database.db, tenantId)).length).toBeGreaterThan(0);
  const [cutOff] = await rowsOf<{ id: string }>(tenantId, "select id from ledger.imports where tenant_id = $1");
  await undoImport(database.db, admin, cutOff?.id ?? "", testNow);
  expect(await videosIn(database.db, tenantId)).toEqual([]);
  expect(await wrongDaysIn(database.db, tenantId)).toEqual([]);
});

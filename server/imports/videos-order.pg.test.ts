import "temporal-polyfill/global";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { createTestTenant, type TestTenant, testJoinedOn, testNow } from "./testing.ts";
import { undoImport } from "./undo-import.ts";
import { videoCsv, videoReport, videosIn, wrongDaysIn } from "./videos/testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

type Row = {
  readonly handle: string;
  readonly video: string;
  readonly date: string;
  readonly views: string;
  readonly sales: string;
};
type File = { readonly asOf: string; readonly rows: readonly Row[] };
type Step = { readonly do: "import" | "undo"; readonly file: number };
type History = { readonly files: readonly File[]; readonly steps: readonly Step[] };

const rows: fc.Arbitrary<Row[]> = fc.uniqueArray(
  fc.record({
    handle: fc.constantFrom("@Ana", "bo", "REP01"),
    video: fc.constantFrom("u1", "u2", "u3", "u4"),
    date: fc.constantFrom("2026-05-04", "2026-05-05"),
    views: fc.constantFrom("", "0", "10", '"1,000"'),
    sales: fc.constantFrom("", "$0.10", "$12.34", "-5"),
  }),
  { selector: (row) => row.video, minLength: 1 },
);
const histories: fc.Arbitrary<History> = fc
  .array(rows, { minLength: 1, maxLength: 4 })
  .map((all): File[] => all.map((its, n) => ({ asOf: `2026-05-1${n}`, rows: its })))
  .chain((files) =>
    fc.record({
      files: fc.constant(files),
      steps: fc.array(
        fc.record({ do: fc.constantFrom("import" as const, "undo" as const), file: fc.nat(files.length - 1) }),
        { minLength: 1, maxLength: 8 },
      ),
    }),
  );

/** What should stand, written once more from the rule: the first to name a video names it for good, and the last to say a figure is right. */
function expectedVideos(standing: readonly File[]) {
  const inOrder = [...standing].sort((a, b) => (a.asOf < b.asOf ? -1 : 1)).flatMap((file) => file.rows);
  const named = new Map<string, string>();
  for (const { video, handle } of inOrder) if (!named.has(video)) named.set(video, handle);
  return [...named].sort().map(([video, handle]) => {
    const own = inOrder.filter((row) => row.video === video && row.handle === handle);
    const last = (field: "views" | "sales") => own.map((row) => row[field]).findLast((text) => text !== "") ?? "0";
    return {
      video,
      handle: handle.replace("@", "").toLowerCase(),
      date: own.at(-1)?.date,
      views: Number(last("views").replace(/[",]/g, "")),
      sales: Math.round(Number(last("sales").replace("$", "")) * 100),
    };
  });
}

async function live({ tenantId, admin }: TestTenant, { files, steps }: History): Promise<readonly File[]> {
  const standing = new Map<string, File>();
  for (const step of steps) {
    const file = files[step.file];
    if (file === undefined) continue;
    if (step.do === "import") {
      const lines = file.rows.map((row) => `${row.handle},${row.video},${row.date},${row.views},,,,${row.sales},,`);
      const { importId } = await videoReport(database.db, admin, videoCsv(...lines), file.asOf);
      standing.set(importId, file);
    } else {
      const importId = [...standing].find(([, stands]) => stands === file)?.[0];
      if (importId === undefined) continue;
      await undoImport(database.db, admin, importId, testNow);
      standing.delete(importId);
    }
  }
  const stored = await videosIn(database.db, tenantId);
  expect(stored.map(({ video, handle, date, views, sales }) => ({ video, handle, date, views, sales }))).toEqual(
    expectedVideos([...standing.values()]),
  );
  expect(await wrongDaysIn(database.db, tenantId)).toEqual([]);
  return [...standing.values()];
}

test("C1 P5 any order of imports, repeats and undos leaves the videos and the dates that the set of standing assertions says", async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const tenant = await createTestTenant(database.db, { codes: ["rep01"], joinedOn: testJoinedOn });
      const standing = await live(tenant, history);

      // What stands, imported alone and in the other order, is the same.
      const other = await createTestTenant(database.db, { codes: ["rep01"], joinedOn: testJoinedOn });
      const files = [...new Set(standing)].reverse();
      await live(other, { files, steps: files.map((_, file) => ({ do: "import" as const, file })) });
    }),
    { numRuns: 25 },
  );
});

import "temporal-polyfill/global";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../server/db/testing.ts";
// biome-ignore lint/correctness/useImportExtensions: it takes the declarations beside it for the file.
import { countProgress, countVideos } from "./count-videos.mjs";
import { startsOn, targets } from "./stored-videos.ts";
import { checkHistories } from "./video-histories.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const folder = path.join(import.meta.dirname, "../../server/imports/fixtures/videos");
const files = readdirSync(folder)
  .sort()
  .map((name) => ({ asOf: name.slice(0, 10), csv: readFileSync(path.join(folder, name), "utf8") }));

test("daily exports imported in order, twice, in reverse, and one of them undone and imported again, give each video the figures of its last file, and every window and every day what the independent count has", async () => {
  const checks = await checkHistories(database.db, files);
  expect(checks.flatMap(({ name, wrong }) => wrong.map((text) => `${name}: ${text}`))).toEqual([]);
});

test("the exports have what makes that hard: figures that fall, videos that vanish, and missions that are and aren't completed", () => {
  const [first, last] = [files[0], files.at(-1)].map((file) => countVideos(file ? [file] : [], { startsOn }).videos);
  const shared = Object.keys(first ?? {}).filter((url) => last?.[url] !== undefined);
  expect(shared.length).toBeGreaterThan(5);
  expect(shared.length).toBeLessThan(Object.keys(first ?? {}).length);
  const standings = Object.values(countProgress(files, { startsOn, targets }).at(-1)?.rows ?? {});
  expect(new Set(standings.map((row) => row.split(" ")[1]))).toEqual(new Set(["active", "completed"]));
});

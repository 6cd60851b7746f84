/**
 * `npm run compare-videos -- <folder>`: imports a folder's files of videos, `YYYY-MM-DD.csv` as of their names, in several orders into databases of
 * its own, and holds every figure of every video, handle and day against a script that shares no code with the product.
 */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { provideTemporal } from "#shared/domain/time/provide-temporal.ts";
import { createDb } from "../../server/db/postgres.ts";
import { openSimulationCluster } from "../simulation/database.ts";
// biome-ignore lint/correctness/useImportExtensions: it takes the declarations beside it for the file.
import { countProgress, countVideos } from "./count-videos.mjs";
import { startsOn, targets } from "./stored-videos.ts";
import { checkHistories } from "./video-histories.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("usage: npm run compare-videos -- <folder of YYYY-MM-DD.csv>");
  process.exit(2);
}

await provideTemporal();
const names = (await readdir(folder)).filter((name) => /^\d{4}-\d{2}-\d{2}\.csv$/.test(name)).sort();
const files = await Promise.all(
  names.map(async (name) => ({ asOf: name.slice(0, 10), csv: await readFile(path.join(folder, name), "utf8") })),
);
const cluster = await openSimulationCluster(1);
const db = createDb({ connectionString: cluster.connectionStrings[0] ?? "", poolSize: 4 });
try {
  const { videos, windows } = countVideos(files, { startsOn });
  const completed = Object.values(countProgress(files, { startsOn, targets }).at(-1)?.rows ?? {}).filter((row) =>
    row.endsWith("completed"),
  );
  console.log(
    `${files.length} files: ${Object.keys(videos).length} videos of ${Object.keys(windows).length} handles, ${completed.length} missions completed.`,
  );
  for (const { name, wrong } of await checkHistories(db, files)) {
    console.log(
      `${name}: ${wrong.length === 0 ? "equal" : `${wrong.length} differ\n  ${wrong.slice(0, 10).join("\n  ")}`}`,
    );
    if (wrong.length > 0) process.exitCode = 1;
  }
} finally {
  await db.close();
  await cluster.close();
}

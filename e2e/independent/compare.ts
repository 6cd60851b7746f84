/**
 * `npm run compare-calls -- <file.csv> --joined-on DATE --today DATE`: counts a file of calls four times (folded in a browser,
 * imported into a database of its own, in SQL, and by a script; the last two share no code with the product), and says where they differ.
 */
import { readFile } from "node:fs/promises";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { provideTemporal } from "#shared/domain/time/provide-temporal.ts";
import { zoneOf } from "#shared/domain/time/zone.ts";
import { createDb } from "../../server/db/postgres.ts";
import { openSimulationCluster } from "../simulation/database.ts";
// biome-ignore lint/correctness/useImportExtensions: it takes the declarations beside it for the file.
import { type CountedReps, countCalls } from "./count-calls.mjs";
import { type CountedDate, countInSql, datesOf } from "./count-in-sql.ts";
import { foldInBrowser } from "./fold-in-browser.ts";
import { spanOf } from "./span.ts";
import { storeCalls } from "./stored-calls.ts";
import { differences } from "./told-rep.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { "joined-on": { type: "string" }, today: { type: "string" }, zone: { type: "string" } },
});
const { "joined-on": joinedOn, today, zone: zoneName = "Europe/Madrid" } = values;
const [file] = positionals;
if (file === undefined || joinedOn === undefined || today === undefined) {
  console.error("usage: npm run compare-calls -- <file.csv> --joined-on DATE --today DATE [--zone ZONE]");
  process.exit(2);
}

await provideTemporal();
const zone = zoneOf(zoneName);
const csv = await readFile(file, "utf8");
const cluster = await openSimulationCluster(1);
const db = createDb({ connectionString: cluster.connectionStrings[0] ?? "", poolSize: 2 });
try {
  const stored = await storeCalls(db, csv, { joinedOn: civilDateOf(joinedOn), today: civilDateOf(today), zone });
  const { rows, applied, rejectedRows } = stored.report;
  const [horizon] = stored.horizons;
  if (horizon === undefined || stored.horizons.some((other) => !isDeepStrictEqual(other, horizon)))
    throw new Error(`The reps' dates are closed to different dates: ${JSON.stringify(stored.horizons)}`);
  const span = { joinedOn, today, ...horizon };
  console.log(`${rows} rows, ${applied} applied, ${rejectedRows} rejected; ${JSON.stringify({ ...span, zone })}`);

  const counted = countCalls(csv, span);
  const browser = await foldInBrowser(csv, { ...spanOf(span), zone });
  const inSql = await countInSql(db, csv, span);

  console.table(figuresOf(counted));
  const found = [
    ...differences(browser, counted).map((text) => `The browser and the script, ${text}`),
    ...differences(stored.reps, counted).map((text) => `The ledger and the script, ${text}`),
    ...firstDifferent(inSql, datesOf(counted)).map((text) => `SQL and the script:\n${text}`),
  ];
  const isSame = `Browser, ledger, script and SQL are equal on all ${inSql.length} dates of ${Object.keys(counted).length} reps.`;
  console.log(found.length > 0 ? found.join("\n") : isSame);
  process.exitCode = found.length > 0 ? 1 : 0;
} finally {
  await db.close();
  await cluster.close();
}

function firstDifferent(a: readonly CountedDate[], b: readonly CountedDate[]): readonly string[] {
  const index = Array.from({ length: Math.max(a.length, b.length) }, (_, at) => at).find(
    (at) => !isDeepStrictEqual(a[at], b[at]),
  );
  return index === undefined ? [] : [`  ${JSON.stringify(a[index])}\n  ${JSON.stringify(b[index])}`];
}

/** Rep by rep the sums, and the efficiency of the last date on which it is graded. */
function figuresOf(reps: CountedReps) {
  const figures = Object.entries(reps).map(([rep, { days, badges, totalXp, level, deals, longestStreak }]) => {
    const graded = Object.entries(days).filter(([, { twoPlusMinute }]) => twoPlusMinute !== null);
    const [date = "", last] = graded.at(-1) ?? [];
    const share = (basisPoints: number | null | undefined) =>
      basisPoints == null ? "" : (basisPoints / 100).toFixed(2);
    const dates = Object.keys(days).length;
    const efficiency = {
      graded: graded.length,
      on: date,
      drop: share(last?.drop),
      over2Min: share(last?.twoPlusMinute),
    };
    return [rep, { dates, totalXp, level, deals, longestStreak, badges: badges.length, ...efficiency }];
  });
  return Object.fromEntries(figures);
}

/**
 * `npx tsx bench/imports.ts [--rows N] [--undisturbed]`: a file of a million videos through the running product, its memory watched; then the same again, and
 * once more with the server killed at several points and the file sent again, compared with the first.
 */

import { rm } from "node:fs/promises";
import { request } from "node:http";
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual, parseArgs } from "node:util";
import type { ImportReport } from "#shared/protocol/imports.ts";
import { demoPassword, type Product, startProduct } from "../e2e/support/product.ts";
import { type Session, signIn } from "../e2e/support/session.ts";
import { openDatabase } from "../server/db/open-database.ts";
import { tenantIds } from "../server/org/tenants.ts";
import { watchMemory } from "./imports/memory.ts";
import { videoFile } from "./imports/video-file.ts";

const { values } = parseArgs({
  options: { rows: { type: "string", default: "1000000" }, undisturbed: { type: "boolean", default: false } },
});
const rows = Number(values.rows);
const limitMiB = 300;
/** When the server is killed: how many rows are read, or applied, of all. */
const deaths = [
  { name: "half read", sql: "select count(*) as rows from campaign.video_assertions", share: 0.5 },
  { name: "half applied", sql: "select count(*) as rows from campaign.videos", share: 0.5 },
  { name: "nearly applied", sql: "select count(*) as rows from campaign.videos", share: 0.95 },
];
type Death = (typeof deaths)[number];

// The server that makes the demo tenant holds what that took: what a file takes is measured on one that found it.
const whole = await restarted(await startProduct());
try {
  const admin = await signIn(whole.url, "admin@demo.test", demoPassword);
  await measured("The file", whole, admin);
  const wanted = await stateOf(whole);
  await measured("The same again", whole, admin);
  await whole.stop();

  for (const death of values.undisturbed ? [] : deaths) {
    const found = await stateAfterDeath(death);
    const isSame = isDeepStrictEqual(found, wanted);
    console.log(`Killed when it was ${death.name}, and sent again: ${isSame ? "as if sent once" : "DIFFERENT"}`);
    if (!isSame) {
      console.log(wanted, found);
      process.exitCode = 1;
    }
  }
} finally {
  await whole.kill();
  await rm(whole.dataDir, { recursive: true, force: true });
}

async function restarted(product: Product): Promise<Product> {
  await product.stop();
  return startProduct({ dataDir: product.dataDir });
}

async function measured(what: string, product: Product, session: Session): Promise<void> {
  const memory = watchMemory(product.pid);
  const began = performance.now();
  const report = await send(product, session).finally(memory.stop);
  const seconds = (performance.now() - began) / 1000;
  const { startMiB, peakMiB } = memory.found();
  const { applied, unchanged, replaced, notCounted, rejectedRows, duplicateRows, newParticipantCount } = report;
  console.log(
    `${what}: ${report.rows} rows in ${seconds.toFixed(1)} s, ${Math.round(report.rows / seconds)} a second;`,
    `memory ${startMiB} MiB before, ${peakMiB} MiB at most (${peakMiB < limitMiB ? "under" : "OVER"} ${limitMiB})`,
  );
  console.log({ applied, replaced, unchanged, notCounted, rejectedRows, duplicateRows, newParticipantCount });
  if (peakMiB >= limitMiB) process.exitCode = 1;
}

async function stateAfterDeath(death: Death): Promise<unknown> {
  const product = await startProduct();
  try {
    const admin = await signIn(product.url, "admin@demo.test", demoPassword);
    const cutOff = send(product, admin).catch(() => "killed");
    await reached(product, death);
    await product.kill();
    if ((await cutOff) !== "killed") throw new Error("The import was over before the server was killed");

    const again = await startProduct({ dataDir: product.dataDir });
    await send(again, await signIn(again.url, "admin@demo.test", demoPassword));
    const state = await stateOf(again);
    await again.stop();
    return state;
  } finally {
    await product.kill();
    await rm(product.dataDir, { recursive: true, force: true });
  }
}

async function reached(product: Product, { sql, share }: Death): Promise<void> {
  for (;;) {
    const [found] = await asked<{ rows: bigint }>(product, sql);
    if (Number(found?.rows) >= share * rows) return;
    await pause(200);
  }
}

/** Streams the file as it is made. `fetch` would give up on an answer that takes minutes. */
function send({ url }: Product, { cookie }: Session): Promise<ImportReport> {
  return new Promise((resolve, reject) => {
    const upload = request(
      `${url}/api/imports/videos?name=million.csv`,
      { method: "POST", headers: { "content-type": "text/csv", cookie } },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (part) => {
          text += part;
        });
        answer.on("error", reject);
        answer.on("end", () => (answer.statusCode === 200 ? resolve(JSON.parse(text)) : reject(new Error(text))));
      },
    );
    upload.on("error", reject);
    Readable.from(videoFile(rows)).pipe(upload);
  });
}

/** What stands of the videos, what is counted of them, and by how many imports. */
async function stateOf(product: Product): Promise<unknown> {
  const [state] = await asked<object>(
    product,
    `select (select count(*)::int from campaign.videos) as videos,
            (select count(*)::int from ledger.imports where kind = 'videos' and accepted_at is not null) as imports,
            (select md5(string_agg(md5(concat_ws('|', video_url, handle, post_date, views, likes, comments, units, sales_minor,
                                                 ctr_percent, title)), '' order by video_url)) from campaign.videos) as figures,
            (select md5(string_agg(md5(concat_ws('|', h.handle, d.day, d.sales_minor, d.units, d.videos, d.views, d.likes)), ''
                                   order by h.handle, d.day))
               from ledger.counted_days d join campaign.handles h on h.participant_id = d.scope_id
              where h.handle like 'creator%') as days,
            (select md5(string_agg(concat_ws('|', h.handle, w.units, w.sales_minor, w.views), '' order by h.handle, w.window_start))
               from campaign.progress_windows w join campaign.handles h on h.participant_id = w.participant_id
              where h.handle like 'creator%') as windows`,
  );
  return state;
}

/** Asks the product's database, beside it or alone, as the first tenant. */
async function asked<Row extends object>({ dataDir }: Product, sql: string): Promise<readonly Row[]> {
  const { db, close } = await openDatabase({ dataDir, log: () => {} });
  try {
    const [tenantId = ""] = await tenantIds(db);
    return await db.inTransaction({ kind: "tenant", tenantId }, (tx) => tx.rows<Row>(sql));
  } finally {
    await close();
  }
}

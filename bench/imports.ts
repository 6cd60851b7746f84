/**
 * `npx tsx bench/imports.ts [--rows N] [--undisturbed]`: a file of a million videos through the running product, its memory watched; then the same again, and
 * once more with the server killed at several points and the file sent again, compared with the first.
 */

import { rm } from "node:fs/promises";
import { request } from "node:http";
import { Readable } from "node:stream";
import { isDeepStrictEqual, parseArgs } from "node:util";
import type { ImportReport } from "#shared/protocol/imports.ts";
import { demoPassword, type Product, startProduct } from "../e2e/support/product.ts";
import { type Session, signIn } from "../e2e/support/session.ts";
import { openDatabase } from "../server/db/open-database.ts";
import { watchMemory } from "./imports/memory.ts";
import { videoFile } from "./imports/video-file.ts";

const { values } = parseArgs({
  options: { rows: { type: "string", default: "1000000" }, undisturbed: { type: "boolean", default: false } },
});
const rows = Number(values.rows);
const limitMiB = 300;
/** Of the time that the import took undisturbed: while it is read, and while it is applied. */
const deaths = [0.25, 0.55, 0.8];

// The server that makes the demo tenant holds what that took: what a file takes is measured on one that found it.
const whole = await restarted(await startProduct());
try {
  const admin = await signIn(whole.url, "admin@demo.test", demoPassword);
  const first = await measured("The file", whole, admin);
  await measured("The same again", whole, admin);
  const wanted = await stateOf(whole);
  await whole.stop();

  for (const death of values.undisturbed ? [] : deaths) {
    const found = await stateAfterDeath(death * first.seconds);
    const isSame = isDeepStrictEqual(found, wanted);
    console.log(
      `Killed after ${(death * first.seconds).toFixed(0)} s and sent again: ${isSame ? "as if sent once" : "DIFFERENT"}`,
    );
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

async function measured(what: string, product: Product, session: Session): Promise<{ readonly seconds: number }> {
  const memory = watchMemory(product.pid);
  const began = performance.now();
  const report = await send(product, session);
  const seconds = (performance.now() - began) / 1000;
  const { startMiB, peakMiB } = memory.stop();
  const { applied, unchanged, replaced, notCounted, rejectedRows, duplicateRows, newParticipantCount } = report;
  console.log(
    `${what}: ${report.rows} rows in ${seconds.toFixed(1)} s, ${Math.round(report.rows / seconds)} a second;`,
    `memory ${startMiB} MiB before, ${peakMiB} MiB at most (${peakMiB < limitMiB ? "under" : "OVER"} ${limitMiB})`,
  );
  console.log({ applied, replaced, unchanged, notCounted, rejectedRows, duplicateRows, newParticipantCount });
  if (peakMiB >= limitMiB) process.exitCode = 1;
  return { seconds };
}

async function stateAfterDeath(afterSeconds: number): Promise<unknown> {
  const product = await startProduct();
  try {
    const admin = await signIn(product.url, "admin@demo.test", demoPassword);
    const cutOff = send(product, admin).catch(() => "killed");
    await new Promise((resolve) => setTimeout(resolve, afterSeconds * 1000));
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
async function stateOf({ dataDir }: Product): Promise<unknown> {
  const { db, close } = await openDatabase({ dataDir, log: () => {} });
  try {
    const tenants = await db.inTransaction({ kind: "none" }, (tx) =>
      tx.rows<{ id: string }>("select id from org.tenant_ids() as t (id)"),
    );
    const tenantId = tenants[0]?.id ?? "";
    const [state] = await db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
      tx.rows(
        `select (select count(*)::int from campaign.videos) as videos,
                (select md5(string_agg(md5(concat_ws('|', video_url, handle, post_date, views, likes, comments, units, sales_minor,
                                                     ctr_percent, title)), '' order by video_url)) from campaign.videos) as figures,
                (select md5(string_agg(md5(concat_ws('|', h.handle, d.day, d.sales_minor, d.units, d.videos, d.views, d.likes)), ''
                                       order by h.handle, d.day))
                   from ledger.counted_days d join campaign.handles h on h.participant_id = d.scope_id) as days,
                (select md5(string_agg(concat_ws('|', h.handle, w.units, w.sales_minor, w.views), '' order by h.handle, w.window_start))
                   from campaign.progress_windows w join campaign.handles h on h.participant_id = w.participant_id
                  where h.handle like 'creator%') as windows`,
      ),
    );
    return state;
  } finally {
    await close();
  }
}

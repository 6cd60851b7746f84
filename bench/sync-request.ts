/** `npx tsx bench/sync-request.ts`: one operation per request, 200 requests a second over twelve reps, against the real server. */
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { demoPassword, startProduct } from "../e2e/support/product.ts";
import { signIn } from "../e2e/support/session.ts";

const requestsPerSecond = 200;
const seconds = 15;
const warmUpRequests = 200;

type Answer = { readonly results: readonly { readonly status: string }[]; readonly cursor: string };

const product = await startProduct();
try {
  const reps = await Promise.all(
    Array.from({ length: 12 }, async (_, index) => {
      const code = `rep${String(index + 1).padStart(2, "0")}`;
      const session = await signIn(product.url, `${code}@demo.test`, demoPassword);
      return { session, deviceId: randomUUID(), deviceSeq: 0, cursor: null as string | null };
    }),
  );

  const sendOne = async (index: number): Promise<number> => {
    const rep = reps[index % reps.length];
    if (rep === undefined) throw new Error("There are no reps");
    const now = Date.now();
    rep.deviceSeq += 1;
    const operation = {
      id: randomUUID(),
      kind: "log_activity",
      version: 1,
      deviceSeq: rep.deviceSeq,
      recordedAt: now,
      occurredAt: now,
      zone: "Europe/Madrid",
      localDate: new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Madrid" }).format(now),
      body: { activity: "call", disposition: "contact", durationSeconds: 130 },
    };
    const begun = performance.now();
    const { status, body } = await rep.session.post<Answer>("/api/sync", {
      schema: 1,
      deviceId: rep.deviceId,
      cursor: rep.cursor,
      sentAt: now,
      pending: { count: 0, oldestLocalDate: null, oldestRecordedAt: null },
      operations: [operation],
    });
    const took = performance.now() - begun;
    if (status !== 200 || body.results[0]?.status !== "applied") throw new Error(`Refused: ${JSON.stringify(body)}`);
    rep.cursor = body.cursor;
    return took;
  };

  for (let index = 0; index < warmUpRequests; index += 1) await sendOne(index);

  const began = performance.now();
  const requests = Array.from({ length: requestsPerSecond * seconds }, async (_, index) => {
    await pause((index * 1000) / requestsPerSecond);
    return sendOne(index);
  });
  const times = (await Promise.all(requests)).sort((a, b) => a - b);
  const achieved = times.length / ((performance.now() - began) / 1000);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  console.log(
    `${times.length} requests of one operation, ${achieved.toFixed(0)}/s: ` +
      `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, longest ${at(0.9999)} ms`,
  );
} finally {
  await product.stop();
  await rm(product.dataDir, { recursive: true, force: true });
}

/** A process of the tests that share jobs: a server that looks when it is told to, or a command line that runs one when it is told to. */
import "temporal-polyfill/global";
import { randomUUID } from "node:crypto";
import { type Instant, instantOf, minuteMs } from "#shared/domain/time/instant.ts";
import { systemTimer } from "../crm/timer.ts";
import { createDb } from "../db/postgres.ts";
import type { JobContext } from "../steps/job-context.ts";
import type { Job } from "./job.ts";
import { createRunner } from "./runner.ts";
import { startScheduler } from "./scheduler.ts";

/** What the process is started with, as JSON. */
export type ProcessOrder = {
  readonly role: "server" | "command";
  readonly connectionString: string;
  readonly tenantId: string;
  readonly job: string;
  readonly now: number;
  readonly leaseMs: number;
};

/** Told to a process: what time it is, and to look or to run. A command line answers when its run has ended. */
export type Tick = { readonly now: number };

const batches = 20;

const order: ProcessOrder = JSON.parse(process.argv[2] ?? "");
let now: Instant = instantOf(order.now);

const base = {
  description: "What a test wants done.",
  aliases: [],
  schedule: { kind: "minutes", every: 5 },
  timeoutMs: 5 * minuteMs,
  includedInAll: true,
  needsForce: false,
} as const;

/** Says when it begins and when it ends, so that two at once would be seen. */
const noting: Job = {
  ...base,
  name: "noting",
  steps: [
    {
      name: "note",
      async run(context) {
        const run = randomUUID();
        await note(context, run, "begins");
        await note(context, run, "goes on");
        await note(context, run, "ends");
      },
    },
  ],
};

/** Its marks can be made once only. */
const marking: Job = {
  ...base,
  name: "marking",
  steps: [
    {
      name: "mark",
      async run({ db, tenantId, checkpoint, report }) {
        for (let place = Number(checkpoint.last ?? 0) + 1; place <= batches; place += 1) {
          await db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
            await tx.rows("insert into ops.marks (tenant_id, place) values ($1, $2)", [tenantId, place]);
            await tx.rows("select pg_sleep(0.02)");
            await checkpoint.save(tx, place);
          });
          report.progress(place, batches);
        }
      },
    },
  ],
};

async function note({ db, tenantId }: JobContext, run: string, what: string): Promise<void> {
  await db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
    tx.rows("insert into ops.notes (tenant_id, run, what) values ($1, $2, $3)", [tenantId, run, what]),
  );
}

const { role, connectionString: adminConnectionString, tenantId, leaseMs } = order;
const jobs = [noting, marking].filter(({ name }) => name === order.job);
const onError = (error: unknown) => process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
const db = createDb({ connectionString: adminConnectionString, poolSize: 4, onError });
const ports = { db, jobs, clock: () => now, timer: systemTimer, random: Math.random, leaseMs, onError };
const runner = createRunner(ports);
const scheduler =
  role === "server"
    ? await startScheduler({ db, adminConnectionString, jobs, runner, onError, pollMs: 500, busyAgainSeconds: 1 })
    : { tick: runOnce, stop: runner.stop };

process.on("message", (tick: Tick) => {
  now = instantOf(tick.now);
  scheduler.tick().catch(onError);
});
process.on("SIGTERM", async () => {
  await scheduler.stop();
  await db.close();
  process.disconnect();
});
process.send?.("ready");

async function runOnce(): Promise<void> {
  for (const job of jobs) {
    const asked = { dryRun: false, limit: null, verbose: false };
    await runner.runNow(tenantId, job, asked, { progress() {}, say() {}, waiting() {} });
  }
  process.send?.("ended");
}

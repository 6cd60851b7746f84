import { PgBoss } from "pg-boss";
import type { Db } from "../db/db.ts";
import { tenantIds } from "../org/tenants.ts";
import { createBossPool } from "./boss-pool.ts";
import type { Job } from "./job.ts";
import type { Runner } from "./runner.ts";

export type SchedulerParts = {
  readonly db: Db;
  readonly adminConnectionString: string;
  readonly jobs: readonly Job[];
  readonly runner: Runner;
  readonly onError: (error: unknown) => void;
  /** How often this server asks the queue for work; 2 s unless told, half a second at the least. */
  readonly pollMs?: number;
  /** When to look again at a job that another process is at; 5 s unless told. */
  readonly busyAgainSeconds?: number;
};

export type Scheduler = {
  /** Has something looked at now that would else be found within a minute. */
  wake(tenantId: string, job: string): Promise<void>;
  /** Has every job of every tenant looked at now. */
  tick(): Promise<void>;
  /** Stops waiting for work, breaks off what this server runs, and gives the connections back. */
  stop(): Promise<void>;
};

type Wake = { readonly tenantId: string; readonly job: string };

export const queueSchema = "pgboss";
const tickQueue = "tick";
const wakeQueue = "wake";
const usualPollMs = 2_000;
const runsAtOnce = 3;

/** The library's own limit for a message under way, a day: ours are the jobs' timeouts and leases. */
const handledWithinSeconds = 86_399;
const forgottenAfterSeconds = 3_600;

/**
 * Has jobs run when they are due, shared by all servers of the database. The queue only wakes: once a minute it tells one server to look,
 * and that one tells, job by job, whoever is free. What is to be done, and whether it is done already, is asked of our own tables; so a
 * message lost costs a minute, and one too many nothing.
 */
export async function startScheduler(parts: SchedulerParts): Promise<Scheduler> {
  const { db, jobs, runner, onError, pollMs = usualPollMs, busyAgainSeconds = 5 } = parts;
  const pool = createBossPool(parts.adminConnectionString, onError);
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: queueSchema,
    createSchema: false,
  });
  boss.on("error", onError);

  const wake = async (tenantId: string, job: string, startAfter = 0) => {
    await boss.send(wakeQueue, { tenantId, job } satisfies Wake, { singletonKey: `${tenantId} ${job}`, startAfter });
  };
  const tick = async () => {
    await boss.send(tickQueue);
  };

  async function look(): Promise<void> {
    for (const tenantId of await tenantIds(db))
      for (const { name } of await runner.jobsToRun(tenantId)) await wake(tenantId, name);
  }

  async function run({ tenantId, job: name }: Wake): Promise<void> {
    const job = jobs.find((one) => one.name === name);
    if (job && (await runner.runOpen(tenantId, job)) === "busy") await wake(tenantId, name, busyAgainSeconds);
  }

  async function stop(): Promise<void> {
    await runner.stop();
    await boss.stop();
    await pool.end();
  }

  try {
    await boss.start();
    for (const name of [tickQueue, wakeQueue]) {
      await boss.createQueue(name, {
        // One message waits at most (for a job and tenant): a second one would say the same.
        policy: "short",
        retryLimit: 0,
        expireInSeconds: handledWithinSeconds,
        retentionSeconds: forgottenAfterSeconds,
        deleteAfterSeconds: forgottenAfterSeconds,
      });
    }
    const polling = { pollingIntervalSeconds: pollMs / 1000 };
    await boss.work(tickQueue, polling, () => look().catch(onError));
    await boss.work<Wake>(wakeQueue, { ...polling, localConcurrency: runsAtOnce }, async (messages) => {
      for (const { data } of messages) await run(data).catch(onError);
    });
    await boss.schedule(tickQueue, "* * * * *");
    await tick();
    // What isn't told now is found within a minute.
    return { wake: (tenantId, job) => wake(tenantId, job).catch(onError), tick, stop };
  } catch (error) {
    await stop().catch(onError);
    throw error;
  }
}

import type pg from "pg";
import { type Instant, instantOf, minuteMs } from "#shared/domain/time/instant.ts";
import type { Execution } from "#shared/protocol/jobs.ts";
import type { Timer } from "../crm/timer.ts";
import type { Db } from "../db/db.ts";
import type { JobContext } from "../steps/job-context.ts";
import { listExecutions, readExecution } from "./executions-query.ts";
import type { Job } from "./job.ts";
import { createRunner, type RunnerParts } from "./runner.ts";

/** A job of a test, every five minutes, with the steps that are given as functions by their names. */
export function jobOf(
  steps: { readonly [name: string]: (context: JobContext) => Promise<void> },
  given: Partial<Job> = {},
): Job {
  return {
    name: "test-job",
    description: "What a test wants done.",
    aliases: [],
    schedule: { kind: "minutes", every: 5 },
    timeoutMs: 10 * minuteMs,
    includedInAll: true,
    needsForce: false,
    steps: Object.entries(steps).map(([name, run]) => ({ name, run })),
    ...given,
  };
}

/** Time that passes ten times as fast, so that pauses and timeouts don't hold up a test. */
export const quickTimer: Timer = {
  after(ms, run) {
    const timeout = setTimeout(run, ms / 10);
    return () => clearTimeout(timeout);
  },
};

/** A process whose timers stand still: it never renews its lease. */
export const frozenTimer: Timer = { after: () => () => {} };

export const unwatched = { progress() {}, say() {}, waiting() {} };

export function createTestRunner(parts: Pick<RunnerParts, "db" | "jobs"> & Partial<RunnerParts>) {
  return createRunner({
    clock: () => instantOf(Date.now()),
    timer: quickTimer,
    random: () => 0,
    onError(error) {
      throw error;
    },
    ...parts,
  });
}

/** A tenant's runs with their steps, in the order in which they were asked for. */
export async function executionsOf(db: Db, tenantId: string): Promise<readonly Execution[]> {
  return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    const executions: Execution[] = [];
    for (const { id } of await listExecutions(tx, tenantId, { job: null, limit: 1_000 })) {
      const execution = await readExecution(tx, tenantId, id);
      if (execution) executions.unshift(execution);
    }
    return executions;
  });
}

type Contents = { readonly [table: string]: string };

/** Every row of every table, as one text by table. */
export async function contentsOf(admin: pg.Client): Promise<Contents> {
  const { rows: tables } = await admin.query<{ name: string }>(
    `select c.oid::regclass::text as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)' order by 1`,
  );
  const texts: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await admin.query<{ text: string | null }>(
      `select string_agg(t::text, E'\\n' order by t::text) as text from ${name} t`,
    );
    texts[name] = rows[0]?.text ?? "";
  }
  return texts;
}

export function changedTables(before: Contents, after: Contents): readonly string[] {
  return Object.keys(after).filter((table) => after[table] !== before[table]);
}

export function utc(text: string): Instant {
  return instantOf(Date.parse(text));
}

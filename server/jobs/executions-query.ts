import type { Instant } from "#shared/domain/time/instant.ts";
import type { Execution, ExecutionSummary, Outcome, StepRecord } from "#shared/protocol/jobs.ts";
import type { Tx } from "../db/db.ts";

type SummaryRow = {
  readonly id: string;
  readonly job: string;
  readonly scheduled_for: Date | null;
  readonly asked_by: ExecutionSummary["askedBy"];
  readonly asked_by_name: string | null;
  readonly asked_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly outcome: Outcome | null;
  readonly dry_run: boolean;
  readonly row_limit: number | null;
  readonly attempts: number;
  readonly error: string | null;
};

/** A tenant's runs, of one job or of all, the newest first. */
export async function listExecutions(
  tx: Tx,
  tenantId: string,
  { job, limit }: { readonly job: string | null; readonly limit: number },
): Promise<readonly ExecutionSummary[]> {
  const rows = await tx.rows<SummaryRow>(
    `select ${summaryColumns}
       from ${executions}
      where e.tenant_id = $1 and ($2::text is null or e.job = $2)
      order by e.asked_at desc, e.id
      limit $3`,
    [tenantId, job, limit],
  );
  return rows.map(toSummary);
}

/** One run with its steps, or `null` for an id that isn't the tenant's. */
export async function readExecution(tx: Tx, tenantId: string, id: string): Promise<Execution | null> {
  const [row] = await tx.rows<SummaryRow & { readonly steps: readonly StepRecord[] }>(
    `select ${summaryColumns}, e.steps from ${executions} where e.tenant_id = $1 and e.id = $2`,
    [tenantId, id],
  );
  return row ? { ...toSummary(row), steps: row.steps } : null;
}

/** By job: the newest real run that ended, and the newest one that waits or is under way. */
export async function newestExecutions(
  tx: Tx,
  tenantId: string,
  jobs: readonly string[],
): Promise<{
  readonly last: ReadonlyMap<string, ExecutionSummary>;
  readonly underway: ReadonlyMap<string, ExecutionSummary>;
}> {
  const newest = (which: string) =>
    tx.rows<SummaryRow>(
      `select ${summaryColumns}
         from unnest($2::text[]) as j (job)
        cross join lateral (select * from ops.job_executions x
                             where x.tenant_id = $1 and x.job = j.job and ${which}
                             order by x.asked_at desc, x.id
                             limit 1) as e
         ${askedByMember}`,
      [tenantId, jobs],
    );
  const byJob = (rows: readonly SummaryRow[]) => new Map(rows.map((row) => [row.job, toSummary(row)]));
  return {
    last: byJob(await newest("x.finished_at is not null and not x.dry_run")),
    underway: byJob(await newest("x.finished_at is null")),
  };
}

const askedByMember = "left join org.members m on m.tenant_id = e.tenant_id and m.user_id = e.asked_by_user";
const executions = `ops.job_executions e ${askedByMember}`;
const summaryColumns = `e.id, e.job, e.scheduled_for, e.asked_by, m.display_name as asked_by_name, e.asked_at, e.started_at,
            e.finished_at, e.outcome, e.dry_run, e.row_limit, e.attempts, e.error`;

function toSummary(row: SummaryRow): ExecutionSummary {
  return {
    id: row.id,
    job: row.job,
    scheduledFor: instantIn(row.scheduled_for),
    askedBy: row.asked_by,
    askedByName: row.asked_by_name,
    askedAt: row.asked_at.getTime() as Instant,
    startedAt: instantIn(row.started_at),
    finishedAt: instantIn(row.finished_at),
    outcome: row.outcome,
    dryRun: row.dry_run,
    limit: row.row_limit,
    attempts: row.attempts,
    error: row.error,
  };
}

function instantIn(date: Date | null): Instant | null {
  return date === null ? null : (date.getTime() as Instant);
}

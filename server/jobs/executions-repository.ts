import type { Instant } from "#shared/domain/time/instant.ts";
import type { Outcome, StepRecord } from "#shared/protocol/jobs.ts";
import type { Tx } from "../db/db.ts";
import type { JobKey, Lease } from "./lease.ts";

/** What somebody asks for, or the schedule. */
export type RunRequest = {
  readonly id: string;
  readonly askedBy:
    | { readonly kind: "schedule"; readonly scheduledFor: Instant }
    | { readonly kind: "manager"; readonly userId: string }
    | { readonly kind: "command_line" };
  readonly askedAt: Instant;
  readonly dryRun: boolean;
  readonly limit: number | null;
};

/** A run that has begun and hasn't ended, as the process that carries it out takes it up. */
export type OpenExecution = {
  readonly id: string;
  readonly dryRun: boolean;
  readonly limit: number | null;
  /** How many processes have begun it, this one too. */
  readonly attempts: number;
  readonly steps: readonly StepRecord[];
  /** By step. */
  readonly checkpoints: { readonly [step: string]: unknown };
};

/** Notes that a run is wanted; false where that moment of the schedule has its run already. */
export async function insertExecution(tx: Tx, { tenantId, job }: JobKey, request: RunRequest): Promise<boolean> {
  const { id, askedBy, askedAt, dryRun, limit } = request;
  const inserted = await tx.rows(
    `insert into ops.job_executions
            (tenant_id, id, job, scheduled_for, asked_by, asked_by_user, asked_at, dry_run, row_limit)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (tenant_id, job, scheduled_for) do nothing
     returning id`,
    [
      tenantId,
      id,
      job,
      askedBy.kind === "schedule" ? new Date(askedBy.scheduledFor) : null,
      askedBy.kind,
      askedBy.kind === "manager" ? askedBy.userId : null,
      new Date(askedAt),
      dryRun,
      limit,
    ],
  );
  return inserted.length === 1;
}

/** Takes up a run under a lease: its oldest one that hasn't ended, or that of an id. `null`: there is none. */
export async function takeUpExecution(
  tx: Tx,
  { tenantId, job, token }: Lease,
  at: Instant,
  id: string | null = null,
): Promise<OpenExecution | null> {
  const [row] = await tx.rows<{
    id: string;
    dry_run: boolean;
    row_limit: number | null;
    attempts: number;
    steps: readonly StepRecord[];
    checkpoints: { readonly [step: string]: unknown };
  }>(
    `update ops.job_executions
        set token = $3, attempts = attempts + 1, started_at = coalesce(started_at, $4)
      where tenant_id = $1 and id = (select e.id
                                       from ops.job_executions e
                                      where e.tenant_id = $1 and e.job = $2 and e.finished_at is null
                                        and ($5::uuid is null or e.id = $5)
                                      order by e.asked_at, e.id
                                      limit 1)
      returning id, dry_run, row_limit, attempts, steps, checkpoints`,
    [tenantId, job, token, new Date(at), id],
  );
  if (!row) return null;
  const { dry_run: dryRun, row_limit: limit, ...rest } = row;
  return { ...rest, dryRun, limit };
}

/** Writes down how far a run is; false: another holder has taken it up, so it is none of this one's business any more. */
export async function saveSteps(tx: Tx, lease: Lease, id: string, steps: readonly StepRecord[]): Promise<boolean> {
  const saved = await tx.rows(`update ops.job_executions set steps = $4 where ${isOwn} returning id`, [
    ...keyOf(lease, id),
    JSON.stringify(steps),
  ]);
  return saved.length === 1;
}

/** Keeps where a step goes on, in the transaction of the batch that it stands for. */
export async function saveCheckpoint(tx: Tx, lease: Lease, id: string, step: string, value: unknown): Promise<void> {
  await tx.rows(
    `update ops.job_executions set checkpoints = checkpoints || jsonb_build_object($4::text, $5::jsonb) where ${isOwn}`,
    [...keyOf(lease, id), step, JSON.stringify(value)],
  );
}

/** Ends a run; false where another holder has taken it up. */
export async function finishExecution(
  tx: Tx,
  lease: Lease,
  id: string,
  end: {
    readonly at: Instant;
    readonly outcome: Outcome;
    readonly steps: readonly StepRecord[];
    readonly error: string | null;
  },
): Promise<boolean> {
  const ended = await tx.rows(
    `update ops.job_executions
        set finished_at = $4, outcome = $5, steps = $6, error = $7, token = null
      where ${isOwn}
      returning id`,
    [...keyOf(lease, id), new Date(end.at), end.outcome, JSON.stringify(end.steps), end.error],
  );
  return ended.length === 1;
}

/** Where a tenant's jobs stand: the newest moment of the schedule that has its run, and whether a run hasn't ended. */
export type JobStand = { readonly lastScheduledFor: Instant | null; readonly isOpen: boolean };

export async function standsOfJobs(
  tx: Tx,
  tenantId: string,
  jobs: readonly string[],
): Promise<ReadonlyMap<string, JobStand>> {
  const rows = await tx.rows<{ job: string; last: Date | null; open: boolean }>(
    `select j.job,
            (select max(e.scheduled_for) from ops.job_executions e where e.tenant_id = $1 and e.job = j.job) as last,
            exists (select from ops.job_executions e
                     where e.tenant_id = $1 and e.job = j.job and e.finished_at is null) as open
       from unnest($2::text[]) as j (job)`,
    [tenantId, jobs],
  );
  return new Map(
    rows.map(({ job, last, open }) => [
      job,
      { lastScheduledFor: last === null ? null : (last.getTime() as Instant), isOpen: open },
    ]),
  );
}

const isOwn = "tenant_id = $1 and id = $2 and token = $3 and finished_at is null";

function keyOf({ tenantId, token }: Lease, id: string) {
  return [tenantId, id, token] as const;
}

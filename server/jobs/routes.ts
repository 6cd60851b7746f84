import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { Instant } from "#shared/domain/time/instant.ts";
import {
  type Execution,
  type Executions,
  type Jobs,
  type RunAccepted,
  runRequestSchema,
} from "#shared/protocol/jobs.ts";
import { idSchema } from "#shared/protocol/operations.ts";
import { requireManager } from "../auth/identity.ts";
import type { Db } from "../db/db.ts";
import { RequestFault } from "../http/fault.ts";
import { recordAction } from "../org/audit-log.ts";
import { tenantClockOf } from "../org/tenants.ts";
import { jobNamed } from "./catalogue.ts";
import { listExecutions, newestExecutions, readExecution } from "./executions-query.ts";
import { insertExecution } from "./executions-repository.ts";
import type { Job } from "./job.ts";
import { nextRun } from "./schedule.ts";

export type JobRouteParts = {
  readonly db: Db;
  readonly clock: () => Instant;
  readonly jobs: {
    readonly list: readonly Job[];
    /** Tells the servers that there is something to do. */
    wake(tenantId: string, job: string): Promise<void>;
  };
};

const listedUnlessTold = 20;
const listedAtMost = 200;

/** What managers see of the jobs, and how they have one run now. */
export function registerJobRoutes(app: FastifyInstance, { db, clock, jobs }: JobRouteParts): void {
  const managers = { preHandler: requireManager };

  app.get("/api/jobs", managers, ({ identity: { tenantId } }): Promise<Jobs> => {
    return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
      const asOf = clock();
      const { zone } = await tenantClockOf(tx, tenantId);
      const names = jobs.list.map(({ name }) => name);
      const { last, underway } = await newestExecutions(tx, tenantId, names);
      return {
        zone,
        asOf,
        jobs: jobs.list.map(({ name, description, schedule, needsForce }) => ({
          name,
          description,
          schedule,
          nextRunAt: nextRun(schedule, zone, asOf),
          needsForce,
          last: last.get(name) ?? null,
          underway: underway.get(name) ?? null,
        })),
      };
    });
  });

  app.get<{ Querystring: { job?: string; limit?: string } }>(
    "/api/jobs/executions",
    managers,
    async ({ identity: { tenantId }, query }): Promise<Executions> => {
      const limit = limitIn(query.limit);
      const job = query.job === undefined ? null : jobOf(query.job).name;
      const executions = await db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
        listExecutions(tx, tenantId, { job, limit }),
      );
      return { executions };
    },
  );

  app.get<{ Params: { id: string } }>(
    "/api/jobs/executions/:id",
    managers,
    async ({ identity: { tenantId }, params: { id } }): Promise<Execution> => {
      const execution = idSchema.safeParse(id).success
        ? await db.inTransaction({ kind: "tenant", tenantId }, (tx) => readExecution(tx, tenantId, id))
        : null;
      if (execution === null) throw new RequestFault({ code: "not_found", message: "There is no such run." });
      return execution;
    },
  );

  app.post<{ Params: { name: string } }>(
    "/api/jobs/:name/run",
    managers,
    async ({ identity: { tenantId, userId }, params, body }, reply): Promise<RunAccepted> => {
      const { name, needsForce } = jobOf(params.name);
      const request = runRequestSchema.safeParse(body ?? {});
      if (!request.success)
        throw new RequestFault({ code: "invalid_request", message: "The request can't be read.", field: "dryRun" });
      const { dryRun, force = false } = request.data;
      if (needsForce && !dryRun && !force)
        throw new RequestFault({
          code: "needs_force",
          message: `To run ${name} out of turn, send force too.`,
          field: "force",
        });

      const id = randomUUID();
      const at = clock();
      await db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
        const askedBy = { kind: "manager", userId } as const;
        await insertExecution(tx, { tenantId, job: name }, { id, askedBy, askedAt: at, dryRun, limit: null });
        const after = { job: name, dryRun, executionId: id };
        await recordAction(tx, { tenantId, at, who: userId, action: "run_job", subject: name, after });
      });
      await jobs.wake(tenantId, name);
      reply.code(202);
      return { executionId: id };
    },
  );

  function jobOf(name: string): Job {
    const job = jobNamed(jobs.list, name);
    if (job === null) throw new RequestFault({ code: "not_found", message: `There is no job ${name}.` });
    return job;
  }
}

function limitIn(text: string | undefined): number {
  if (text === undefined) return listedUnlessTold;
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= listedAtMost) return limit;
  throw new RequestFault({
    code: "invalid_request",
    field: "limit",
    message: `limit is a number from 1 to ${listedAtMost}.`,
  });
}

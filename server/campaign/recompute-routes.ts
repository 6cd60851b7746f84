import type { FastifyInstance } from "fastify";
import type { Instant } from "#shared/domain/time/instant.ts";
import { type RecomputeReport, recomputeRequestSchema } from "#shared/protocol/recompute.ts";
import { requireManager } from "../auth/identity.ts";
import type { Db } from "../db/db.ts";
import { RequestFault } from "../http/fault.ts";
import { recordAction } from "../org/audit-log.ts";
import { type Onlooker, onlookerParameters, visibleToOnlooker } from "../org/reps.ts";
import { readBody } from "./read-request.ts";
import { recompute } from "./recompute.ts";

export type RecomputeRouteParts = { readonly db: Db; readonly clock: () => Instant };

/** `POST /api/missions/recompute`: managers have missions computed anew, of everybody or of those whom they see. */
export function registerRecomputeRoutes(app: FastifyInstance, { db, clock }: RecomputeRouteParts): void {
  app.post(
    "/api/missions/recompute",
    { preHandler: requireManager },
    async ({ identity, body }): Promise<RecomputeReport> => {
      const { scope, dryRun } = readBody(recomputeRequestSchema, body);
      const { tenantId, userId } = identity;
      if (scope !== "all" && !(await areVisible(db, identity, scope)))
        throw new RequestFault({ code: "not_found", field: "scope", message: "Somebody of these doesn't take part." });

      const now = clock();
      const report = await recompute(db, tenantId, { scope, dryRun, now });
      if (!report.ok)
        throw new RequestFault({ code: "invalid_request", field: "scope", message: "Say who is meant, or all." });
      if (!dryRun)
        await db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
          recordAction(tx, {
            tenantId,
            at: now,
            who: userId,
            action: "recompute_missions",
            subject: scope === "all" ? "all" : `${scope.length} participants`,
            after: report.value,
          }),
        );
      return report.value;
    },
  );
}

/** Managers see the reps of their teams, and those who take part without signing in. */
async function areVisible(db: Db, onlooker: Onlooker, ids: readonly string[]): Promise<boolean> {
  const rows = await db.inTransaction({ kind: "tenant", tenantId: onlooker.tenantId }, (tx) =>
    tx.rows(
      `select p.id
         from campaign.participants p
         left join org.reps r on r.tenant_id = $1 and r.id = p.rep_id
        where p.tenant_id = $1 and p.id = any ($5) and (p.rep_id is null or ${visibleToOnlooker})`,
      [...onlookerParameters(onlooker), ids],
    ),
  );
  return rows.length === new Set(ids).size;
}

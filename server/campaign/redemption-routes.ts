import type { FastifyInstance } from "fastify";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { RedemptionQueue } from "#shared/protocol/campaign-queue.ts";
import { type QueuedRedemption, redemptionActionSchema } from "#shared/protocol/redemption-actions.ts";
import { requireManager } from "../auth/identity.ts";
import type { Db } from "../db/db.ts";
import { type Fault, RequestFault } from "../http/fault.ts";
import { tenantClockOf } from "../org/tenants.ts";
import { currencyOf, tiersOf } from "./programme-repository.ts";
import { readBody } from "./read-request.ts";
import { type ActionRefusal, actOnRedemption } from "./redemption-actions.ts";
import { redemptionQueue } from "./redemption-queue.ts";

export type RedemptionRouteParts = { readonly db: Db; readonly clock: () => Instant };

/** The queue of what reps have claimed, and what managers do with it. */
export function registerRedemptionRoutes(app: FastifyInstance, { db, clock }: RedemptionRouteParts): void {
  app.get("/api/campaign/redemptions", { preHandler: requireManager }, ({ identity }): Promise<RedemptionQueue> => {
    const { tenantId } = identity;
    return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
      const asOf = clock();
      return {
        open: await redemptionQueue(tx, identity, { show: "open" }, asOf),
        over: await redemptionQueue(tx, identity, { show: "concluded" }, asOf),
        tiers: await tiersOf(tx, tenantId),
        currency: await currencyOf(tx, tenantId),
        zone: (await tenantClockOf(tx, tenantId)).zone,
        asOf,
      };
    });
  });

  app.post(
    "/api/campaign/redemptions/actions",
    { preHandler: requireManager },
    async ({ identity, body }): Promise<QueuedRedemption> => {
      const acted = await actOnRedemption(db, identity, readBody(redemptionActionSchema, body), clock());
      if (!acted.ok) throw new RequestFault(actionFault(acted.error));
      return acted.value;
    },
  );
}

function actionFault(refusal: ActionRefusal): Fault {
  switch (refusal.code) {
    case "redemption_not_found":
      return { code: "not_found", field: "redemptionId", message: "There is no such redemption." };
    case "not_in_this_state":
      return {
        code: "not_possible",
        field: "kind",
        message: `That isn't done with a redemption that is ${refusal.status}.`,
        hint: refusal.status,
      };
    case "action_differs":
      return { code: "conflict", field: "id", message: "Another action has been taken under this id." };
  }
}

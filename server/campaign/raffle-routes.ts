import type { FastifyInstance } from "fastify";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { ManagedRaffles, RaffleDrawn, RaffleEntrants } from "#shared/protocol/campaign-raffles.ts";
import { requireManager } from "../auth/identity.ts";
import type { Db } from "../db/db.ts";
import { RequestFault } from "../http/fault.ts";
import { tenantClockOf } from "../org/tenants.ts";
import { managedRaffles, raffleEntrants } from "./managed-raffles.ts";
import { drawRaffle } from "./raffle-draw.ts";
import { readId } from "./read-request.ts";

export type RaffleRouteParts = { readonly db: Db; readonly clock: () => Instant };

type OfMission = { readonly Params: { readonly id: string } };

/** The raffles with who entered, and their draw. */
export function registerRaffleRoutes(app: FastifyInstance, { db, clock }: RaffleRouteParts): void {
  const forManagers = { preHandler: requireManager };

  app.get("/api/campaign/raffles", forManagers, ({ identity: { tenantId } }): Promise<ManagedRaffles> => {
    const asOf = clock();
    return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => ({
      raffles: await managedRaffles(tx, tenantId, asOf),
      zone: (await tenantClockOf(tx, tenantId)).zone,
      asOf,
    }));
  });

  app.get<OfMission>("/api/campaign/raffles/:id", forManagers, ({ identity, params }): Promise<RaffleEntrants> => {
    const missionId = readId(params.id);
    return db.inTransaction({ kind: "tenant", tenantId: identity.tenantId }, async (tx) => ({
      entrants: await raffleEntrants(tx, identity, missionId),
    }));
  });

  app.post<OfMission>(
    "/api/campaign/raffles/:id/draw",
    forManagers,
    async ({ identity: { tenantId, userId }, params }): Promise<RaffleDrawn> => {
      const asked = { missionId: readId(params.id), who: userId, isManager: true };
      const drawn = await drawRaffle(db, tenantId, asked, clock());
      if (drawn.ok) return { entries: drawn.value.entries, hasWinner: drawn.value.winnerId !== null };
      if (drawn.error.code === "raffle_not_found")
        throw new RequestFault({ code: "not_found", message: "No such raffle is open." });
      throw new RequestFault({
        code: "not_possible",
        field: "endsOn",
        message: "It isn't over, or days of somebody who entered aren't settled.",
        hint: "not_due",
      });
    },
  );
}

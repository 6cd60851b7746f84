import type { FastifyInstance } from "fastify";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Me } from "#shared/protocol/me.ts";
import type { Team } from "#shared/protocol/team.ts";
import { requireManager } from "../auth/identity.ts";
import type { Db } from "../db/db.ts";
import { meOf } from "./me.ts";
import { type CrmStandings, teamOf } from "./team.ts";

export type OrgRouteParts = {
  readonly db: Db;
  readonly clock: () => Instant;
  readonly crmStandings: CrmStandings;
};

/** `GET /api/me` for everybody, `GET /api/team` for managers and admins. The scope has asked for a session. */
export function registerOrgRoutes(app: FastifyInstance, { db, clock, crmStandings }: OrgRouteParts): void {
  app.get("/api/me", ({ identity }): Promise<Me> => {
    return db.inTransaction({ kind: "tenant", tenantId: identity.tenantId }, (tx) => meOf(tx, identity));
  });

  app.get("/api/team", { preHandler: requireManager }, async ({ identity }): Promise<Team> => {
    const asOf = clock();
    const reps = await db.inTransaction({ kind: "tenant", tenantId: identity.tenantId }, (tx) =>
      teamOf(tx, identity, crmStandings, asOf),
    );
    return { reps: [...reps], asOf };
  });
}

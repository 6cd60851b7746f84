import type { Db } from "../db/db.ts";
import { connectionOf } from "./connection-repository.ts";
import { type CrmStanding, crmStandings } from "./standings.ts";

/** How a tenant's CRM stands, for a person. */
export type CrmSummary = {
  /** `null`: the tenant has none. */
  readonly connection: {
    readonly kind: "twin" | "twenty";
    readonly url: string | null;
    readonly status: "active" | "paused";
    readonly lastError: string | null;
  } | null;
  readonly repsByState: ReadonlyMap<CrmStanding["state"], number>;
  readonly parked: readonly { readonly rep: string; readonly reason: string }[];
};

export async function crmSummary(db: Db, tenantId: string): Promise<CrmSummary> {
  return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    const kept = await connectionOf(tx, tenantId);
    const standings = await crmStandings(tx, tenantId);
    const reps = await tx.rows<{ id: string; code: string }>(
      "select id, code from org.reps where tenant_id = $1 order by code",
      [tenantId],
    );

    const repsByState = new Map<CrmStanding["state"], number>();
    for (const { state } of standings.values()) repsByState.set(state, (repsByState.get(state) ?? 0) + 1);
    const parked = reps.flatMap(({ id, code }) => {
      const standing = standings.get(id);
      return standing?.state === "parked" ? [{ rep: code, reason: standing.reason ?? "" }] : [];
    });
    return { connection: kept?.connection ?? null, repsByState, parked };
  });
}

/** The summary in lines of text. */
export function summaryText(tenant: string, { connection, repsByState, parked }: CrmSummary): string {
  const way = connection === null ? "no CRM" : (connection.url ?? "the twin");
  const trouble = connection?.lastError ? `, ${connection.status}: ${connection.lastError}` : "";
  const counts = [...repsByState].map(([state, count]) => `${count} ${state}`).join(", ");
  const lines = [`${tenant}: ${way}${trouble}`, `  reps: ${counts || "none"}`];
  return [...lines, ...parked.map(({ rep, reason }) => `  ${rep} is parked: ${reason}`), ""].join("\n");
}

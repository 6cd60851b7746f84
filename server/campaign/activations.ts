import type { Db, Tx } from "../db/db.ts";
import { inParts, lockParticipants } from "./participant-heads.ts";
import { markParticipants } from "./recompute-repository.ts";

/**
 * Marks for the recompute everybody who has an open row of a mission that was activated or enabled; the recompute moves the dormant ones on.
 * The mission remembers that this is still to be done until all are marked, so that it goes on after a crash. Rows that are made while
 * this runs mark their participants themselves.
 */
export async function finishActivations(db: Db, tenantId: string): Promise<void> {
  const scope = { kind: "tenant", tenantId } as const;
  for (const missionId of await db.inTransaction(scope, (tx) => activatingMissions(tx, tenantId))) {
    const holders = await db.inTransaction(scope, (tx) =>
      tx.rows<{ id: string }>(
        `select distinct participant_id as id
           from campaign.progress_rows
          where tenant_id = $1 and mission_id = $2 and status <> 'completed'`,
        [tenantId, missionId],
      ),
    );
    for (const ids of inParts(holders.map(({ id }) => id)))
      await db.inTransaction(scope, async (tx) => {
        await lockParticipants(tx, tenantId, ids);
        await markParticipants(tx, tenantId, ids);
      });
    await db.inTransaction(scope, (tx) =>
      tx.rows("update campaign.missions set activating = false where tenant_id = $1 and id = $2", [
        tenantId,
        missionId,
      ]),
    );
  }
}

async function activatingMissions(tx: Tx, tenantId: string): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(
    "select id from campaign.missions where tenant_id = $1 and activating order by id",
    [tenantId],
  );
  return rows.map(({ id }) => id);
}

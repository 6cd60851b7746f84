import type { Db, Tx } from "../db/db.ts";
import { inParts, lockParticipants } from "./participant-heads.ts";
import { markParticipants } from "./recompute-repository.ts";

/** A mission whose rows' holders still have to be marked, as of a version of it. */
export type Activation = { readonly missionId: string; readonly version: bigint };

/** Missions that were activated or enabled, and whose rows wait for it. */
export async function openActivations(tx: Tx, tenantId: string): Promise<readonly Activation[]> {
  const rows = await tx.rows<{ id: string; version: bigint }>(
    "select id, version from campaign.missions where tenant_id = $1 and activating order by id",
    [tenantId],
  );
  return rows.map(({ id, version }) => ({ missionId: id, version }));
}

/**
 * Marks for the recompute everybody who has an open row of the mission; the recompute moves the dormant ones on. The mission remembers that
 * this is still to be done until all are marked, so that it goes on after a crash; one that was changed meanwhile is taken again. Rows that
 * are made while this runs mark their participants themselves.
 */
export async function finishActivation(db: Db, tenantId: string, { missionId, version }: Activation): Promise<void> {
  const scope = { kind: "tenant", tenantId } as const;
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
    tx.rows("update campaign.missions set activating = false where tenant_id = $1 and id = $2 and version = $3", [
      tenantId,
      missionId,
      version,
    ]),
  );
}

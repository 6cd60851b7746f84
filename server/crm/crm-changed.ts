import type { Tx } from "../db/db.ts";

/** Told after every commit that changed what is known of reps' records in the CRM, as JSON `{tenantId, repIds?}`; without `repIds`, all. */
export const crmChangedChannel = "perennial_crm_changed";

/** What one notification may carry: a payload has to stay below 8,000 bytes. */
const repsPerNotification = 150;

/** Tells of these reps' records, or of the whole tenant's (`null`). */
export async function tellCrmChanged(tx: Tx, tenantId: string, repIds: readonly string[] | null): Promise<void> {
  if (repIds === null) return tx.notify(crmChangedChannel, JSON.stringify({ tenantId }));
  for (let at = 0; at < repIds.length; at += repsPerNotification) {
    const told = repIds.slice(at, at + repsPerNotification);
    await tx.notify(crmChangedChannel, JSON.stringify({ tenantId, repIds: told }));
  }
}

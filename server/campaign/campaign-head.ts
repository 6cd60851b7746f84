import type { Tx } from "../db/db.ts";
import { lockHead } from "../ledger/heads.ts";
import { repChangedChannel } from "../ledger/ledger.ts";

/**
 * Locks the tenant's head and says that what every device is told of the campaign changes with this transaction: missions, rewards, tiers,
 * raffles. Returns the version that the changed rows are stamped with. Whoever needs participants' heads too locks them afterwards.
 */
export async function changeCampaign(tx: Tx, tenantId: string): Promise<bigint> {
  const version = (await lockHead(tx, tenantId, tenantId)) + 1n;
  await tx.rows(`update ledger.heads set version = $2, campaign_version = $2 where tenant_id = $1 and scope_id = $1`, [
    tenantId,
    version,
  ]);
  await tx.notify(repChangedChannel, JSON.stringify({ tenantId }));
  return version;
}

import { chunks } from "#shared/domain/chunks.ts";
import type { Tx } from "../db/db.ts";
import { repChangedChannel } from "../ledger/ledger.ts";

/** So many participants are changed by one transaction: more would keep their devices waiting. */
export const participantsAtOnce = 200;

/**
 * Locks the heads of these participants until the transaction ends, in the order in which everybody locks them, and makes those that are
 * missing. What is read for a decision is read afterwards: one statement that locks and reads has read before it waited.
 */
export async function lockParticipants(tx: Tx, tenantId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.rows(
    `insert into ledger.heads (tenant_id, scope_id)
     select $1, i.id from (select distinct unnest($2::uuid[]) as id) i order by i.id
     on conflict do nothing`,
    [tenantId, ids],
  );
  await tx.rows(
    `select from ledger.heads where tenant_id = $1 and scope_id = any ($2) order by scope_id for no key update`,
    [tenantId, ids],
  );
}

/**
 * Says that what is told of the campaign to these participants changes with this transaction, and wakes their devices. `recount` marks them for
 * the recompute besides: a window of theirs moved or began. The caller holds their heads.
 */
export async function stampParticipants(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
  { recount = false }: { readonly recount?: boolean } = {},
): Promise<void> {
  if (ids.length === 0) return;
  await tx.rows(
    `update ledger.heads
        set version = version + 1, campaign_version = version + 1, campaign_dirty = campaign_dirty or $3
      where tenant_id = $1 and scope_id = any ($2)`,
    [tenantId, ids, recount],
  );
  await wakeDevices(tx, tenantId, ids);
}

/** Told together: a payload holds some two hundred ids at most. */
const toldAtOnce = 100;

/** Wakes the devices of these participants when the transaction has ended. */
export async function wakeDevices(tx: Tx, tenantId: string, ids: readonly string[]): Promise<void> {
  for (const repIds of inParts(ids, toldAtOnce))
    await tx.notify(repChangedChannel, JSON.stringify({ tenantId, repIds }));
}

/** The ids in parts that one transaction may change, in the order in which heads are locked. */
export function inParts(ids: Iterable<string>, atOnce = participantsAtOnce): readonly (readonly string[])[] {
  return chunks([...new Set(ids)].sort(), atOnce);
}

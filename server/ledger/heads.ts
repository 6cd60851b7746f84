import type { Tx } from "../db/db.ts";

/** Grows with every transaction that changes a row of its scope. */
export type Version = bigint;

/**
 * Locks a scope's head until the transaction ends and returns its version. Whoever changes rows of the scope holds this lock, so
 * operations of one rep are applied one request after another, and versions become visible in their order.
 */
export async function lockHead(tx: Tx, tenantId: string, scopeId: string): Promise<Version> {
  // Nearly always it is there: to lock it like this writes nothing.
  const [known] = await tx.rows<{ version: bigint }>(
    "select version from ledger.heads where tenant_id = $1 and scope_id = $2 for no key update",
    [tenantId, scopeId],
  );
  if (known) return known.version;
  const [row] = await tx.rows<{ version: bigint }>(
    `insert into ledger.heads as h (tenant_id, scope_id, version)
     values ($1, $2, 0)
     on conflict (tenant_id, scope_id) do update set version = h.version
     returning version`,
    [tenantId, scopeId],
  );
  if (!row) throw new Error("A head returned no row");
  return row.version;
}

/** Locks the heads of all reps of a tenant, in the order in which transactions lock reps. */
export async function lockHeadsOfReps(tx: Tx, tenantId: string): Promise<void> {
  await tx.rows(
    `insert into ledger.heads as h (tenant_id, scope_id, version)
     select r.tenant_id, r.id, 0 from org.reps r where r.tenant_id = $1 order by r.id
     on conflict (tenant_id, scope_id) do update set version = h.version`,
    [tenantId],
  );
}

/**
 * Keeps the version that the changed rows were stamped with. The caller holds the head. `isCounted`: what missions are judged by changed
 * too, and the rep is marked for their recompute.
 */
export async function advanceHead(
  tx: Tx,
  tenantId: string,
  scopeId: string,
  version: Version,
  isCounted = false,
): Promise<void> {
  await tx.rows(
    `update ledger.heads set version = $3, campaign_dirty = campaign_dirty or $4 where tenant_id = $1 and scope_id = $2`,
    [tenantId, scopeId, version, isCounted],
  );
}

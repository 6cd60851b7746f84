import type { Db, Tx } from "../db/db.ts";
import type { Connection } from "./connection-repository.ts";

/** The right to write to a CRM, for one process at a time and for a while. The database's clock counts, for all of them the same. */
export type Lease = {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly holder: string;
  readonly fence: bigint;
};

export type LeaseAnswer =
  | { readonly taken: true; readonly lease: Lease }
  | { readonly taken: false; readonly heldForMs: number };

/** Longer than a request may take: a write that was begun under the lease is over when it ends. */
export const leaseMs = 30_000;

export async function takeLease(db: Db, { tenantId, id }: Connection, holder: string): Promise<LeaseAnswer> {
  return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    const [taken] = await tx.rows<{ lease_fence: bigint }>(
      `update crm.connections
          set lease_holder = $3, lease_fence = lease_fence + 1, lease_until = ${leaseEnd}
        where tenant_id = $1 and id = $2 and (lease_until is null or lease_until <= clock_timestamp())
        returning lease_fence`,
      [tenantId, id, holder],
    );
    if (taken) return { taken: true, lease: { tenantId, connectionId: id, holder, fence: taken.lease_fence } };

    const [held] = await tx.rows<{ ms: number }>(
      `select greatest(0, extract(epoch from lease_until - clock_timestamp()) * 1000)::float8 as ms
         from crm.connections
        where tenant_id = $1 and id = $2`,
      [tenantId, id],
    );
    return { taken: false, heldForMs: Math.ceil(held?.ms ?? 0) };
  });
}

/** Holds the lease on from now, and nobody else can take it before the transaction ends; false: it is lost, so write nothing more. */
export async function renewLease(tx: Tx, lease: Lease): Promise<boolean> {
  const renewed = await tx.rows(
    `update crm.connections
        set lease_until = ${leaseEnd}
      where ${isHeld} and lease_until > clock_timestamp()
      returning id`,
    leaseParameters(lease),
  );
  return renewed.length === 1;
}

export async function releaseLease(db: Db, lease: Lease): Promise<void> {
  await db.inTransaction({ kind: "tenant", tenantId: lease.tenantId }, (tx) =>
    tx.rows(
      `update crm.connections set lease_holder = null, lease_until = null where ${isHeld}`,
      leaseParameters(lease),
    ),
  );
}

const leaseEnd = `clock_timestamp() + interval '${leaseMs} milliseconds'`;
const isHeld = "tenant_id = $1 and id = $2 and lease_holder = $3 and lease_fence = $4";

function leaseParameters({ tenantId, connectionId, holder, fence }: Lease) {
  return [tenantId, connectionId, holder, fence] as const;
}

import { randomUUID } from "node:crypto";
import type { Db, Tx } from "../db/db.ts";

/** A job of a tenant: what one process at a time may run. */
export type JobKey = { readonly tenantId: string; readonly job: string };

/** The right to run a job for a tenant, for one process and for a while. The database's clock counts, for all of them the same. */
export type Lease = JobKey & {
  /** New with every taking. Whoever finds another one there was overtaken. */
  readonly token: string;
};

export type LeaseAnswer =
  | { readonly taken: true; readonly lease: Lease }
  | { readonly taken: false; readonly holder: string };

export async function takeLease(db: Db, key: JobKey, holder: string, leaseMs: number): Promise<LeaseAnswer> {
  return db.inTransaction(scopeOf(key), async (tx) => {
    const [taken] = await tx.rows<{ token: string }>(
      `insert into ops.job_leases as l (tenant_id, job, token, holder, until)
       values ($1, $2, $3, $4, ${leaseEnd("$5")})
       on conflict (tenant_id, job) do update
          set token = excluded.token, holder = excluded.holder, until = excluded.until
        where l.until <= clock_timestamp()
       returning token`,
      [key.tenantId, key.job, randomUUID(), holder, leaseMs],
    );
    if (taken) return { taken: true, lease: { ...key, token: taken.token } };

    const [held] = await tx.rows<{ holder: string }>(
      "select holder from ops.job_leases where tenant_id = $1 and job = $2",
      [key.tenantId, key.job],
    );
    return { taken: false, holder: held?.holder ?? "" };
  });
}

/** Holds the lease on from now, also one that has ended but that nobody took; false: it is another's. */
export async function renewLease(db: Db, lease: Lease, leaseMs: number): Promise<boolean> {
  const renewed = await db.inTransaction(scopeOf(lease), (tx) =>
    tx.rows(`update ops.job_leases set until = ${leaseEnd("$4")} where ${isHeld} returning job`, [
      ...parametersOf(lease),
      leaseMs,
    ]),
  );
  return renewed.length === 1;
}

/** Whether the lease is this holder's at this moment. */
export async function hasLease(tx: Tx, lease: Lease): Promise<boolean> {
  const held = await tx.rows(`select job from ops.job_leases where ${isHeld}`, parametersOf(lease));
  return held.length === 1;
}

/** Whether the lease is still this holder's. If so, nobody else can take it before the transaction ends. */
export async function holdLease(tx: Tx, lease: Lease): Promise<boolean> {
  const held = await tx.rows(`select job from ops.job_leases where ${isHeld} for share`, parametersOf(lease));
  return held.length === 1;
}

/** Lets others run the job. Nothing happens where it is another's already. */
export async function releaseLease(db: Db, lease: Lease): Promise<void> {
  await db.inTransaction(scopeOf(lease), (tx) =>
    tx.rows(`delete from ops.job_leases where ${isHeld}`, parametersOf(lease)),
  );
}

const isHeld = "tenant_id = $1 and job = $2 and token = $3";

function leaseEnd(leaseMs: string): string {
  return `clock_timestamp() + ${leaseMs} * interval '1 millisecond'`;
}

function parametersOf({ tenantId, job, token }: Lease) {
  return [tenantId, job, token] as const;
}

function scopeOf({ tenantId }: JobKey) {
  return { kind: "tenant", tenantId } as const;
}

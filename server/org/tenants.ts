import { randomUUID } from "node:crypto";
import type { DayClock, Zone } from "#shared/domain/time/zone.ts";
import type { Db, Tx } from "../db/db.ts";

export type Tenant = { readonly id: string; readonly name: string; readonly zone: Zone };

type TenantRow = { readonly tenant_id: string; readonly name: string; readonly zone: string };

/** All tenants, the oldest first. */
export async function tenantIds(db: Db): Promise<readonly string[]> {
  const rows = await db.inTransaction({ kind: "none" }, (tx) =>
    tx.rows<{ id: string }>("select id from org.tenant_ids() with ordinality as t (id, place) order by place"),
  );
  return rows.map(({ id }) => id);
}

/** The oldest tenant of that name, or `null`. */
export async function findTenant(db: Db, name: string): Promise<Tenant | null> {
  for (const tenantId of await tenantIds(db)) {
    const tenant = await db.inTransaction({ kind: "tenant", tenantId }, (tx) => tenantOf(tx, tenantId));
    if (tenant?.name === name) return tenant;
  }
  return null;
}

export async function tenantOf(tx: Tx, tenantId: string): Promise<Tenant | null> {
  const [row] = await tx.rows<TenantRow>("select tenant_id, name, zone from org.tenants where tenant_id = $1", [
    tenantId,
  ]);
  return row ? { id: row.tenant_id, name: row.name, zone: row.zone as Zone } : null;
}

/** By what the tenant's own dates are counted. */
export async function tenantClockOf(tx: Tx, tenantId: string): Promise<DayClock> {
  const [row] = await tx.rows<{ zone: Zone; day_start_hour: number }>(
    "select zone, day_start_hour from org.tenants where tenant_id = $1",
    [tenantId],
  );
  if (!row) throw new Error(`No tenant has the id ${tenantId}`);
  return { zone: row.zone, dayStartHour: row.day_start_hour };
}

/** Says that something changed that all of the tenant's devices read. The caller holds the tenant's head. */
export async function stampTenant(tx: Tx, tenantId: string, version: bigint): Promise<void> {
  await tx.rows("update org.tenants set version = $2 where tenant_id = $1", [tenantId, version]);
}

/** Makes a tenant with the calendar, targets and currency that the schema gives by default. The transaction is that tenant's. */
export async function createTenant(tx: Tx, { id, name, zone }: Tenant): Promise<void> {
  await tx.rows("insert into org.tenants (tenant_id, name, zone) values ($1, $2, $3)", [id, name, zone]);
}

/** Makes a team and returns its id. */
export async function createTeam(tx: Tx, tenantId: string, name: string): Promise<string> {
  const teamId = randomUUID();
  await tx.rows("insert into org.teams (tenant_id, id, name) values ($1, $2, $3)", [tenantId, teamId, name]);
  return teamId;
}

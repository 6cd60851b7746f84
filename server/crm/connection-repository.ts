import type { Db, Tx } from "../db/db.ts";
import { tellCrmChanged } from "./crm-changed.ts";
import type { RequestLimits } from "./pace.ts";
import type { SecretBox } from "./secret-box.ts";

/** The way to a tenant's CRM. A tenant has one at most. */
export type Connection = {
  readonly tenantId: string;
  readonly id: string;
  readonly kind: "twin" | "twenty";
  /** Where a Twenty answers, without `/rest`; `null` for the twin, which answers at this product's own address. */
  readonly url: string | null;
  readonly workspaceId: string | null;
  readonly limits: RequestLimits;
  readonly status: "active" | "paused";
  readonly lastError: string | null;
};

/** With the key as it is kept; `openKey` reads it. */
export type KeptConnection = { readonly connection: Connection; readonly sealedKey: Uint8Array };

export type NewConnection = Omit<Connection, "status" | "lastError"> & { readonly apiKey: string };

type ConnectionRow = {
  readonly tenant_id: string;
  readonly id: string;
  readonly kind: Connection["kind"];
  readonly url: string | null;
  readonly workspace_id: string | null;
  readonly api_key_encrypted: Uint8Array;
  readonly requests_per_second: number;
  readonly requests_per_minute: number;
  readonly status: Connection["status"];
  readonly last_error: string | null;
};

/** Every tenant that has a CRM to keep in step. */
export async function connectedTenants(db: Db): Promise<readonly string[]> {
  const rows = await db.inTransaction({ kind: "none" }, (tx) =>
    tx.rows<{ id: string }>("select id from crm.connected_tenants() as t (id)"),
  );
  return rows.map(({ id }) => id);
}

export async function connectionOf(tx: Tx, tenantId: string): Promise<KeptConnection | null> {
  const [row] = await tx.rows<ConnectionRow>(
    `select tenant_id, id, kind, url, workspace_id, api_key_encrypted, requests_per_second, requests_per_minute, status,
            last_error
       from crm.connections
      where tenant_id = $1`,
    [tenantId],
  );
  return row ? { connection: toConnection(row), sealedKey: row.api_key_encrypted } : null;
}

/** The connection's key, or `null` where it was sealed under another secret than this process has. */
export function openKey({ connection, sealedKey }: KeptConnection, box: SecretBox): string | null {
  return box.open(sealedKey, placeOf(connection));
}

/** Keeps a connection in place of the one that the tenant had, with a clean slate. */
export async function saveConnection(tx: Tx, connection: NewConnection, box: SecretBox): Promise<void> {
  await tx.rows("delete from crm.connections where tenant_id = $1", [connection.tenantId]);
  await tx.rows(
    `insert into crm.connections
            (tenant_id, id, kind, url, workspace_id, api_key_encrypted, requests_per_second, requests_per_minute)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      connection.tenantId,
      connection.id,
      connection.kind,
      connection.url,
      connection.workspaceId,
      box.seal(connection.apiKey, placeOf(connection)),
      connection.limits.perSecond,
      connection.limits.perMinute,
    ],
  );
}

/** Takes note of how the CRM is to be had: refused for a reason (`paused`), not now (`active` with an error), or well again. */
export async function noteState(
  tx: Tx,
  { tenantId, id }: Connection,
  status: Connection["status"],
  error: string | null,
): Promise<void> {
  const changed = await tx.rows(
    `update crm.connections
        set status = $3, last_error = $4, last_error_at = case when $4::text is null then null else clock_timestamp() end
      where tenant_id = $1 and id = $2 and (status, last_error) is distinct from ($3, $4::text)
      returning id`,
    [tenantId, id, status, error],
  );
  if (changed.length > 0) await tellCrmChanged(tx, tenantId, null);
}

function placeOf({ tenantId, id }: Pick<Connection, "tenantId" | "id">): string {
  return `crm.connections/${tenantId}/${id}`;
}

function toConnection(row: ConnectionRow): Connection {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    kind: row.kind,
    url: row.url,
    workspaceId: row.workspace_id,
    limits: { perSecond: row.requests_per_second, perMinute: row.requests_per_minute },
    status: row.status,
    lastError: row.last_error,
  };
}

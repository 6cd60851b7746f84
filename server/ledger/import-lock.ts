import type { Tx } from "../db/db.ts";

/**
 * One import or undo after the other in a tenant, and one after another whoever changes what imports decide by, such as whose a handle is. Taken
 * before any head.
 */
export async function lockImports(tx: Tx, tenantId: string): Promise<void> {
  await tx.rows(`select pg_advisory_xact_lock(hashtextextended('imports/' || $1, 0))`, [tenantId]);
}

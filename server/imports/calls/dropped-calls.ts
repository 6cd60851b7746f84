import type { Instant } from "#shared/domain/time/instant.ts";
import type { Tx } from "../../db/db.ts";

/** Which of these calls a manager dropped. */
export async function droppedAmong(tx: Tx, tenantId: string, callIds: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.rows<{ call_id: string }>(
    `select call_id from ledger.dropped_calls where tenant_id = $1 and call_id = any ($2)`,
    [tenantId, callIds],
  );
  return rows.map((row) => row.call_id);
}

/** From here on no import counts for the call. */
export async function saveDroppedCall(
  tx: Tx,
  tenantId: string,
  dropped: { readonly callId: string; readonly userId: string; readonly at: Instant },
): Promise<void> {
  await tx.rows(
    `insert into ledger.dropped_calls (tenant_id, call_id, dropped_at, user_id) values ($1, $2, $3, $4)
     on conflict (tenant_id, call_id) do nothing`,
    [tenantId, dropped.callId, new Date(dropped.at), dropped.userId],
  );
}

import type { Tx } from "../db/db.ts";
import { type AuditedAction, recordAction } from "../org/audit-log.ts";
import type { ImportKey } from "./imports-repository.ts";

/** Writes down what somebody did with an import. What the product brings itself is nobody's action. */
export async function recordImportAction(
  tx: Tx,
  { tenantId, importId }: ImportKey,
  userId: string | null,
  action: Pick<AuditedAction, "action" | "at" | "after">,
): Promise<void> {
  if (userId === null) return;
  await recordAction(tx, { ...action, tenantId, who: userId, subject: `import ${importId}` });
}

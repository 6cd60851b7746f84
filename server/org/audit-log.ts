import type { Instant } from "#shared/domain/time/instant.ts";
import type { Tx } from "../db/db.ts";

/** One thing that a manager did. `before` and `after` are what it changed, as far as rows show it. */
export type AuditedAction = {
  readonly tenantId: string;
  readonly at: Instant;
  /** The account that acted. */
  readonly who: string;
  readonly action: string;
  /** What was acted upon: an id, or a name within its kind. */
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
};

/** Writes an action down in the transaction that carries it out: neither is there without the other. */
export async function recordAction(tx: Tx, action: AuditedAction): Promise<void> {
  await tx.rows(
    `insert into ops.audit_log (tenant_id, at, who, action, subject, before, after) values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      action.tenantId,
      new Date(action.at),
      action.who,
      action.action,
      action.subject,
      action.before === undefined ? null : JSON.stringify(action.before),
      action.after === undefined ? null : JSON.stringify(action.after),
    ],
  );
}

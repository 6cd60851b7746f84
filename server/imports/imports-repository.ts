import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Tx } from "../db/db.ts";

export type ImportKey = { readonly tenantId: string; readonly importId: string };

export type ImportOrigin = "file" | "demo_history";

/** An import whose last change the ledger hasn't learnt yet, and how many changes there were when this was read. */
export type DueImport = { readonly importId: string; readonly origin: ImportOrigin; readonly changes: number };

export type StoredImport = {
  readonly userId: string | null;
  readonly accepted: boolean;
  readonly undone: boolean;
};

/** One import or undo after the other in a tenant, so that nobody decides by what another is about to change. */
export async function lockImports(tx: Tx, tenantId: string): Promise<void> {
  await tx.rows(`select pg_advisory_xact_lock(hashtextextended('imports/' || $1, 0))`, [tenantId]);
}

export async function beginImport(
  tx: Tx,
  { tenantId, importId }: ImportKey,
  begun: {
    readonly origin: ImportOrigin;
    readonly asOf: CivilDate;
    readonly userId: string | null;
    readonly at: Instant;
  },
): Promise<void> {
  await tx.rows(
    `insert into ledger.imports (tenant_id, id, kind, origin, as_of, user_id, started_at)
     values ($1, $2, 'activities', $3, $4, $5, $6)`,
    [tenantId, importId, begun.origin, begun.asOf, begun.userId, new Date(begun.at)],
  );
}

/** Forgets an import that wasn't read to its end, with its assertions. */
export async function discardImport(tx: Tx, { tenantId, importId }: ImportKey): Promise<void> {
  await tx.rows(`delete from ledger.imports where tenant_id = $1 and id = $2 and accepted_at is null`, [
    tenantId,
    importId,
  ]);
}

/** Forgets what servers that were killed while reading left behind. */
export async function discardAbandoned(tx: Tx, tenantId: string, startedBefore: Instant): Promise<void> {
  await tx.rows(`delete from ledger.imports where tenant_id = $1 and accepted_at is null and started_at < $2`, [
    tenantId,
    new Date(startedBefore),
  ]);
}

export async function acceptImport(
  tx: Tx,
  { tenantId, importId }: ImportKey,
  accepted: { readonly at: Instant; readonly fileDigest: string },
): Promise<void> {
  await tx.rows(
    `update ledger.imports
        set accepted_at = $3, file_digest = $4, changes = changes + 1
      where tenant_id = $1 and id = $2`,
    [tenantId, importId, new Date(accepted.at), accepted.fileDigest],
  );
}

export async function saveCounts(tx: Tx, { tenantId, importId }: ImportKey, counts: object): Promise<void> {
  await tx.rows(`update ledger.imports set counts = $3 where tenant_id = $1 and id = $2`, [
    tenantId,
    importId,
    JSON.stringify(counts),
  ]);
}

export async function storedImport(tx: Tx, { tenantId, importId }: ImportKey): Promise<StoredImport | null> {
  const [row] = await tx.rows<{ user_id: string | null; accepted: boolean; undone: boolean }>(
    `select user_id, accepted_at is not null as accepted, undone_at is not null as undone
       from ledger.imports
      where tenant_id = $1 and id = $2`,
    [tenantId, importId],
  );
  return row ? { userId: row.user_id, accepted: row.accepted, undone: row.undone } : null;
}

export async function markUndone(tx: Tx, { tenantId, importId }: ImportKey, at: Instant): Promise<void> {
  await tx.rows(
    `update ledger.imports set undone_at = $3, changes = changes + 1 where tenant_id = $1 and id = $2 and undone_at is null`,
    [tenantId, importId, new Date(at)],
  );
}

export async function dueImports(tx: Tx, tenantId: string): Promise<readonly DueImport[]> {
  const rows = await tx.rows<{ id: string; origin: ImportOrigin; changes: number }>(
    `select id, origin, changes from ledger.imports where tenant_id = $1 and changes_applied < changes order by id`,
    [tenantId],
  );
  return rows.map(({ id, origin, changes }) => ({ importId: id, origin, changes }));
}

/** Notes that the ledger has learnt of the changes that were known then; a change made since keeps the import due. */
export async function markApplied(
  tx: Tx,
  tenantId: string,
  { importId, changes }: DueImport,
  at: Instant,
): Promise<void> {
  await tx.rows(
    `update ledger.imports
        set changes_applied = greatest(changes_applied, $3), finished_at = $4
      where tenant_id = $1 and id = $2`,
    [tenantId, importId, changes, new Date(at)],
  );
}

/** Whether an import of this origin has been accepted and not undone. */
export async function isImported(tx: Tx, tenantId: string, origin: ImportOrigin): Promise<boolean> {
  const rows = await tx.rows(
    `select id from ledger.imports where tenant_id = $1 and origin = $2 and accepted_at is not null limit 1`,
    [tenantId, origin],
  );
  return rows.length > 0;
}

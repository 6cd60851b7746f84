import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { FileReport, ImportKindName } from "#shared/protocol/imports.ts";
import type { Tx } from "../db/db.ts";
import { type Effect, noEffect } from "./effect.ts";
import type { Cursor } from "./import-kind.ts";
import type { Importer } from "./reach-repository.ts";

export type ImportKey = { readonly tenantId: string; readonly importId: string };

export type ImportOrigin = "file" | "demo_history";

/** How far an import's last change is applied, and what came of it so far. */
export type Progress = { readonly cursor: Cursor | null; readonly effect: Effect };

/** An import whose last change isn't applied to its end. */
export type DueImport = {
  readonly kind: ImportKindName;
  readonly origin: ImportOrigin;
  readonly userId: string | null;
  readonly progress: Progress | null;
};

export type StoredImport = {
  readonly kind: ImportKindName;
  readonly userId: string | null;
  readonly accepted: boolean;
  readonly undone: boolean;
};

export async function beginImport(
  tx: Tx,
  { tenantId, importId }: ImportKey,
  begun: {
    readonly kind: ImportKindName;
    readonly origin: ImportOrigin;
    readonly fileName: string | null;
    readonly asOf: CivilDate;
    readonly userId: string | null;
    readonly at: Instant;
  },
): Promise<void> {
  await tx.rows(
    `insert into ledger.imports (tenant_id, id, kind, origin, file_name, as_of, user_id, started_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tenantId, importId, begun.kind, begun.origin, begun.fileName, begun.asOf, begun.userId, new Date(begun.at)],
  );
}

/** Forgets an import that isn't accepted, with its assertions. */
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

/** From here on its rows count. */
export async function acceptImport(
  tx: Tx,
  { tenantId, importId }: ImportKey,
  accepted: { readonly at: Instant; readonly fileDigest: string; readonly report: FileReport },
): Promise<void> {
  await tx.rows(
    `update ledger.imports
        set accepted_at = $3, file_digest = $4, report = $5, changes = changes + 1, progress = null
      where tenant_id = $1 and id = $2`,
    [tenantId, importId, new Date(accepted.at), accepted.fileDigest, JSON.stringify(accepted.report)],
  );
}

/** An import of the same file by the same person that was accepted and then cut off before it was applied. */
export async function cutOffTwin(
  tx: Tx,
  { tenantId, importId }: ImportKey,
  fileDigest: string,
): Promise<string | null> {
  const [row] = await tx.rows<{ id: string }>(
    `select o.id
       from ledger.imports o
       join ledger.imports i on i.tenant_id = o.tenant_id and i.id = $2
      where o.tenant_id = $1 and o.file_digest = $3 and o.kind = i.kind and o.as_of = i.as_of and o.origin = i.origin
        and o.user_id is not distinct from i.user_id and o.accepted_at is not null and o.undone_at is null
        and o.changes_applied < o.changes
      order by o.id
      limit 1`,
    [tenantId, importId, fileDigest],
  );
  return row?.id ?? null;
}

export async function storedImport(tx: Tx, { tenantId, importId }: ImportKey): Promise<StoredImport | null> {
  const [row] = await tx.rows<{ kind: ImportKindName; user_id: string | null; accepted: boolean; undone: boolean }>(
    `select kind, user_id, accepted_at is not null as accepted, undone_at is not null as undone
       from ledger.imports
      where tenant_id = $1 and id = $2`,
    [tenantId, importId],
  );
  return row ? { kind: row.kind, userId: row.user_id, accepted: row.accepted, undone: row.undone } : null;
}

/** Whether an import is this importer's: a manager has own ones, an admin all. */
export function isOfImporter({ userId }: Pick<StoredImport, "userId">, importer: Importer): boolean {
  return importer.role === "admin" || userId === importer.userId;
}

export async function markUndone(tx: Tx, { tenantId, importId }: ImportKey, at: Instant): Promise<void> {
  await tx.rows(
    `update ledger.imports set undone_at = $3, changes = changes + 1, progress = null
      where tenant_id = $1 and id = $2 and undone_at is null`,
    [tenantId, importId, new Date(at)],
  );
}

/** The imports, of one origin or of all, whose last change isn't applied to its end. */
export async function dueImports(tx: Tx, tenantId: string, origin?: ImportOrigin): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select id from ledger.imports where tenant_id = $1 and changes_applied < changes and ($2::text is null or origin = $2)
      order by id`,
    [tenantId, origin ?? null],
  );
  return rows.map(({ id }) => id);
}

/** How far an import is applied; `null` where its last change is. The caller holds the tenant's imports. */
export async function dueImport(tx: Tx, { tenantId, importId }: ImportKey): Promise<DueImport | null> {
  const [row] = await tx.rows<Omit<DueImport, "userId"> & { user_id: string | null }>(
    `select kind, origin, user_id, progress
       from ledger.imports
      where tenant_id = $1 and id = $2 and changes_applied < changes`,
    [tenantId, importId],
  );
  return row ? { kind: row.kind, origin: row.origin, userId: row.user_id, progress: row.progress } : null;
}

/** Keeps how far the last change is applied, in the transaction that applied it; without a cursor it is applied to its end. */
export async function saveProgress(
  tx: Tx,
  { tenantId, importId }: ImportKey,
  progress: Progress,
  at: Instant,
): Promise<void> {
  await tx.rows(
    `update ledger.imports
        set progress = $3,
            changes_applied = case when $4 then changes else changes_applied end,
            counts = case when $4 and undone_at is null then $3::jsonb -> 'effect' else counts end,
            finished_at = case when $4 then $5 else finished_at end
      where tenant_id = $1 and id = $2`,
    [tenantId, importId, JSON.stringify(progress), progress.cursor === null, new Date(at)],
  );
}

/** What came of an import's last change. */
export async function effectOfImport(tx: Tx, { tenantId, importId }: ImportKey): Promise<Effect> {
  const [row] = await tx.rows<{ effect: Effect | null }>(
    `select progress -> 'effect' as effect from ledger.imports where tenant_id = $1 and id = $2`,
    [tenantId, importId],
  );
  return row?.effect ?? noEffect;
}

/** Whether an import of this origin has been accepted and not undone. */
export async function isImported(tx: Tx, tenantId: string, origin: ImportOrigin): Promise<boolean> {
  const rows = await tx.rows(
    `select id from ledger.imports where tenant_id = $1 and origin = $2 and accepted_at is not null limit 1`,
    [tenantId, origin],
  );
  return rows.length > 0;
}

import { err, ok, type Result } from "#shared/domain/result.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Db } from "../db/db.ts";
import { recordImportAction } from "./import-audit.ts";
import { type ImportKey, lockImports, markUndone, storedImport } from "./imports-repository.ts";
import type { Importer } from "./reach-repository.ts";
import { noEffect, settleImports } from "./settle.ts";

/** `withdrawn` calls are gone; `replaced` ones are as other imports have them. */
export type UndoReport = { readonly importId: string; readonly withdrawn: number; readonly replaced: number };

export type UndoFault = { readonly code: "import_not_found" } | { readonly code: "import_not_finished" };

/**
 * Takes an import's assertions out of account: each call is again what the others make it, or goes. A manager undoes own imports, an
 * admin every one; not there and not yours are the same. Undoing twice is undoing once.
 */
export async function undoImport(
  db: Db,
  importer: Importer,
  importId: string,
  now: Instant,
): Promise<Result<UndoReport, UndoFault>> {
  const { tenantId, userId, role } = importer;
  const key: ImportKey = { tenantId, importId };

  const fault = await db.inTransaction({ kind: "tenant", tenantId }, async (tx): Promise<UndoFault | null> => {
    await lockImports(tx, tenantId);
    const found = await storedImport(tx, key);
    if (found === null || (role === "manager" && found.userId !== userId)) return { code: "import_not_found" };
    if (!found.accepted) return { code: "import_not_finished" };
    if (found.undone) return null;
    await markUndone(tx, key, now);
    await recordImportAction(tx, key, userId, { action: "undo_import", at: now });
    return null;
  });
  if (fault !== null) return err(fault);

  const { withdrawn, replaced } = (await settleImports(db, tenantId, now)).get(importId) ?? noEffect;
  return ok({ importId, withdrawn, replaced });
}

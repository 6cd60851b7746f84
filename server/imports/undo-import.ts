import { err, ok, type Result } from "#shared/domain/result.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { UndoReport } from "#shared/protocol/imports.ts";
import type { Db } from "../db/db.ts";
import { lockImports } from "../ledger/import-lock.ts";
import { recordImportAction } from "./import-audit.ts";
import { effectOfImport, type ImportKey, isOfImporter, markUndone, storedImport } from "./imports-repository.ts";
import type { Importer } from "./reach-repository.ts";
import { settleImports } from "./settle.ts";

export type UndoFault = { readonly code: "import_not_found" } | { readonly code: "import_not_finished" };

/**
 * Takes an import's assertions out of account: each key is again what the others make it, or goes. A manager undoes own imports, an
 * admin every one; not there and not yours are the same. Undoing twice is undoing once.
 */
export async function undoImport(
  db: Db,
  importer: Importer,
  importId: string,
  now: Instant,
): Promise<Result<UndoReport, UndoFault>> {
  const { tenantId, userId } = importer;
  const scope = { kind: "tenant", tenantId } as const;
  const key: ImportKey = { tenantId, importId };

  const undone = await db.inTransaction(scope, async (tx): Promise<Result<"now" | "before", UndoFault>> => {
    await lockImports(tx, tenantId);
    const found = await storedImport(tx, key);
    if (found === null || !isOfImporter(found, importer)) return err({ code: "import_not_found" });
    if (!found.accepted) return err({ code: "import_not_finished" });
    if (found.undone) return ok("before");
    await markUndone(tx, key, now);
    await recordImportAction(tx, key, userId, { action: "undo_import", at: now });
    return ok("now");
  });
  if (!undone.ok) return undone;

  await settleImports(db, tenantId, now);
  if (undone.value === "before") return ok({ importId, withdrawn: 0, replaced: 0 });
  const { withdrawn, replaced } = await db.inTransaction(scope, (tx) => effectOfImport(tx, key));
  return ok({ importId, withdrawn, replaced });
}

import type { FileReport, ImportReport } from "#shared/protocol/imports.ts";
import type { Tx } from "../db/db.ts";
import { possibleDoubles } from "./calls/possible-doubles.ts";
import { type Effect, noEffect } from "./effect.ts";
import type { ImportKey } from "./imports-repository.ts";
import { firstRejects } from "./rejects-repository.ts";
import { createTally, importReport, listedAtMost } from "./report.ts";

/** The report of an import that is accepted, as it was when its rows had been applied. Throws for one that isn't there. */
export async function storedReport(tx: Tx, key: ImportKey): Promise<ImportReport> {
  const [row] = await tx.rows<{ report: FileReport | null; counts: Effect | null }>(
    `select report, counts from ledger.imports where tenant_id = $1 and id = $2 and accepted_at is not null`,
    [key.tenantId, key.importId],
  );
  if (!row) throw new Error(`No import has the id ${key.importId}`);
  const rejects = await firstRejects(tx, key, listedAtMost);
  const doubles = await possibleDoubles(tx, key, listedAtMost);
  return importReport(key.importId, {
    read: { ...unread, ...row.report },
    effect: { ...noEffect, ...row.counts },
    ...rejects,
    possibleDoubles: doubles,
  });
}

/** Of imports that were made before reports were kept. */
const unread: FileReport = createTally().report({ columns: [], ignoredColumns: [] }, []);

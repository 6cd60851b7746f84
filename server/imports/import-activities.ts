import { v7 } from "uuid";
import { err, ok, type Result } from "#shared/domain/result.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import { dayMs, type Instant, plusMs } from "#shared/domain/time/instant.ts";
import type { Db } from "../db/db.ts";
import { recordImportAction } from "./import-audit.ts";
import {
  acceptImport,
  beginImport,
  discardAbandoned,
  discardImport,
  type ImportKey,
  type ImportOrigin,
  saveCounts,
} from "./imports-repository.ts";
import { type Importer, reachOf } from "./reach-repository.ts";
import { createTally, type ImportReport } from "./report.ts";
import { noEffect, settleImports } from "./settle.ts";
import { type StagedFile, type Staging, type StagingFault, stageFile } from "./stage-file.ts";

export type ImportedFile = {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** As of which date its rows are meant; the tenant's date unless told. */
  readonly asOf?: CivilDate | undefined;
  readonly origin: ImportOrigin;
};

/** Why a file is refused whole: nothing of it has been written. */
export type ImportFault = StagingFault | { readonly code: "as_of_in_the_future"; readonly today: CivilDate };

/**
 * Imports a file of calls: its rows are kept as assertions, then the ledger learns what follows. A bad row is listed and skipped; a file
 * that can't be read to its end leaves nothing behind. The same file again changes nothing, and completes an import that was cut off.
 */
export async function importActivities(
  db: Db,
  importer: Importer,
  file: ImportedFile,
  now: Instant,
): Promise<Result<ImportReport, ImportFault>> {
  const { tenantId, userId } = importer;
  const scope = { kind: "tenant", tenantId } as const;
  const reach = await db.inTransaction(scope, async (tx) => {
    await discardAbandoned(tx, tenantId, plusMs(now, -dayMs));
    return reachOf(tx, importer, now);
  });
  const asOf = file.asOf ?? reach.today;
  if (asOf > reach.today) return err({ code: "as_of_in_the_future", today: reach.today });

  const key: ImportKey = { tenantId, importId: v7() };
  await db.inTransaction(scope, (tx) => beginImport(tx, key, { origin: file.origin, asOf, userId, at: now }));
  const tally = createTally();
  const staged = await stageOrDiscard({ db, key, reach, tally, now }, file.bytes);
  if (!staged.ok) return staged;

  await db.inTransaction(scope, async (tx) => {
    const { fileDigest } = staged.value;
    await acceptImport(tx, key, { at: now, fileDigest });
    await recordImportAction(tx, key, userId, { action: "import_activities", at: now, after: { asOf, fileDigest } });
  });
  const effect = (await settleImports(db, tenantId, now)).get(key.importId) ?? noEffect;
  await db.inTransaction(scope, (tx) => saveCounts(tx, key, effect));
  return ok(tally.report(key.importId, effect, staged.value.ignoredColumns));
}

async function stageOrDiscard(
  staging: Staging,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Result<StagedFile, StagingFault>> {
  const { db, key } = staging;
  const discard = () => db.inTransaction({ kind: "tenant", tenantId: key.tenantId }, (tx) => discardImport(tx, key));
  try {
    const staged = await stageFile(staging, bytes);
    if (!staged.ok) await discard();
    return staged;
  } catch (error) {
    await discard();
    throw error;
  }
}

import { v7 } from "uuid";
import { err, ok, type Result } from "#shared/domain/result.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import { hourMs, type Instant, plusMs } from "#shared/domain/time/instant.ts";
import type { ImportReport } from "#shared/protocol/imports.ts";
import type { Db, Tx } from "../db/db.ts";
import { lockImports } from "../ledger/import-lock.ts";
import { recordImportAction } from "./import-audit.ts";
import type { ImportKind } from "./import-kind.ts";
import {
  acceptImport,
  beginImport,
  cutOffTwin,
  discardAbandoned,
  discardImport,
  type ImportKey,
  type ImportOrigin,
} from "./imports-repository.ts";
import { type Importer, tenantToday } from "./reach-repository.ts";
import { createTally } from "./report.ts";
import { settleImports } from "./settle.ts";
import { type StagedFile, type Staging, type StagingFault, stageFile } from "./stage-file.ts";
import { storedReport } from "./stored-report.ts";

export type ImportedFile = {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** As of which date its rows are meant; the tenant's date unless told. */
  readonly asOf?: CivilDate | undefined;
  readonly origin: ImportOrigin;
  readonly name?: string | undefined;
};

/** Why a file is refused whole: nothing of it has been written. */
export type ImportFault = StagingFault | { readonly code: "as_of_in_the_future"; readonly today: CivilDate };

/** An upload is over long before; one that isn't accepted by then is of a server that was killed. */
const abandonedAfterMs = hourMs;

/**
 * Imports a file: its rows are kept as assertions, then what follows from them is applied. A bad row is listed and skipped; a file that
 * can't be read to its end leaves nothing behind. The same file again changes nothing, and completes an import that was cut off.
 */
export async function importFile(
  db: Db,
  kind: ImportKind,
  importer: Importer,
  file: ImportedFile,
  now: Instant,
): Promise<Result<ImportReport, ImportFault>> {
  const { tenantId, userId } = importer;
  const inTransaction = <Value>(work: (tx: Tx) => Promise<Value>) =>
    db.inTransaction({ kind: "tenant", tenantId }, work);
  const key: ImportKey = { tenantId, importId: v7() };

  const { intake, today } = await inTransaction(async (tx) => {
    await discardAbandoned(tx, tenantId, plusMs(now, -abandonedAfterMs));
    return { intake: await kind.open(tx, importer, now), today: await tenantToday(tx, tenantId, now) };
  });
  const asOf = file.asOf ?? today;
  if (asOf > today) return err({ code: "as_of_in_the_future", today });

  const begun = { kind: kind.name, origin: file.origin, fileName: file.name ?? null, asOf, userId, at: now };
  await inTransaction((tx) => beginImport(tx, key, begun));
  const tally = createTally();
  const staged = await stageOrDiscard({ inTransaction, key, columns: kind.columns, intake, tally }, file.bytes);
  if (!staged.ok) return staged;

  const importId = await inTransaction(async (tx) => {
    await lockImports(tx, tenantId);
    const { fileDigest } = staged.value;
    const cutOff = await cutOffTwin(tx, key, fileDigest);
    if (cutOff !== null) {
      await discardImport(tx, key);
      return cutOff;
    }
    const report = tally.report(staged.value, await kind.prepare(tx, key));
    await acceptImport(tx, key, { at: now, fileDigest, report });
    const action = kind.name === "videos" ? "import_videos" : "import_activities";
    await recordImportAction(tx, key, userId, { action, at: now, after: { asOf, fileDigest } });
    return key.importId;
  });
  await settleImports(db, tenantId, now);
  return ok(await inTransaction((tx) => storedReport(tx, { tenantId, importId })));
}

async function stageOrDiscard(
  staging: Staging,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Result<StagedFile, StagingFault>> {
  const discard = () => staging.inTransaction((tx) => discardImport(tx, staging.key));
  try {
    const staged = await stageFile(staging, bytes);
    if (!staged.ok) await discard();
    return staged;
  } catch (error) {
    await discard();
    throw error;
  }
}

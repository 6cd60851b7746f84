import { v7 } from "uuid";
import { err, ok, type Result } from "#shared/domain/result.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { ImportPreview, Rejection } from "#shared/protocol/imports.ts";
import type { Db, Tx } from "../db/db.ts";
import { type Effect, noEffect, sumOfEffects } from "./effect.ts";
import type { ImportFault } from "./import-file.ts";
import type { Cursor, ImportKind } from "./import-kind.ts";
import { acceptImport, beginImport, type ImportKey } from "./imports-repository.ts";
import { type Importer, tenantToday } from "./reach-repository.ts";
import { createTally, importReport, listedAtMost } from "./report.ts";
import { stageFile } from "./stage-file.ts";

export type PreviewedFile = { readonly bytes: AsyncIterable<Uint8Array>; readonly asOf?: CivilDate | undefined };

/**
 * Says what importing a file would do, by doing it up to where it would be applied, in a transaction that is given up: nothing is written.
 */
export async function previewFile(
  db: Db,
  kind: ImportKind,
  importer: Importer,
  file: PreviewedFile,
  now: Instant,
): Promise<Result<ImportPreview, ImportFault>> {
  const { tenantId } = importer;
  let preview: Result<ImportPreview, ImportFault> | undefined;
  const givenUp = Symbol("A preview is given up");
  try {
    await db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
      preview = await previewWithin(tx, kind, importer, file, now);
      throw givenUp;
    });
  } catch (error) {
    if (error !== givenUp) throw error;
  }
  if (preview === undefined) throw new Error("A preview came to nothing");
  return preview;
}

async function previewWithin(
  tx: Tx,
  kind: ImportKind,
  importer: Importer,
  file: PreviewedFile,
  now: Instant,
): Promise<Result<ImportPreview, ImportFault>> {
  const { tenantId, userId } = importer;
  const key: ImportKey = { tenantId, importId: v7() };
  const intake = await kind.open(tx, importer, now);
  const today = await tenantToday(tx, tenantId, now);
  const asOf = file.asOf ?? today;
  if (asOf > today) return err({ code: "as_of_in_the_future", today });

  await beginImport(tx, key, { kind: kind.name, origin: "file", fileName: null, asOf, userId, at: now });
  const tally = createTally();
  const inTransaction = <Value>(work: (within: Tx) => Promise<Value>) => work(tx);
  const staged = await stageFile({ inTransaction, key, columns: kind.columns, intake, tally }, file.bytes);
  if (!staged.ok) return staged;

  const { fileDigest, firstRows } = staged.value;
  const report = tally.report(staged.value, await kind.prepare(tx, key));
  await acceptImport(tx, key, { at: now, fileDigest, report });
  const { effect, notCounted } = await compareAll(tx, kind, key);
  const rows = { rejected: tally.rejected(), notCounted, possibleDoubles: [] };
  const { importId: _, possibleDoubles: __, ...told } = importReport(key.importId, { read: report, effect, ...rows });
  return ok({ ...told, firstRows });
}

async function compareAll(tx: Tx, kind: ImportKind, key: ImportKey) {
  let effect: Effect = noEffect;
  let cursor: Cursor | null = null;
  const notCounted: Rejection[] = [];
  do {
    const chunk = await kind.compareNext(tx, key, cursor);
    effect = sumOfEffects(effect, chunk.effect);
    notCounted.push(...chunk.notCounted.slice(0, listedAtMost - notCounted.length));
    cursor = chunk.cursor;
  } while (cursor !== null);
  return { effect, notCounted };
}

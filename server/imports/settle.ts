import type { Instant } from "#shared/domain/time/instant.ts";
import type { ImportKindName } from "#shared/protocol/imports.ts";
import type { Db, Tx } from "../db/db.ts";
import { lockImports } from "../ledger/import-lock.ts";
import { callFiles } from "./calls/call-files.ts";
import { noEffect, sumOfEffects } from "./effect.ts";
import type { ImportKind } from "./import-kind.ts";
import { dueImport, dueImports, type ImportKey, type ImportOrigin, saveProgress } from "./imports-repository.ts";
import { clearNotCounted, saveRejects } from "./rejects-repository.ts";
import { videoFiles } from "./videos/video-files.ts";

const kinds: { readonly [name in ImportKindName]: ImportKind } = { activities: callFiles, videos: videoFiles };

/**
 * Applies what follows from every import and undo that isn't applied yet, some thousand rows per transaction. Each keeps how far it came,
 * so wherever this is cut off the next one goes on; two at once share the work. `origin` leaves those of another origin for later.
 */
export async function settleImports(db: Db, tenantId: string, now: Instant, origin?: ImportOrigin): Promise<void> {
  const scope = { kind: "tenant", tenantId } as const;
  for (const importId of await db.inTransaction(scope, (tx) => dueImports(tx, tenantId, origin))) {
    const key: ImportKey = { tenantId, importId };
    while (await db.inTransaction(scope, (tx) => settleNext(tx, key, now)));
  }
}

/** Applies the next rows of an import. Says whether any may be left. */
async function settleNext(tx: Tx, key: ImportKey, now: Instant): Promise<boolean> {
  await lockImports(tx, key.tenantId);
  const due = await dueImport(tx, key);
  if (due === null) return false;

  const { cursor: after, effect: before } = due.progress ?? { cursor: null, effect: noEffect };
  if (after === null) await clearNotCounted(tx, key);
  const chunk = await kinds[due.kind].settleNext(tx, key, after, { origin: due.origin, now });
  await saveRejects(tx, key, chunk.notCounted, []);
  await saveProgress(tx, key, { cursor: chunk.cursor, effect: sumOfEffects(before, chunk.effect) }, now);
  return chunk.cursor !== null;
}

import { isDeepStrictEqual } from "node:util";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Tx } from "../../db/db.ts";
import { recordImportedActivities } from "../../ledger/imported-activities.ts";
import { repClocks } from "../../org/rep-clocks.ts";
import type { Chunk, Cursor } from "../import-kind.ts";
import type { ImportKey, ImportOrigin } from "../imports-repository.ts";
import { rejectionOf } from "../rejection.ts";
import { callsOfImport, linesOfCalls } from "./call-assertions.ts";
import { type CallChange, factChange } from "./call-facts.ts";
import { droppedAmong } from "./dropped-calls.ts";
import { saveToldCalls, standingCalls, toldCalls } from "./standing-calls.ts";

const callsAtOnce = 5000;

/** What applying the next calls of an import would come to. */
export async function compareCalls(tx: Tx, key: ImportKey, after: Cursor | null): Promise<Chunk> {
  return (await nextCalls(tx, key, after)).chunk;
}

/** Tells the ledger what differs in the next calls of an import. */
export async function settleCalls(
  tx: Tx,
  key: ImportKey,
  after: Cursor | null,
  { origin, now }: { readonly origin: ImportOrigin; readonly now: Instant },
): Promise<Chunk> {
  const { chunk, changes } = await nextCalls(tx, key, after);
  await tellLedger(tx, key.tenantId, changes, now, { isHistory: origin === "demo_history" });
  return chunk;
}

/** Brings the ledger to what stands of these calls now. */
export async function resettleCalls(tx: Tx, tenantId: string, callIds: readonly string[], now: Instant): Promise<void> {
  await tellLedger(tx, tenantId, await changesOf(tx, tenantId, callIds), now, { isHistory: false });
}

async function nextCalls(tx: Tx, key: ImportKey, after: Cursor | null) {
  const calls = await callsOfImport(tx, key, after, callsAtOnce);
  const callIds = calls.map(([, callId]) => callId);
  const changes = await changesOf(tx, key.tenantId, callIds);
  const dropped = await droppedAmong(tx, key.tenantId, callIds);
  const lines = await linesOfCalls(tx, key, dropped);

  const applied = changes.filter(({ before }) => before === null).length;
  const withdrawn = changes.filter(({ after: stands }) => stands === null).length;
  const effect = {
    applied,
    withdrawn,
    replaced: changes.length - applied - withdrawn,
    notCounted: dropped.length,
    unchanged: callIds.length - dropped.length - changes.length,
  };
  const notCounted = dropped.map((callId) => rejectionOf(lines.get(callId) ?? 0, "call_id", callId, "dropped"));
  const cursor = calls.length === callsAtOnce ? (calls.at(-1) ?? null) : null;
  const chunk: Chunk = { effect, notCounted, cursor };
  return { chunk, changes };
}

async function changesOf(tx: Tx, tenantId: string, callIds: readonly string[]): Promise<readonly CallChange[]> {
  const told = new Map((await toldCalls(tx, tenantId, callIds)).map((call) => [call.callId, call]));
  const standing = new Map((await standingCalls(tx, tenantId, callIds)).map((call) => [call.callId, call]));
  return callIds
    .map((callId) => ({ before: told.get(callId) ?? null, after: standing.get(callId) ?? null }))
    .filter(({ before, after }) => !isDeepStrictEqual(before, after));
}

/** A call may leave one rep's ledger for another's: both learn of it at once, in the order in which every transaction locks reps. */
async function tellLedger(
  tx: Tx,
  tenantId: string,
  changes: readonly CallChange[],
  now: Instant,
  { isHistory }: { readonly isHistory: boolean },
): Promise<void> {
  if (changes.length === 0) return;
  const repIds = new Set(changes.flatMap(({ before, after }) => [before?.repId ?? [], after?.repId ?? []].flat()));
  for (const [repId, clock] of await repClocks(tx, tenantId, [...repIds])) {
    const change = factChange(tenantId, repId, clock, changes);
    await recordImportedActivities(tx, { tenantId, repId }, change, now, { isHistory });
  }
  await saveToldCalls(tx, tenantId, changes);
}

import { isDeepStrictEqual } from "node:util";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Db, Tx } from "../db/db.ts";
import { recordImportedActivities } from "../ledger/imported-activities.ts";
import { repClocks } from "../org/rep-clocks.ts";
import { callsOfImport, repsOfImport } from "./assertions-repository.ts";
import { type CallChange, factChange } from "./call-facts.ts";
import { type DueImport, dueImports, type ImportKey, lockImports, markApplied } from "./imports-repository.ts";
import { saveToldCalls, standingCalls, toldCalls } from "./standing-repository.ts";

const callsAtOnce = 5000;
const beforeAllCalls = "";

/** What became of an import's calls in the ledger: new ones, changed ones, gone ones, and those that it had as they should be. */
export type Effect = {
  readonly applied: number;
  readonly replaced: number;
  readonly withdrawn: number;
  readonly unchanged: number;
};

export const noEffect: Effect = { applied: 0, replaced: 0, withdrawn: 0, unchanged: 0 };

/**
 * Tells the ledger what follows from every import and undo that it hasn't learnt of yet, in transactions of at most 5,000 calls. Wherever
 * this is cut off, the next one completes it: what differs is asked of the assertions anew each time. Returns the effects by import.
 */
export async function settleImports(db: Db, tenantId: string, now: Instant): Promise<ReadonlyMap<string, Effect>> {
  const due = await db.inTransaction({ kind: "tenant", tenantId }, (tx) => dueImports(tx, tenantId));
  const effects = new Map<string, Effect>();
  for (const one of due) effects.set(one.importId, await settleImport(db, tenantId, one, now));
  return effects;
}

async function settleImport(db: Db, tenantId: string, due: DueImport, now: Instant): Promise<Effect> {
  const scope = { kind: "tenant", tenantId } as const;
  const key: ImportKey = { tenantId, importId: due.importId };
  const isHistory = due.origin === "demo_history";
  let effect = noEffect;

  for (const repId of await db.inTransaction(scope, (tx) => repsOfImport(tx, key))) {
    for (let after: string | undefined = beforeAllCalls; after !== undefined; ) {
      const from: string = after;
      const callIds = await db.inTransaction(scope, (tx) => callsOfImport(tx, key, repId, from, callsAtOnce));
      effect = sumOf(effect, await db.inTransaction(scope, (tx) => settleCalls(tx, tenantId, callIds, now, isHistory)));
      after = callIds.length === callsAtOnce ? callIds.at(-1) : undefined;
    }
  }
  await db.inTransaction(scope, (tx) => markApplied(tx, tenantId, due, now));
  return effect;
}

/** A call may leave one rep's ledger for another's: both learn of it at once, in the order in which every transaction locks reps. */
async function settleCalls(
  tx: Tx,
  tenantId: string,
  callIds: readonly string[],
  now: Instant,
  isHistory: boolean,
): Promise<Effect> {
  await lockImports(tx, tenantId);
  const told = new Map((await toldCalls(tx, tenantId, callIds)).map((call) => [call.callId, call]));
  const standing = new Map((await standingCalls(tx, tenantId, callIds)).map((call) => [call.callId, call]));

  const changes: CallChange[] = callIds
    .map((callId) => ({ before: told.get(callId) ?? null, after: standing.get(callId) ?? null }))
    .filter(({ before, after }) => !isDeepStrictEqual(before, after));
  if (changes.length > 0) {
    const repIds = new Set(changes.flatMap(({ before, after }) => [before?.repId ?? [], after?.repId ?? []].flat()));
    for (const [repId, clock] of await repClocks(tx, tenantId, [...repIds])) {
      const change = factChange(tenantId, repId, clock, changes);
      await recordImportedActivities(tx, { tenantId, repId }, change, now, { isHistory });
    }
    await saveToldCalls(tx, tenantId, changes);
  }
  return effectOf(changes, callIds.length);
}

function effectOf(changes: readonly CallChange[], calls: number): Effect {
  const applied = changes.filter(({ before }) => before === null).length;
  const withdrawn = changes.filter(({ after }) => after === null).length;
  return { applied, withdrawn, replaced: changes.length - applied - withdrawn, unchanged: calls - changes.length };
}

function sumOf(a: Effect, b: Effect): Effect {
  return {
    applied: a.applied + b.applied,
    replaced: a.replaced + b.replaced,
    withdrawn: a.withdrawn + b.withdrawn,
    unchanged: a.unchanged + b.unchanged,
  };
}

import type { Db } from "../db/db.ts";
import { inParts, lockParticipants } from "./participant-heads.ts";
import { participantIds } from "./recompute-repository.ts";
import { countDifferingDays, rewriteDifferingDays } from "./rollup-repository.ts";

export type RollupAudit = {
  readonly participants: number;
  /** By participant, how many dates weren't what the facts say. */
  readonly differing: ReadonlyMap<string, number>;
};

/**
 * Compares the rollup of all dates with the facts, and writes what differs unless it is a dry run. Nothing should: facts and rollup are
 * written together. What is found is for the report of the weekly audit, and the recompute afterwards makes good what it had led to.
 */
export async function auditRollup(
  db: Db,
  tenantId: string,
  { dryRun }: { readonly dryRun: boolean },
): Promise<RollupAudit> {
  const scope = { kind: "tenant", tenantId } as const;
  const ids = await db.inTransaction(scope, (tx) => participantIds(tx, tenantId));
  const differing = new Map<string, number>();
  for (const part of inParts(ids)) {
    const found = await db.inTransaction(scope, (tx) => countDifferingDays(tx, tenantId, part));
    for (const [id, days] of found) differing.set(id, days);
  }
  if (!dryRun)
    for (const part of inParts(differing.keys()))
      await db.inTransaction(scope, async (tx) => {
        await lockParticipants(tx, tenantId, part);
        await rewriteDifferingDays(tx, tenantId, part);
      });
  return { participants: ids.length, differing };
}

import { planBatches } from "./batches.ts";
import type { LinkedRep, Todays } from "./due-repository.ts";
import { type CrmFailure, isHeldAgainstRows } from "./failure.ts";
import { type Kept, keepAnswer, keepRefusal } from "./keep-outcome.ts";
import { listInTurn, type Session, type SessionFailure, sendInTurn } from "./session.ts";
import { storeBatch } from "./store-batch.ts";

/** How many reps of a batch came to what, and the failure that ended it early. */
export type BatchOutcome = Kept & { readonly inStep: number; readonly failure: SessionFailure | null };

const nothingDone: BatchOutcome = { written: 0, refused: 0, parked: 0, inStep: 0, failure: null };

/**
 * Brings the records of at most 200 reps in step: reads them, stores what is about to be written, writes it, keeps the answers. May be cut
 * off after any of these steps: what is read the next time tells how far it got. A failure of the CRM ends the batch early; rows that
 * were refused for their own sake are counted, and wait.
 */
export async function publishBatch(session: Session, due: readonly LinkedRep[], todays: Todays): Promise<BatchOutcome> {
  const memberIds = due.map(({ memberId }) => memberId);
  const read = await listInTurn(session, (client, after) => client.listProgressions(memberIds, after));
  if (!read.ok) return { ...nothingDone, failure: read.error };

  const stored = await storeBatch(session, due, todays, read.value);
  if (stored === null) return { ...nothingDone, failure: { kind: "lease_lost" } };

  let outcome: BatchOutcome = { ...nothingDone, inStep: stored.inStep, parked: stored.parked };
  for (const batch of planBatches(stored.writes)) {
    const answer = await sendInTurn(session, (client) => client.upsertProgressions(batch.map(({ write }) => write)));
    let kept: Kept;
    if (answer.ok) kept = await keepAnswer(session, batch, answer.value);
    else if (isRowsFault(answer.error)) kept = await keepRefusal(session, batch, batch.length, answer.error.text);
    else return { ...outcome, failure: answer.error };
    outcome = {
      ...outcome,
      written: outcome.written + kept.written,
      refused: outcome.refused + kept.refused,
      parked: outcome.parked + kept.parked,
    };
  }
  return outcome;
}

function isRowsFault(failure: SessionFailure): failure is CrmFailure {
  return failure.kind !== "stopped" && failure.kind !== "lease_lost" && isHeldAgainstRows(failure);
}

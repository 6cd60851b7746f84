import { hourMs, type Instant } from "#shared/domain/time/instant.ts";
import type { OperationResult } from "#shared/protocol/sync.ts";
import { keepSentLogs } from "./confirmed-logs.ts";
import type { Tables } from "./database.ts";
import { factOf, subjectOf } from "./operation.ts";
import { putAll } from "./put-all.ts";
import type { AttentionRow, QueuedRow, SentRow } from "./rows.ts";
import { type Shelf, withoutFacts } from "./shelf.ts";

/** How long the server may put an operation off before the rep is told. */
const laterLimitMs = 24 * hourMs;

/** What an answer says of the operations that it answers. */
export type Settlement = {
  readonly accepted: readonly SentRow[];
  readonly refused: readonly AttentionRow[];
  /** Still queued: put off, or not answered at all. */
  readonly staying: readonly QueuedRow[];
  readonly leaving: readonly QueuedRow[];
};

/**
 * Sorts queued rows by what the server said of them. Only applied, duplicate and rejected take a row from the queue (I3);
 * one that was put off for a day is handed to the rep.
 */
export function sortResults(rows: readonly QueuedRow[], results: readonly OperationResult[], now: Instant): Settlement {
  const byId = new Map(results.map((result) => [result.id, result]));
  const accepted: SentRow[] = [];
  const refused: AttentionRow[] = [];
  const staying: QueuedRow[] = [];
  const leaving: QueuedRow[] = [];

  for (const row of rows) {
    const { id, operation, target } = row;
    const attempts = row.attempts + 1;
    const result = byId.get(id);
    const laterSince = row.laterSince ?? now;

    if (result === undefined) {
      staying.push({ ...row, attempts });
    } else if ("stamp" in result) {
      accepted.push({ id, operation, stamp: result.stamp, answeredAt: now });
      leaving.push(row);
    } else if (result.status === "later" && now - laterSince < laterLimitMs) {
      staying.push({ ...row, attempts, laterSince });
    } else {
      refused.push({ id, ...(target && { target }), operation, attempts, refusedAt: now, error: result.error });
      leaving.push(row);
    }
  }
  return { accepted, refused, staying, leaving };
}

/** Moves the rows to where they belong now: `sent` (those of `logs` many to a row), `attention`, or back into the queue. */
export async function moveRows(
  tables: Tables,
  { accepted, refused, staying, leaving }: Settlement,
  logs: ReadonlySet<string> = new Set(),
): Promise<void> {
  await keepSentLogs(
    tables,
    accepted.filter(({ id }) => logs.has(id)),
  );
  await putAll(
    tables.sent,
    accepted.filter(({ id }) => !logs.has(id)),
  );
  if (refused.length > 0) await tables.attention.bulkPut([...refused]);
  if (staying.length > 0) await tables.syncQueue.bulkPut([...staying]);

  const first = leaving[0];
  const last = leaving.at(-1);
  if (first === undefined || last === undefined) return;
  // A range costs one deletion however long it is; numbers only grow, so nothing else can have come to lie in it.
  if (staying.length === 0) await tables.syncQueue.where("seq").between(first.seq, last.seq, true, true).delete();
  else await tables.syncQueue.bulkDelete(leaving.map((row) => row.seq));
}

/** Shows what the answers mean: an accepted fact with its stamps, a refused one no longer. */
export function showSettlement(shelf: Shelf, { accepted, refused }: Settlement): void {
  for (const { operation, stamp } of accepted) {
    const row = shelf.get(subjectOf(operation));
    if (!row) continue;
    const fact = { ...factOf(operation, stamp), accepted: true };
    shelf.put({ ...row, pending: row.pending.map((pending) => (pending.id === operation.id ? fact : pending)) });
  }
  for (const { operation } of refused) {
    const row = shelf.get(subjectOf(operation));
    if (!row) continue;
    const left = withoutFacts(row, new Set([operation.id]));
    const logRefused = operation.kind === "log_activity" && left.confirmed === null;
    shelf.put({ ...left, refused: row.refused || logRefused });
  }
}

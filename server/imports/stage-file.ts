import { createHash } from "node:crypto";
import { err, ok, type Result } from "#shared/domain/result.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Db } from "../db/db.ts";
import { callsOfOthers, stageAssertions } from "./assertions-repository.ts";
import { type CallHeader, type HeaderFault, readHeader } from "./call-header.ts";
import { type CallAssertion, readCallRow, rejectionOf } from "./call-row.ts";
import { type CsvFault, type CsvRecord, readCsv } from "./csv-records.ts";
import type { ImportKey } from "./imports-repository.ts";
import type { Reach } from "./reach-repository.ts";
import type { Tally } from "./report.ts";

export type StagedFile = { readonly fileDigest: string; readonly ignoredColumns: readonly string[] };

/** Why a file can't be taken as it is: it is refused whole. */
export type StagingFault = CsvFault | HeaderFault | { readonly code: "file_too_large"; readonly limitBytes: number };

/** What reading a file needs besides its bytes. What is found on the way goes to `tally`. */
export type Staging = {
  readonly db: Db;
  readonly key: ImportKey;
  readonly reach: Reach;
  readonly tally: Tally;
  readonly now: Instant;
};

const rowsAtOnce = 2000;
const fileLimitBytes = 512 * 1024 * 1024;

/**
 * Reads a file once, in constant memory, and keeps its good rows under the import's id, where nobody looks before the import is
 * accepted. After a fault the caller discards what was kept.
 */
export async function stageFile(
  staging: Staging,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Result<StagedFile, StagingFault>> {
  const meter = createMeter();
  let header: CallHeader | null = null;

  for await (const batch of readCsv(meter.pass(bytes), rowsAtOnce)) {
    if (!batch.ok) return batch;
    let records = batch.value;
    if (header === null) {
      const found = readHeader(records[0]?.fields ?? []);
      if (!found.ok) return found;
      header = found.value;
      records = records.slice(1);
    }
    await stageRecords(staging, header, records);
  }

  if (meter.isOverLimit()) return err({ code: "file_too_large", limitBytes: fileLimitBytes });
  if (header !== null) return ok({ fileDigest: meter.digest(), ignoredColumns: header.ignored });
  const empty = readHeader([]);
  return empty.ok ? ok({ fileDigest: meter.digest(), ignoredColumns: [] }) : empty;
}

async function stageRecords(
  { db, key, reach, tally, now }: Staging,
  header: CallHeader,
  records: readonly CsvRecord[],
): Promise<void> {
  const assertions: CallAssertion[] = [];
  for (const record of records) {
    const row = readCallRow(record, header, reach.reps, now);
    if (row.ok) assertions.push(row.value);
    else tally.reject(row.error);
  }
  tally.countRows(records.length);

  const { taken, repeated } = await db.inTransaction({ kind: "tenant", tenantId: key.tenantId }, async (tx) => {
    // A manager can't take a call away from a rep of another team by asserting it for an own one.
    const callIds = assertions.map(({ callId }) => callId);
    const taken = await callsOfOthers(tx, key.tenantId, callIds, repIdsOf(reach));
    const own = assertions.filter(({ callId }) => !taken.has(callId));

    const latest = new Map(own.map((assertion) => [assertion.callId, assertion]));
    const overridden = own.filter((assertion) => latest.get(assertion.callId) !== assertion);
    const stagedBefore = await stageAssertions(tx, key, [...latest.values()]);
    return { taken, repeated: [...stagedBefore, ...overridden.map(({ line }) => line)] };
  });

  for (const { line, callId } of assertions) {
    if (taken.has(callId)) tally.reject(rejectionOf(line, "call_id", callId, "call_of_another_team"));
  }
  tally.repeat(repeated);
}

function repIdsOf(reach: Reach): readonly string[] {
  return [...reach.reps.values()].map(({ repId }) => repId);
}

/** Weighs and digests bytes as they pass; once they are too many, none pass any more. */
function createMeter() {
  const hash = createHash("sha256");
  let total = 0;
  return {
    async *pass(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const chunk of bytes) {
        total += chunk.byteLength;
        if (total > fileLimitBytes) return;
        hash.update(chunk);
        yield chunk;
      }
    },
    isOverLimit: () => total > fileLimitBytes,
    digest: () => hash.digest("hex"),
  };
}

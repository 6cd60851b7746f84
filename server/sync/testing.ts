import type { Instant } from "#shared/domain/time/instant.ts";
import type { Operation } from "#shared/protocol/operations.ts";
import type { SyncAnswer } from "#shared/protocol/sync.ts";
import type { Db } from "../db/db.ts";
import type { createTestDevice } from "../ledger/testing.ts";
import type { RepKey } from "../org/rep-key.ts";
import { syncDevice } from "./sync.ts";

export type TestDevice = ReturnType<typeof createTestDevice>;

/** Exchanges of tests' devices with the server, which receives each at a moment of the test's choice. They throw for an unknown rep. */
export function createTestSync(dbOf: () => Db) {
  return async (
    rep: RepKey,
    device: TestDevice,
    receivedAt: Instant,
    operations: readonly Operation[] = [],
    cursor: string | null = null,
  ): Promise<SyncAnswer> => {
    const answer = await syncDevice(dbOf(), rep, device.request(receivedAt, operations, cursor), receivedAt);
    if (!answer) throw new Error("The rep is unknown");
    return answer;
  };
}

/** What was said of each operation: the code of its refusal, else its status. */
export function codesOf({ results }: SyncAnswer): readonly string[] {
  return results.map((result) => ("error" in result ? result.error.code : result.status));
}

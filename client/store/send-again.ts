import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import { everythingSent } from "./confirmed-logs.ts";
import type { Tables } from "./database.ts";
import { factOf, subjectOf, targetOf } from "./operation.ts";
import { withFact } from "./perform.ts";
import { profileFactsOf } from "./profile-facts.ts";
import type { DeviceRow } from "./rows.ts";
import { takeShelf } from "./shelf.ts";

/**
 * Queues everything that was once accepted again, each with the stamp that it had received, because the server has forgotten it;
 * what it does remember it answers as a duplicate. Inside the caller's transaction. Returns the dates to fold again.
 */
export async function sendAgain(tables: Tables, device: DeviceRow): Promise<ReadonlySet<CivilDate>> {
  const accepted = [...(await everythingSent(tables))].sort((a, b) => a.operation.deviceSeq - b.operation.deviceSeq);
  await Promise.all([tables.sent.clear(), tables.sentLogs.clear()]);
  await tables.syncQueue.bulkAdd(
    accepted.map(({ id, operation, stamp }) => {
      // The date that it is shown on: the one that has to wait for it.
      return {
        id,
        localDate: stamp.localDate,
        recordedAt: operation.recordedAt,
        ...targetOf(operation),
        operation,
        stamp,
        attempts: 0,
      };
    }),
  );

  await tables.profileFacts.bulkPut(profileFactsOf(accepted));
  const shelf = await takeShelf(tables, device, new Set(accepted.map((row) => subjectOf(row.operation))));
  for (const { operation, stamp } of accepted) {
    const row = withFact(shelf.get(subjectOf(operation)), factOf(operation, stamp), device);
    if (row) shelf.put(row);
  }
  return (await shelf.save(device)).pending;
}

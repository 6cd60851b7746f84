import { kindHistories, newestVersion, oldestAcceptedVersion, upgradeBody } from "#shared/protocol/upgrades.ts";
import type { DeviceDatabase } from "./database.ts";
import { deviceOf, type StorePorts } from "./device.ts";
import { factOf, type Operation, subjectOf } from "./operation.ts";
import { profileFactsOf } from "./profile-facts.ts";
import { refoldDays, refoldProgression } from "./refold.ts";
import type { DeviceRow, QueuedRow } from "./rows.ts";
import { takeShelf } from "./shelf.ts";

/**
 * Rewrites, once per app version, what waits in a version that no server accepts any more and was never sent. What was sent stays as
 * it was: the server may have it.
 */
export async function upgradeQueue(db: DeviceDatabase, ports: StorePorts, histories = kindHistories): Promise<void> {
  const newest = JSON.stringify(Object.values(histories).map((steps) => steps.length));
  if ((await deviceOf(db.strict)).upgradedTo === newest) return;

  const tables = db.strict;
  const { syncQueue, activities, days, awards, profileFacts, progression, device: devices } = tables;
  await tables.transaction(
    "rw",
    [syncQueue, activities, days, awards, profileFacts, progression, devices],
    async () => {
      const device = await deviceOf(tables);
      // Until the tenant's currency is known, an old body can't be read to its end.
      if (device.profile === null) return;

      const isOld = ({ operation: { kind, version } }: QueuedRow) => version < oldestAcceptedVersion(kind, histories);
      const rows = await syncQueue.filter((row) => isOld(row) && !wasSent(row)).toArray();
      const upgrades = rows.map((row) => ({ ...row, operation: upgraded(row.operation, device, histories) }));
      const shelf = await takeShelf(tables, device, new Set(rows.map(({ operation }) => subjectOf(operation))));
      for (const { id, operation } of upgrades) {
        const shown = shelf.get(subjectOf(operation));
        if (!shown) continue;
        const pending = shown.pending.map((fact) => (fact.id === id ? factOf(operation) : fact));
        shelf.put({ ...shown, pending });
      }

      await syncQueue.bulkPut(upgrades);
      await profileFacts.bulkPut(profileFactsOf(upgrades));
      await refoldDays(tables, device, (await shelf.save(device)).pending);
      if (upgrades.length > 0) await refoldProgression(tables, device, ports.now());
      await devices.put({ ...device, upgradedTo: newest });
    },
  );
}

/** The operation as the newest version of its kind says the same. */
export function upgraded(operation: Operation, { profile }: DeviceRow, histories = kindHistories): Operation {
  const { kind, version, body } = operation;
  if (profile === null || version >= newestVersion(kind, histories)) return operation;
  return {
    ...operation,
    version: newestVersion(kind, histories),
    body: upgradeBody(kind, version, body, profile, histories),
  } as Operation;
}

function wasSent({ attempts, laterSince, stamp }: QueuedRow): boolean {
  return attempts > 0 || laterSince !== undefined || stamp !== undefined;
}

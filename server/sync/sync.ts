import type { Instant } from "#shared/domain/time/instant.ts";
import type { SyncAnswer, SyncRequest } from "#shared/protocol/sync.ts";
import type { Db } from "../db/db.ts";
import { acceptOperations } from "../ledger/accept.ts";
import { holdRep, projectRep, settleRep } from "../ledger/ledger.ts";
import { devicesOf, recordReport } from "../org/devices.ts";
import type { RepKey } from "../org/rep-profile.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { pullChanges } from "./pull.ts";
import { currentEpoch } from "./pull-repository.ts";

/**
 * One exchange with a device: takes its operations over, then gives what it hasn't seen; push always precedes pull. One transaction,
 * serialized per rep. Returns `null` for a rep that isn't the tenant's.
 */
export async function syncDevice(
  db: Db,
  rep: RepKey,
  request: SyncRequest,
  receivedAt: Instant,
): Promise<SyncAnswer | null> {
  return db.inTransaction({ kind: "tenant", tenantId: rep.tenantId }, async (tx) => {
    const held = await holdRep(tx, rep, receivedAt);
    if (!held) return null;

    const device = (await devicesOf(tx, rep)).find(({ id }) => id === request.deviceId);
    const settledBefore = await settleRep(tx, held, held.before?.finalThrough ?? null);
    const { results, touched, newest } = await acceptOperations(
      tx,
      rep,
      held.profile,
      {
        deviceId: request.deviceId,
        receivedAt,
        requestOffsetMs: request.sentAt - receivedAt,
        before: { seq: device?.deviceSeqSeen ?? 0, recordedAt: device?.lastRecordedAt ?? null },
        operations: request.operations,
      },
      held.nextVersion,
    );
    const { deviceId, deviceName: name, pending } = request;
    const { deviceSeqSeen } = await recordReport(tx, rep, { deviceId, name, at: receivedAt, pending, newest });
    const finalThrough = await settleRep(tx, held, settledBefore);

    const factsChanged = touched.changed.size + touched.added.length > 0;
    const headVersion = await projectRep(tx, held, { touched, finalThrough, factsChanged, cause: `sync ${deviceId}` });
    const epoch = await currentEpoch(tx);
    const cursor = request.cursor === null ? null : readCursor(request.cursor);
    const pulled = await pullChanges(tx, held, headVersion, epoch, cursor);

    return {
      results,
      changes: pulled.changes,
      cursor: writeCursor(pulled.cursor),
      more: pulled.more,
      epoch,
      finalThrough,
      serverTime: receivedAt,
      deviceSeqSeen,
      checksum: pulled.checksum,
    };
  });
}

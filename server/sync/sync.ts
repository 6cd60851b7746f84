import type { Instant } from "#shared/domain/time/instant.ts";
import type { SyncAnswer, SyncRequest } from "#shared/protocol/sync.ts";
import type { Db } from "../db/db.ts";
import { acceptOperations, saveAccepted } from "../ledger/accept.ts";
import { holdRep } from "../ledger/held-rep.ts";
import { projectRep, settleRep } from "../ledger/ledger.ts";
import { reopenDates } from "../ledger/reopen-dates.ts";
import { recordReport } from "../org/devices.ts";
import type { RepKey } from "../org/rep-key.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { pullChanges } from "./pull.ts";

/** Rows of one answer: a page that a phone takes in without a pause. */
const defaultPageRows = 2000;

/**
 * One exchange with a device: takes its operations over, then gives what it hasn't seen; push always precedes pull. One transaction,
 * serialized per rep. Returns `null` for a rep that isn't the tenant's.
 */
export async function syncDevice(
  db: Db,
  rep: RepKey,
  request: SyncRequest,
  receivedAt: Instant,
  { pageRows = defaultPageRows } = {},
): Promise<SyncAnswer | null> {
  return db.inTransaction({ kind: "tenant", tenantId: rep.tenantId, keepsPlans: true }, async (tx) => {
    const held = await holdRep(tx, rep, receivedAt);
    if (!held) return null;

    const device = held.devices.find(({ id }) => id === request.deviceId);
    const settledBefore = await settleRep(tx, held, held.before?.finalThrough ?? null, held.devices);
    const submission = {
      deviceId: request.deviceId,
      receivedAt,
      requestOffsetMs: request.sentAt - receivedAt,
      before: { seq: device?.deviceSeqSeen ?? 0, recordedAt: device?.lastRecordedAt ?? null },
      operations: request.operations,
    };
    const acceptance = await acceptOperations(tx, held, submission);
    const { results, touched, onlyPlainLogs, newest, changed: factsChanged } = acceptance;
    const { deviceId, deviceName: name, pending } = request;
    const reported = await recordReport(tx, rep, { deviceId, name, at: receivedAt, pending, newest });
    const devices = [...held.devices.filter(({ id }) => id !== deviceId), reported];
    const reopened = await reopenDates(tx, held, acceptance.workedDates);
    const { profile } = acceptance;
    const after = profile ? { ...reopened, profile, profileVersion: held.nextVersion } : reopened;
    const finalThrough = await settleRep(tx, after, settledBefore, devices);
    saveAccepted(tx, held, submission, acceptance);

    const cause = `sync ${deviceId}`;
    const projected = await projectRep(tx, after, { touched, finalThrough, factsChanged, cause, deviceId });
    const cursor = request.cursor === null ? null : readCursor(request.cursor);
    const plainLogs = onlyPlainLogs ? touched.added : [];
    const awarded = acceptance.examined || projected.awarded;
    const { campaignChanged } = acceptance;
    const pulled = await pullChanges(tx, after, projected, { cursor, pageRows, plainLogs, awarded, campaignChanged });

    return {
      results,
      changes: pulled.changes,
      ...(pulled.impliesLogs && { impliesLogs: true }),
      cursor: writeCursor(pulled.cursor),
      more: pulled.more,
      epoch: held.epoch,
      finalThrough,
      serverTime: receivedAt,
      deviceSeqSeen: reported.deviceSeqSeen,
      checksum: pulled.checksum,
    };
  });
}

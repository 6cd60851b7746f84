import type { Instant } from "#shared/domain/time/instant.ts";
import type { SyncAnswer } from "#shared/protocol/sync.ts";
import type { Batch } from "./batch.ts";
import type { DeviceRow } from "./rows.ts";
import type { Settlement } from "./settle-results.ts";

/** Whether the server lost what it had: a database made anew, or one that doesn't know what it had accepted from this device. */
export function hasForgotten(device: DeviceRow, batch: Batch, answer: SyncAnswer): boolean {
  if (device.epoch !== null && answer.epoch !== device.epoch) return true;
  return batch.request.deviceId === device.deviceId && answer.deviceSeqSeen < batch.ackedSeq;
}

/** The device as an answer leaves it, before what follows from its sums. */
export function deviceAfter(
  device: DeviceRow,
  batch: Batch,
  answer: SyncAnswer,
  settlement: Settlement,
  seen: { readonly current: boolean; readonly forgot: boolean; readonly now: Instant; readonly newId: () => string },
): DeviceRow {
  const { changes } = answer;
  const ackedSeq = settlement.accepted.reduce((max, row) => Math.max(max, row.operation.deviceSeq), device.ackedSeq);
  // The server, or the browser, knows more of this device than the device itself: its storage is a copy, or an old one.
  const isOurs = batch.request.deviceId === device.deviceId;
  const isCopy = isOurs && (answer.deviceSeqSeen > device.deviceSeq || isAsking(device));
  const learnt: DeviceRow = {
    ...device,
    ackedSeq,
    epoch: answer.epoch,
    offsetMs: Math.round((batch.request.sentAt + seen.now) / 2 - answer.serverTime),
    ...(isCopy && {
      deviceId: seen.newId(),
      ackedSeq: 0,
      cleared: { at: seen.now, made: device.cleared?.made ?? null, arrived: answer.deviceSeqSeen },
    }),
  };
  if (seen.forgot) return { ...pullAnew(learnt), ackedSeq: 0 };
  if (!seen.current) return learnt;
  return {
    ...learnt,
    cursor: answer.cursor,
    finalThrough: answer.finalThrough,
    profile: changes.profile ?? device.profile,
    rulesets: changes.rulesets ?? device.rulesets,
  };
}

/** The storage was cleared, and the server hasn't been asked yet what of it had arrived. */
export function isAsking({ cleared }: DeviceRow): boolean {
  return cleared?.arrived === null;
}

/**
 * The device with nothing read: everything is pulled again, and what doesn't come again is gone. Its rows must have been written as
 * they stand.
 */
function pullAnew(device: DeviceRow): DeviceRow {
  return { ...device, cursor: null, confirmedLogs: [], pull: device.pull + 1, pullingAnew: true };
}

/** A sum that differs is worth one pull of everything in a row: a second one would find the same. */
export function afterPull({ readPastCampaign, ...device }: DeviceRow, differs: boolean): DeviceRow {
  const done = { ...device, pullingAnew: false, mismatched: differs };
  if (readPastCampaign) return pullAnew(done);
  return differs && !device.mismatched ? { ...pullAnew(done), mismatched: true } : done;
}

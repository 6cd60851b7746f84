import { addDays, type CivilDate } from "#shared/domain/time/civil-date.ts";
import { dayMs, type Instant, plusMs } from "#shared/domain/time/instant.ts";
import { graceMs } from "#shared/domain/time/timeliness.ts";
import { type DayClock, endOfDate } from "#shared/domain/time/zone.ts";
import type { Device } from "../org/devices.ts";
import { type Absence, waitAfterReturnMs } from "./absence.ts";

export type SettledDay = { readonly date: CivilDate; readonly settledAt: Instant };

export type Unsettled = {
  readonly finalThrough: CivilDate | null;
  readonly joinedOn: CivilDate;
  readonly clock: DayClock;
  readonly devices: readonly Device[];
  /** The last one of all servers. */
  readonly absence: Absence | null;
  readonly now: Instant;
};

const deviceSilentAfterMs = 14 * dayMs;

/**
 * The dates that have become final, in order. A date is final once it has ended and every device seen lately has said, after that
 * end, that it holds nothing more of it; in any case after the grace, which servers that were away prolong. Settling twice finds nothing
 * the second time (P6).
 */
export function settledSince(unsettled: Unsettled): readonly SettledDay[] {
  const { finalThrough, joinedOn, clock, devices, absence, now } = unsettled;
  const heard = devices.filter((device) => now - device.lastSyncAt <= deviceSilentAfterMs);
  const settled: SettledDay[] = [];

  for (let date = finalThrough === null ? joinedOn : addDays(finalThrough, 1); ; date = addDays(date, 1)) {
    const end = endOfDate(date, clock);
    if (end > now) return settled;
    const graceEnds = endOfGrace(end, absence);
    if (graceEnds <= now) settled.push({ date, settledAt: graceEnds });
    else if (heard.length > 0 && heard.every((device) => saidClean(device, date, end)))
      settled.push({ date, settledAt: now });
    else return settled;
  }
}

/** Where nobody was there to be told when the grace ended, or shortly before, devices get two hours from the return on. */
function endOfGrace(end: Instant, absence: Absence | null): Instant {
  const graceEnds = plusMs(end, graceMs);
  if (absence === null || graceEnds <= absence.awaySince) return graceEnds;
  return latest(graceEnds, plusMs(absence.returnedAt, waitAfterReturnMs));
}

function latest(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

function saidClean(device: Device, date: CivilDate, end: Instant): boolean {
  const oldest = device.pendingOldestLocalDate;
  return device.lastSyncAt > end && (oldest === null || oldest > date);
}

import { addDays, type CivilDate } from "#shared/domain/time/civil-date.ts";
import { dayMs, type Instant, plusMs } from "#shared/domain/time/instant.ts";
import { graceMs } from "#shared/domain/time/timeliness.ts";
import { type DayClock, endOfDate } from "#shared/domain/time/zone.ts";
import type { Device } from "../org/devices.ts";

export type SettledDay = { readonly date: CivilDate; readonly settledAt: Instant };

export type Unsettled = {
  readonly finalThrough: CivilDate | null;
  readonly joinedOn: CivilDate;
  readonly clock: DayClock;
  readonly devices: readonly Device[];
  readonly now: Instant;
};

const deviceSilentAfterMs = 14 * dayMs;

/**
 * The dates that have become final, in order. A date is final once it has ended and every device seen lately has said, after that
 * end, that it holds nothing more of it; in any case after the grace. Settling twice finds nothing the second time (P6).
 */
export function settledSince({ finalThrough, joinedOn, clock, devices, now }: Unsettled): readonly SettledDay[] {
  const heard = devices.filter((device) => now - device.lastSyncAt <= deviceSilentAfterMs);
  const settled: SettledDay[] = [];

  for (let date = finalThrough === null ? joinedOn : addDays(finalThrough, 1); ; date = addDays(date, 1)) {
    const end = endOfDate(date, clock);
    if (end > now) return settled;
    const graceEnds = plusMs(end, graceMs);
    if (graceEnds <= now) settled.push({ date, settledAt: graceEnds });
    else if (heard.length > 0 && heard.every((device) => saidClean(device, date, end)))
      settled.push({ date, settledAt: now });
    else return settled;
  }
}

function saidClean(device: Device, date: CivilDate, end: Instant): boolean {
  const oldest = device.pendingOldestLocalDate;
  return device.lastSyncAt > end && (oldest === null || oldest > date);
}

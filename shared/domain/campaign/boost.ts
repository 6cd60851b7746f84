import { addDays, type CivilDate } from "../time/civil-date.ts";
import type { Instant } from "../time/instant.ts";
import { dateAt, instantAt, wallTimeAt, type Zone } from "../time/zone.ts";

/** When every boost begins, on the tenant's clock. */
export const boostTime = "14:00";

/** From tomorrow to so many days ahead a boost can be scheduled. */
export const boostDaysAhead = 7;

/**
 * What a boost pays: the share of what was sold more between its two readings, in minor units, rounded down. `rate` is in basis points. Days
 * that a file brings late don't matter, and fewer sales than before pay nothing, they cost nothing.
 */
export function boostPayout(baselineMinor: bigint, endMinor: bigint, rate: number): bigint {
  const delta = endMinor - baselineMinor;
  return delta <= 0n ? 0n : (delta * BigInt(rate)) / 10_000n;
}

/**
 * When a boost ends that began at a moment: at the same minute of the tenant's clock, so many dates later. By the clock and not by hours, so
 * that the run of that hour finds it ended, also after the clocks were changed.
 */
export function boostEnd(activatedAt: Instant, durationDays: number, zone: Zone): Instant {
  const end = instantAt(addDays(civilDateAt(activatedAt, zone), durationDays), wallTimeAt(activatedAt, zone), zone);
  if (end === null) throw new Error("A time of the wall is one");
  return end;
}

function civilDateAt(at: Instant, zone: Zone): CivilDate {
  return dateAt(at, { zone, dayStartHour: 0 });
}

import fc from "fast-check";
import { civilDateOf, dayNumberOf } from "./civil-date.ts";
import { changedClock } from "./clock-change.ts";
import { hourMs, type Instant, instantOf, minuteMs } from "./instant.ts";
import { type DayClock, type Zone, zoneOf } from "./zone.ts";

/** Zones that have broken calendars: half hours, midnights that don't exist, both sides of the date line. */
export const zoneMatrix: readonly Zone[] = [
  "America/New_York",
  "America/Santiago",
  "America/Sao_Paulo",
  "Europe/Madrid",
  "Europe/London",
  "Africa/Cairo",
  "Asia/Beirut",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Pacific/Kiritimati",
  "Etc/GMT+12",
].map(zoneOf);

export const anyZone = fc.constantFrom(...zoneMatrix);

/** With the leap day of 2024, the 53 weeks of 2026, and all the changes to summer time between. */
export const anyMoment: fc.Arbitrary<Instant> = fc
  .integer({ min: dayNumberOf(civilDateOf("2024-01-01")) * 1440, max: dayNumberOf(civilDateOf("2027-01-31")) * 1440 })
  .map((minutes) => instantOf(minutes * minuteMs));

/** A clock that was changed up to five times, within hours or weeks. */
export const anyChangedClock: fc.Arbitrary<DayClock> = fc
  .record({
    zone: anyZone,
    dayStartHour: fc.constantFrom(0, 4),
    first: anyMoment,
    choices: fc.array(fc.record({ zone: anyZone, hoursLater: fc.oneof(fc.nat(50), fc.nat(1000)) }), { maxLength: 5 }),
  })
  .map(({ zone, dayStartHour, first, choices }) => {
    let at = first;
    const told = choices.map((choice) => {
      at = instantOf(at + choice.hoursLater * hourMs);
      return { zone: choice.zone, recordedAt: at };
    });
    return changedClock({ zone, dayStartHour }, told);
  });

/** Moments of a clock's whole life, most of them about its changes. */
export function momentsOf(clock: DayClock): fc.Arbitrary<Instant> {
  const changes = (clock.changes ?? []).map(({ from }) => from);
  if (changes.length === 0) return anyMoment;
  const near = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -60 * 72, max: 60 * 72 }))
    .map(([from, minutes]) => instantOf(from + minutes * minuteMs));
  return fc.oneof({ weight: 3, arbitrary: near }, anyMoment);
}

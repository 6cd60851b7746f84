declare const instant: unique symbol;

/** A point in time: whole milliseconds since 1970 in UTC. */
export type Instant = number & { readonly [instant]: true };

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** Takes a number of milliseconds as a point in time. Throws where it isn't whole or lies outside what calendars cover. */
export function instantOf(milliseconds: number): Instant {
  if (!isInstant(milliseconds)) throw new Error(`Not an instant: ${milliseconds}`);
  return milliseconds;
}

export function isInstant(milliseconds: number): milliseconds is Instant {
  return Number.isInteger(milliseconds) && Math.abs(milliseconds) <= 8.64e15;
}

export function plusMs(at: Instant, milliseconds: number): Instant {
  return (at + milliseconds) as Instant;
}

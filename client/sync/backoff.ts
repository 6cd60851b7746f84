import type { TransientError } from "./errors.ts";

const baseMs = 1000;
const capMs = 5 * 60_000;

/**
 * How long to wait after so many failures in a row: anything up to a bound that doubles, so that many devices don't come back
 * together. `random` is in [0, 1). A pause that the server asked for is obeyed, and spread over one second more.
 */
export function pauseMs(error: TransientError, failures: number, random: number): number {
  if (isAsked(error)) return error.retryAfterMs + Math.round(random * baseMs);
  return Math.round(random * Math.min(capMs, baseMs * 2 ** (failures - 1)));
}

/** Whether the server itself named the pause. */
export function isAsked(
  error: TransientError,
): error is Extract<TransientError, { readonly code: "unavailable" }> & { readonly retryAfterMs: number } {
  return error.code === "unavailable" && error.retryAfterMs !== null;
}

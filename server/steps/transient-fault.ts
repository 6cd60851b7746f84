import { isDatabaseAway } from "../db/database-away.ts";
import { errorCodeOf } from "../db/error-code.ts";

/** Conflicts of transactions (40), no resources (53), a lock that wasn't to be had in time: PostgreSQL's states. */
const passingStates = /^(40|53)|^55P03$/;
const causesLookedAt = 5;

/**
 * Whether a fault passes by itself, so that the same work may succeed a moment later: the database is away or overloaded, or another
 * transaction was in the way. A statement that took too long (57014) would take as long again, and bad data stays bad.
 */
export function isTransientFault(error: unknown): boolean {
  for (let fault = error, looked = 0; fault instanceof Error && looked < causesLookedAt; looked += 1) {
    if (isDatabaseAway(fault) || passingStates.test(errorCodeOf(fault) ?? "")) return true;
    fault = fault.cause;
  }
  return false;
}

import { errorCodeOf } from "./error-code.ts";

const networkCodes = new Set(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "ENOENT", "EPIPE", "ETIMEDOUT", "EAI_AGAIN"]);
const noConnectionMessage = /Connection terminated|timeout exceeded when trying to connect/;

/**
 * Whether an error says that the database can't be reached right now: it stops, starts, has no connection free, or the network is cut.
 * States are those of PostgreSQL (classes 08 and 57P, 53300); `pg` tells of a lost connection by its text alone.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = errorCodeOf(error);
  if (code !== undefined) return networkCodes.has(code) || /^08|^57P|^53300$/.test(code);
  return noConnectionMessage.test(error.message);
}

import { limitReached, type Refusal } from "./refusal.ts";

/** Requests per second and per minute, for all keys of a workspace together. */
export type RateLimit = { readonly shortLimit: number; readonly longLimit: number };

export const defaultRateLimit: RateLimit = { shortLimit: 100, longLimit: 100 };

export type RateLimiter = {
  /** Takes one token of the workspace's buckets, or says which of them is empty. A refused request costs nothing of that bucket. */
  take(workspaceId: string, limit: RateLimit): Refusal | null;
};

type Bucket = { readonly tokens: number; readonly lastMs: number };

const shortWindowMs = 1_000;
const longWindowMs = 60_000;

/** Two token buckets per workspace, kept in this process. `now` is in milliseconds. */
export function createRateLimiter(clock: { now(): number }): RateLimiter {
  const shortBuckets = new Map<string, Bucket>();
  const longBuckets = new Map<string, Bucket>();

  return {
    take(workspaceId, { shortLimit, longLimit }) {
      const nowMs = clock.now();
      return (
        takeFrom(shortBuckets, workspaceId, shortLimit, shortWindowMs, nowMs) ??
        takeFrom(longBuckets, workspaceId, longLimit, longWindowMs, nowMs)
      );
    },
  };
}

function takeFrom(
  buckets: Map<string, Bucket>,
  workspaceId: string,
  most: number,
  windowMs: number,
  nowMs: number,
): Refusal | null {
  const available = availableTokens(buckets.get(workspaceId), most, windowMs, nowMs);
  if (available < 1) return limitReached(most, windowMs);
  buckets.set(workspaceId, { tokens: available - 1, lastMs: nowMs });
  return null;
}

/** Whole tokens only: requests that follow each other faster than one token is made refill nothing, as in Twenty. */
function availableTokens(bucket: Bucket | undefined, most: number, windowMs: number, nowMs: number): number {
  if (bucket === undefined) return most;
  const refilled = Math.floor(((nowMs - bucket.lastMs) * most) / windowMs);
  return Math.min(bucket.tokens + Math.max(refilled, 0), most);
}

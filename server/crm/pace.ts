import type { Instant } from "#shared/domain/time/instant.ts";

/** Requests that a CRM takes. */
export type RequestLimits = { readonly perSecond: number; readonly perMinute: number };

/** When the next request may go: keeps under the limits that are known, and learns from being refused all the same. */
export type Pace = {
  /** Milliseconds to wait before the next request; 0 = now. */
  pauseMs(now: Instant): number;
  /** A request goes out. */
  sent(now: Instant): void;
  /** It was refused for being one too many; the text may name the limit. */
  refused(now: Instant, text: string): void;
  /** It was answered otherwise. */
  accepted(): void;
};

type Bucket = { readonly windowMs: number; readonly max: number; readonly tokens: number; readonly last: Instant };

const firstPenaltyMs = 1_000;
const longestPenaltyMs = 60_000;

/** A request may reach the other side a little sooner after the one before than it left us. */
const refillMargin = 1.1;

const limitText = /^Limit reached \((\d+) tokens per (\d+) ms\)/;

/**
 * Follows the recorded buckets of Twenty: two per workspace, refilled in whole tokens since the last request, so that requests closer
 * together than a token's time refill nothing. Refused, it waits a second, and doubles to a minute, with jitter: there is no Retry-After.
 */
export function createPace(limits: RequestLimits, now: Instant, random: () => number): Pace {
  let buckets = [fullBucket(1_000, limits.perSecond, now), fullBucket(60_000, limits.perMinute, now)];
  let refusals = 0;
  let penaltyUntil = now;

  return {
    pauseMs(at) {
      return Math.max(0, penaltyUntil - at, ...buckets.map((bucket) => tokenInMs(bucket, at)));
    },
    sent(at) {
      buckets = buckets.map((bucket) => ({ ...bucket, tokens: Math.max(0, available(bucket, at) - 1), last: at }));
    },
    refused(at, text) {
      refusals += 1;
      const penaltyMs = Math.min(longestPenaltyMs, firstPenaltyMs * 2 ** (refusals - 1));
      penaltyUntil = (at + Math.ceil(penaltyMs * (1 + random() / 4))) as Instant;
      buckets = buckets.map((bucket) => learn(bucket, text));
    },
    accepted() {
      refusals = 0;
    },
  };
}

function fullBucket(windowMs: number, max: number, now: Instant): Bucket {
  return { windowMs, max, tokens: max, last: now };
}

function available({ tokens, max, windowMs, last }: Bucket, at: Instant): number {
  return Math.min(max, tokens + Math.floor((Math.max(0, at - last) * max) / (windowMs * refillMargin)));
}

function tokenInMs(bucket: Bucket, at: Instant): number {
  if (available(bucket, at) >= 1) return 0;
  return Math.ceil(((bucket.windowMs * refillMargin) / bucket.max) * (1 - bucket.tokens)) - (at - bucket.last);
}

/** Another user of the same workspace, or a lower limit than we thought: its bucket is empty, and as large as it says. */
function learn(bucket: Bucket, text: string): Bucket {
  const [, tokens, windowMs] = limitText.exec(text) ?? [];
  if (Number(windowMs) !== bucket.windowMs || !Number(tokens)) return bucket;
  return { ...bucket, max: Number(tokens), tokens: 0 };
}

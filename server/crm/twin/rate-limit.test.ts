import { expect, test } from "vitest";
import { createRateLimiter, defaultRateLimit, type RateLimit } from "./rate-limit.ts";

function createBuckets(limit: RateLimit) {
  let nowMs = 1_000_000;
  const limiter = createRateLimiter({ now: () => nowMs });
  return {
    wait: (ms: number) => {
      nowMs += ms;
    },
    take: (workspace = "one") => limiter.take(workspace, limit),
  };
}

test("from a full bucket, ten requests a second: the first 100 are accepted, then one every 600 ms", () => {
  const buckets = createBuckets(defaultRateLimit);
  let accepted = 0;
  for (let request = 0; request < 300; request += 1) {
    if (buckets.take() === null) accepted += 1;
    buckets.wait(100);
  }
  expect(accepted).toBe(100 + 33); // half a minute; from the hundredth on, 20 s at 0.6 s each
});

test("the bucket of the second is asked first, and says so", () => {
  const buckets = createBuckets({ shortLimit: 2, longLimit: 3 });
  expect([buckets.take(), buckets.take()]).toEqual([null, null]);
  expect(buckets.take()).toMatchObject({ status: 429, body: { messages: ["Limit reached (2 tokens per 1000 ms)"] } });
  buckets.wait(1_000);
  expect(buckets.take()).toBeNull();
  expect(buckets.take()).toMatchObject({ status: 429, body: { messages: ["Limit reached (3 tokens per 60000 ms)"] } });
});

test("workspaces don't share a limit, and a clock that goes back takes nothing away", () => {
  const buckets = createBuckets({ shortLimit: 2, longLimit: 2 });
  buckets.take();
  buckets.wait(-60_000);
  expect([buckets.take(), buckets.take("other")]).toEqual([null, null]);
});

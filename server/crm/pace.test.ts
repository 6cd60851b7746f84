import fc from "fast-check";
import { expect, test } from "vitest";
import { instantOf } from "#shared/domain/time/instant.ts";
import { createPace, type RequestLimits } from "./pace.ts";

const start = instantOf(1_000_000);

/** Twenty's buckets, exactly as they were recorded. */
function createBuckets({ perSecond, perMinute }: RequestLimits, now: number) {
  const buckets = [
    { max: perSecond, windowMs: 1_000, tokens: perSecond, last: now },
    { max: perMinute, windowMs: 60_000, tokens: perMinute, last: now },
  ];
  return (at: number): string | null => {
    for (const bucket of buckets) {
      const refilled = Math.floor(((at - bucket.last) * bucket.max) / bucket.windowMs);
      const available = Math.min(bucket.max, bucket.tokens + refilled);
      if (available < 1) return `Limit reached (${bucket.max} tokens per ${bucket.windowMs} ms)`;
      bucket.tokens = available - 1;
      bucket.last = at;
    }
    return null;
  };
}

test("whoever keeps the pace is never refused, however the requests are spread", () => {
  fc.assert(
    fc.property(
      fc.record({ perSecond: fc.integer({ min: 2, max: 100 }), perMinute: fc.integer({ min: 20, max: 300 }) }),
      fc.array(fc.nat(3_000), { minLength: 200, maxLength: 400 }),
      (limits, gaps) => {
        const pace = createPace(limits, start, () => 0);
        const take = createBuckets(limits, start);
        let now: number = start;
        for (const gap of gaps) {
          now += gap % 3 === 0 ? gap : 0;
          now += pace.pauseMs(instantOf(now));
          expect(pace.pauseMs(instantOf(now))).toBe(0);
          pace.sent(instantOf(now));
          expect(take(now)).toBeNull();
          pace.accepted();
        }
      },
    ),
    { numRuns: 50 },
  );
});

test("150 requests at once take 100 of the full bucket, then one each 0.66 s", () => {
  const pace = createPace({ perSecond: 100, perMinute: 100 }, start, () => 0);
  let now = start;
  const sentAt: number[] = [];
  while (sentAt.length < 150) {
    now = instantOf(now + pace.pauseMs(now));
    pace.sent(now);
    sentAt.push(now - start);
  }
  expect(sentAt[99]).toBe(0);
  expect(sentAt[149]).toBeGreaterThanOrEqual(50 * 660);
  expect(sentAt[149]).toBeLessThanOrEqual(50 * 662);
});

test("refused, it waits a second, doubles to a minute, and starts anew after a success", () => {
  const pace = createPace({ perSecond: 100, perMinute: 100 }, start, () => 0);
  const pauses = Array.from({ length: 8 }, () => {
    pace.refused(start, "Too many");
    return pace.pauseMs(start);
  });
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  pace.accepted();
  pace.refused(start, "Too many");
  expect(pace.pauseMs(start)).toBe(1_000);
});

test("a lower limit is learnt from the answer that names it", () => {
  const pace = createPace({ perSecond: 100, perMinute: 100 }, start, () => 0);
  pace.refused(start, "Limit reached (50 tokens per 60000 ms)");
  const afterPenalty = instantOf(start + 10_000);
  pace.accepted();
  for (let sent = 0; pace.pauseMs(afterPenalty) === 0; sent += 1) {
    expect(sent).toBeLessThanOrEqual(50);
    pace.sent(afterPenalty);
  }
  expect(pace.pauseMs(afterPenalty)).toBeGreaterThanOrEqual(1_200);
});

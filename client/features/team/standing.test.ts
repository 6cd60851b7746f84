import { expect, test } from "vitest";
import { dayMs, type Instant, minuteMs } from "#shared/domain/time/instant.ts";
import type { TeamRep } from "#shared/protocol/team.ts";
import { freshnessOf, sortReps, totalsOf } from "./standing.ts";

const now = Date.UTC(2026, 3, 14, 12);

test("a rep is live for a quarter of an hour, stale for two days, then silent; one never heard is silent", () => {
  const heard = [0, 14 * minuteMs, 15 * minuteMs, 2 * dayMs - 1, 2 * dayMs].map((ms) => (now - ms) as Instant);
  expect([...heard, null].map((lastSyncAt) => freshnessOf(rep({ lastSyncAt }), now))).toEqual([
    "live",
    "live",
    "stale",
    "stale",
    "silent",
    "silent",
  ]);
});

test("the highest comes first, equals by name", () => {
  const reps = [rep({ name: "Bea", totalXp: 5 }), rep({ name: "Ana", totalXp: 5 }), rep({ name: "Zoe", totalXp: 9 })];
  expect(sortReps(reps, "xp").map(({ name }) => name)).toEqual(["Zoe", "Ana", "Bea"]);
});

test("the sums are those of the server; what is unknown adds nothing to what still waits", () => {
  const reps = [
    rep({ totalXp: 10, closedDeals: 1, pendingReported: 3 }),
    rep({ totalXp: 20, pendingReported: null, crm: { ...rep({}).crm, state: "differs" } }),
  ];
  expect(totalsOf({ reps, asOf: now as Instant })).toEqual({
    totalXp: 30,
    closedDeals: 1,
    inStep: 1,
    reps: 2,
    waiting: 3,
  });
});

function rep(change: Partial<TeamRep>): TeamRep {
  return {
    id: "r",
    code: "rep01",
    name: "Ana",
    totalXp: 0,
    level: 1,
    rank: "E-1",
    closedDeals: 0,
    streakDays: 0,
    lastSyncAt: null,
    pendingReported: 0,
    toReview: 0,
    crm: { totalXp: 0, closedDeals: 0, streakDays: 0, publishedAt: null, state: "in_step" },
    ...change,
  };
}

import "temporal-polyfill/global";
import fc from "fast-check";
import { expect, test } from "vitest";
import { civilDateOf } from "../time/civil-date.ts";
import { instantOf } from "../time/instant.ts";
import { instantAt, zoneOf } from "../time/zone.ts";
import { boostEnd, boostPayout } from "./boost.ts";

test("a boost pays its share of what was sold more, divided by a hundred", () => {
  expect(boostPayout(100_000n, 250_000n, 500)).toBe(7_500n);
  expect(boostPayout(0n, 999n, 1500)).toBe(149n);
});

test("fewer sales than before pay nothing and cost nothing; a baseline of 0 pays all", () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.bigInt(-(10n ** 15n), 10n ** 15n), (baseline, end) => {
      const payout = boostPayout(baseline, end, 1000);
      expect(payout >= 0n).toBe(true);
      if (end <= baseline) expect(payout).toBe(0n);
      else expect(payout).toBe((end - baseline) / 10n);
    }),
  );
});

test("a boost ends at the same time of the clock, whatever the clocks did in between", () => {
  const zone = zoneOf("Europe/Madrid");
  const began = instantAt(civilDateOf("2026-03-20"), "14:00", zone) ?? instantOf(0);
  const ends = instantAt(civilDateOf("2026-04-19"), "14:00", zone);
  expect(boostEnd(began, 30, zone)).toBe(ends);
  // A run that came some seconds late isn't a day late at the end.
  expect(boostEnd(instantOf(began + 7_300), 30, zone)).toBe(ends);
});

import { expect } from "@playwright/test";
import { test } from "../support/journey.ts";
import { demoPassword } from "../support/product.ts";
import { keptCalls, replayOffline } from "./replay-offline.ts";

test("I2 I4 twenty days of real calls made without a network are sent at once and come out the same everywhere", async ({
  page,
  product,
}) => {
  const report = await replayOffline(page, { product, rep: "rep04", file: keptCalls, password: demoPassword });
  const { xp, xpBefore, baseXp, flushSeconds, requests } = report;

  // Each of the days had calls already: its first dial and its place in the streak are paid.
  expect(xp).toEqual({ screen: xpBefore + baseXp, server: xpBefore + baseXp, crm: xpBefore + baseXp });
  expect(requests).toBe(1);
  test.info().annotations.push({ type: "seconds of the flush", description: flushSeconds.toFixed(2) });
});

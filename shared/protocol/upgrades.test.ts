import { expect, test } from "vitest";
import { type Body, kindHistories, newestVersion, oldestAcceptedVersion, upgradeBody } from "./upgrades.ts";

const log = (version: number, body: Body): Body => upgradeBody("log_activity", version, body, { currency: "CLP" });

test("a logged activity's newest body says the currency of its value and how a call ended", () => {
  expect(log(1, { activity: "deal_closed", valueMinor: 900 })).toEqual({
    activity: "deal_closed",
    valueMinor: 900,
    currency: "CLP",
  });
  expect(log(1, { activity: "call", durationSeconds: 40 })).toEqual({
    activity: "call",
    durationSeconds: 40,
    disposition: "no_answer",
  });
  expect(log(2, { activity: "call" })).toEqual({ activity: "call", disposition: "no_answer" });
});

test("what says so already, and what is wrong, stays as it is, whatever its version", () => {
  for (const body of [
    { activity: "deal_closed", valueMinor: 900, currency: "EUR" },
    { activity: "call", disposition: "contact" },
    { activity: "deal_closed" },
    { activity: "email_sent", valueMinor: 900 },
    { activity: 7, valueMinor: "much" },
  ])
    for (const version of [1, 2, 3]) expect(log(version, body)).toEqual(body);
});

test("the newest version of a kind and the two before are accepted; older ones are read for good", () => {
  const renamed = (body: Body): Body => ({ ...body, renamed: true });
  const later = { ...kindHistories, log_activity: [...kindHistories.log_activity, renamed, renamed] };
  expect([oldestAcceptedVersion("log_activity"), newestVersion("log_activity")]).toEqual([1, 3]);
  expect([oldestAcceptedVersion("undo_activity"), newestVersion("undo_activity")]).toEqual([1, 1]);
  expect([oldestAcceptedVersion("log_activity", later), newestVersion("log_activity", later)]).toEqual([3, 5]);
  expect(upgradeBody("log_activity", 1, { activity: "call" }, { currency: "EUR" }, later)).toEqual({
    activity: "call",
    disposition: "no_answer",
    renamed: true,
  });
});

import "temporal-polyfill/global";
import { expect, test } from "vitest";
import { kindHistories } from "#shared/protocol/upgrades.ts";
import { readOperation } from "./judge.ts";
import { at, createTestDevice } from "./testing.ts";

const now = at("2026-04-14", "10:00");

function read(version: number, body: object, histories = kindHistories) {
  const operation = createTestDevice().log({ activity: "call" }, now, { version, body });
  const result = readOperation(operation, { currency: "EUR" }, histories);
  return result.ok ? result.value : result.error;
}

test("a body is judged as the newest version reads it, and kept as it was received", () => {
  const body = { activity: "deal_closed", valueMinor: 900 };
  expect(read(1, body)).toMatchObject({ body, intent: { body: { ...body, currency: "EUR" } }, isTooOld: false });
  expect(read(3, body)).toMatchObject({ status: "rejected", error: { code: "invalid_currency" } });
  expect(read(2, { activity: "call" })).toMatchObject({ intent: { body: { disposition: "no_answer" } } });
  expect(read(3, { activity: "call" })).toMatchObject({
    status: "rejected",
    error: { code: "invalid_disposition", field: "body.disposition" },
  });
});

test("a newer version than this server knows is put off; one that is older than accepted is known as such", () => {
  const later = { ...kindHistories, log_activity: [...kindHistories.log_activity, (body: object) => ({ ...body })] };
  const body = { activity: "note_added" };
  expect(read(4, body)).toMatchObject({ status: "later", error: { code: "unknown_version" } });
  expect(read(4, body, later)).toMatchObject({ isTooOld: false });
  expect(read(1, body, later)).toMatchObject({ isTooOld: true });
  expect(read(2, body, later)).toMatchObject({ isTooOld: false });
});

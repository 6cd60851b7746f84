import { expect, test } from "vitest";
import { instantOf } from "#shared/domain/time/instant.ts";
import type { SyncAnswer, SyncRequest } from "#shared/protocol/sync.ts";
import { createFetchExchange } from "./fetch-exchange.ts";

const request: SyncRequest = {
  schema: 1,
  deviceId: "d",
  cursor: null,
  sentAt: instantOf(0),
  pending: { count: 0, oldestLocalDate: null, oldestRecordedAt: null },
  operations: [],
};
const answer: SyncAnswer = {
  results: [],
  changes: { days: [], activities: [], awards: [], attempts: [], removedActivities: [] },
  cursor: "c",
  more: false,
  epoch: "e",
  finalThrough: null,
  serverTime: instantOf(0),
  deviceSeqSeen: 0,
  checksum: null,
};
const ours = { "perennial-protocol": "1" };

function exchangeWith(status: number, headers: Record<string, string>, body: unknown) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return createFetchExchange(async () => new Response(text, { status, headers }))(request, { keepalive: false });
}

test("an answer with our header and shape is an answer", async () => {
  expect(await exchangeWith(200, ours, answer)).toEqual({ ok: true, value: answer });
});

test.each([
  ["a captive portal's page", 200, {}, "<html>Sign in to the Wi-Fi</html>", { code: "not_our_server" }],
  ["our answer from a machine that isn't ours", 200, {}, answer, { code: "not_our_server" }],
  ["a captive portal's redirect", 302, {}, "", { code: "not_our_server" }],
  ["a page in place of JSON", 200, ours, "<html>", { code: "not_our_server" }],
  ["an answer of another shape", 200, ours, { results: [] }, { code: "not_our_server" }],
  ["a portal's 401", 401, {}, "", { code: "not_our_server" }],
  ["our 401", 401, ours, {}, { code: "signed_out" }],
  ["our 426", 426, ours, {}, { code: "upgrade_required" }],
  ["a gateway's 502", 502, {}, "Bad gateway", { code: "unavailable", retryAfterMs: null }],
  ["a 503 that names the pause", 503, { ...ours, "retry-after": "7" }, {}, { code: "unavailable", retryAfterMs: 7000 }],
  ["a 429", 429, { ...ours, "retry-after": "60" }, {}, { code: "unavailable", retryAfterMs: 60_000 }],
  ["a 403", 403, ours, {}, { code: "unavailable", retryAfterMs: null }],
  [
    "a 413",
    413,
    ours,
    { error: { code: "too_large", message: "Too large." } },
    { code: "refused", error: { code: "too_large", message: "Too large." } },
  ],
])("%s", async (_name, status, headers, body, error) => {
  expect(await exchangeWith(status, headers as Record<string, string>, body)).toEqual({ ok: false, error });
});

test("no answer at all is no answer, whatever the error says", async () => {
  const exchange = createFetchExchange(() =>
    Promise.reject(new TypeError("401 Unauthorized: request refused on port 4013")),
  );
  expect(await exchange(request, { keepalive: false })).toEqual({ ok: false, error: { code: "no_answer" } });
});

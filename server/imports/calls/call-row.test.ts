import "temporal-polyfill/global";
import { expect, test } from "vitest";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { changedClock } from "#shared/domain/time/clock-change.ts";
import { zoneOf } from "#shared/domain/time/zone.ts";
import { readHeader } from "../file-header.ts";
import { header as headerLine, instantAtUtc } from "../testing.ts";
import { factChange } from "./call-facts.ts";
import { callColumns, readCallRow } from "./call-row.ts";

const now = instantAtUtc("2026-06-01T10:00:00Z"); // noon in Madrid
const reach = new Map([
  [
    "rep01",
    { repId: "rep-1", clock: { zone: zoneOf("Europe/Madrid"), dayStartHour: 0 }, today: civilDateOf("2026-06-01") },
  ],
]);
const good = ["c1", "rep01", "2026-05-04", "09:00:11", "76", "cellular", "1", "unknown", "no"];

function headerOf(line: string) {
  const found = readHeader(callColumns, line.split(","));
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

function read(changes: { readonly [column in (typeof callColumns)[number]]?: string }) {
  const fields = callColumns.map((column, index) => changes[column] ?? good[index] ?? "");
  return readCallRow({ line: 7, fields }, headerOf(headerLine), reach, now);
}

test("a time is one of the zone that the rep was in when its date began", () => {
  const home = { zone: zoneOf("Europe/Madrid"), dayStartHour: 0 };
  const moved = { zone: zoneOf("America/New_York"), recordedAt: instantAtUtc("2026-05-20T10:00:00Z") };
  const clock = changedClock(home, [moved]);
  const travelling = new Map([["rep01", { repId: "rep-1", clock, today: civilDateOf("2026-06-01") }]]);
  const readOn = (date: string, time: string) => {
    const fields = callColumns.map((column, index) => ({ date, time })[column as string] ?? good[index] ?? "");
    return readCallRow({ line: 7, fields }, headerOf(headerLine), travelling, now).ok;
  };
  expect([readOn("2026-06-01", "06:00:00"), readOn("2026-06-01", "06:06:00")]).toEqual([true, false]);
  const [fact] = factChange("tenant", "rep-1", clock, [{ before: null, after: callOn("2026-05-20") }]).upserts;
  const [later] = factChange("tenant", "rep-1", clock, [{ before: null, after: callOn("2026-05-22") }]).upserts;
  expect([fact?.occurredAt, fact?.zone]).toEqual([instantAtUtc("2026-05-20T07:00:00Z"), home.zone]);
  expect([later?.occurredAt, later?.zone]).toEqual([instantAtUtc("2026-05-22T13:00:00Z"), moved.zone]);
});

function callOn(date: string) {
  const blank = { channel: null, attempt: null, priorOutcome: null, dealClosed: false };
  return {
    callId: "c1",
    repId: "rep-1",
    localDate: civilDateOf(date),
    wallTime: "09:00:00",
    durationSeconds: 5,
    ...blank,
  };
}

test("columns are found in any order, without case and outer spaces; unknown ones are listed", () => {
  expect(
    headerOf(" Deal_Closed,REP ,date,time,Campaign,duration_seconds,channel,attempt,prior_outcome, call_id,Note"),
  ).toEqual({
    positions: {
      call_id: 9,
      rep: 1,
      date: 2,
      time: 3,
      duration_seconds: 5,
      channel: 6,
      attempt: 7,
      prior_outcome: 8,
      deal_closed: 0,
    },
    names: expect.any(Array),
    ignored: ["Campaign", "Note"],
  });
});

test("missing and repeated columns refuse the file and are named", () => {
  expect(readHeader(callColumns, ["call_id", "rep", "date", "time", "channel", "attempt", "prior_outcome"])).toEqual({
    ok: false,
    error: { code: "missing_columns", columns: ["duration_seconds", "deal_closed"] },
  });
  expect(readHeader(callColumns, [...headerLine.split(","), " Rep "])).toEqual({
    ok: false,
    error: { code: "repeated_columns", columns: ["rep"] },
  });
});

test("a row becomes an assertion", () => {
  expect(read({})).toEqual({
    ok: true,
    value: {
      line: 7,
      key: "c1",
      repId: "rep-1",
      localDate: "2026-05-04",
      wallTime: "09:00:11",
      durationSeconds: 76,
      channel: "cellular",
      attempt: "1",
      priorOutcome: "unknown",
      dealClosed: false,
    },
  });
});

test("blanks say nothing, outer spaces don't matter, and seconds may be left out", () => {
  const row = read({
    time: " 09:00 ",
    duration_seconds: "",
    channel: " ",
    attempt: "",
    prior_outcome: "",
    deal_closed: "",
  });
  expect(row).toMatchObject({
    value: {
      wallTime: "09:00:00",
      durationSeconds: null,
      channel: null,
      attempt: null,
      priorOutcome: null,
      dealClosed: null,
    },
  });
  expect(read({ deal_closed: "YES", attempt: "42" })).toMatchObject({ value: { dealClosed: true, attempt: "42" } });
});

test.each([
  [{ call_id: "" }, "call_id", "blank"],
  [{ call_id: "x".repeat(201) }, "call_id", "too_long"],
  [{ channel: "a\0b" }, "channel", "unreadable_text"],
  [{ rep: " " }, "rep", "blank"],
  [{ rep: "rep99" }, "rep", "rep_unknown"],
  [{ date: "04.05.2026" }, "date", "not_a_date"],
  [{ date: "2026-02-30" }, "date", "not_a_date"],
  [{ date: "2026-06-02" }, "date", "in_the_future"],
  [{ date: "2099-01-01" }, "date", "in_the_future"],
  [{ time: "9:00" }, "time", "not_a_time"],
  [{ time: "24:00:00" }, "time", "not_a_time"],
  [{ date: "2026-06-01", time: "12:05:01" }, "time", "in_the_future"],
  [{ duration_seconds: "-1" }, "duration_seconds", "not_a_whole_number"],
  [{ duration_seconds: "1.5" }, "duration_seconds", "not_a_whole_number"],
  [{ duration_seconds: "1,234" }, "duration_seconds", "not_a_whole_number"],
  [{ duration_seconds: "1 min" }, "duration_seconds", "not_a_whole_number"],
  [{ duration_seconds: "86401" }, "duration_seconds", "too_large"],
  [{ attempt: "first" }, "attempt", "not_a_whole_number"],
  [{ deal_closed: "1" }, "deal_closed", "not_yes_or_no"],
] as const)("%j is rejected: %s %s", (changes, column, reason) => {
  const value = Object.values(changes).at(-1) ?? "";
  expect(read(changes)).toEqual({ ok: false, error: { line: 7, column, value: value.trim().slice(0, 80), reason } });
});

test("another clock may be five minutes ahead", () => {
  expect(read({ date: "2026-06-01", time: "12:05:00" }).ok).toBe(true);
});

test("a row with too few or too many fields is rejected", () => {
  const row = readCallRow({ line: 3, fields: good.slice(1) }, headerOf(headerLine), reach, now);
  expect(row).toEqual({
    ok: false,
    error: { line: 3, column: null, value: "8 of 9", reason: "wrong_number_of_fields" },
  });
});

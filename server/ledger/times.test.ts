import "temporal-polyfill/global";
import fc from "fast-check";
import { expect, test } from "vitest";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { dayMs, hourMs, minuteMs, plusMs } from "#shared/domain/time/instant.ts";
import { anyChangedClock, momentsOf } from "#shared/domain/time/testing.ts";
import { dateAt, placeOf } from "#shared/domain/time/zone.ts";
import type { Operation } from "#shared/protocol/operations.ts";
import { at, createTestDevice, madrid } from "./testing.ts";
import { judgeTimes, type TimesContext } from "./times.ts";

const now = at("2026-04-14", "10:00");

function judge(given: Partial<Operation>, context: Partial<TimesContext> = {}, recordedAt = now) {
  const operation = createTestDevice().log({ activity: "call" }, recordedAt, given);
  return judgeTimes(operation, {
    receivedAt: now,
    requestOffsetMs: 0,
    previousRecordedAt: null,
    clock: { zone: madrid, dayStartHour: 0 },
    joinedOn: civilDateOf("2026-04-01"),
    lateThrough: null,
    restoredLately: false,
    dateAt,
    ...context,
  });
}

test("a clock that is right to 5 minutes is left alone", () => {
  const recordedAt = plusMs(now, 5 * minuteMs);
  const judged = judge({}, { requestOffsetMs: 5 * minuteMs }, recordedAt);
  expect(judged).toMatchObject({ ok: true, value: { recordedAt, suspect: false } });
});

test("a fact recorded 2 h ahead of the server is taken for what it is, by the request's offset or by its arrival", () => {
  const ahead = plusMs(now, 2 * hourMs);
  for (const requestOffsetMs of [2 * hourMs, 0])
    expect(judge({}, { requestOffsetMs }, ahead)).toMatchObject({
      ok: true,
      value: { recordedAt: now, occurredAt: now, suspect: false },
    });
});

test("the offset that the device had learnt before the tap goes before the request's", () => {
  const recordedAt = plusMs(now, -hourMs);
  const judged = judge({ offsetMs: -3 * hourMs }, { requestOffsetMs: 0 }, plusMs(recordedAt, -3 * hourMs));
  expect(judged).toMatchObject({ ok: true, value: { recordedAt } });
});

test("a correction moves the date with the time", () => {
  const late = at("2026-04-14", "01:00");
  const judged = judge({ offsetMs: 2 * hourMs }, { receivedAt: plusMs(late, hourMs) }, late);
  expect(judged).toMatchObject({ ok: true, value: { localDate: "2026-04-13" } });
});

test("a clock wrong by more than a day, one that ran backwards and a future event are suspect", () => {
  const wrong = plusMs(now, 80 * 365 * dayMs);
  expect(judge({}, { requestOffsetMs: wrong - now }, wrong)).toMatchObject({
    ok: true,
    value: { recordedAt: now, suspect: true },
  });
  const backwards = { previousRecordedAt: plusMs(now, 6 * minuteMs) };
  expect(judge({}, backwards)).toMatchObject({ ok: true, value: { suspect: true } });
  expect(judge({ occurredAt: plusMs(now, 6 * minuteMs) })).toMatchObject({ ok: true, value: { suspect: true } });
});

test("a date in 2099, one before the rep joined, and one that isn't the time's are refused", () => {
  const faultOf = (date: string, context: Partial<TimesContext> = {}) => {
    const judged = judge({}, context, at(date, "10:00"));
    return judged.ok ? null : judged.error.code;
  };
  expect(faultOf("2099-01-01")).toBe("date_impossible");
  expect(faultOf("2026-03-31")).toBe("date_impossible");
  expect(faultOf("2026-04-16")).toBeNull();
  expect(judge({ localDate: civilDateOf("2026-04-11") })).toMatchObject({ error: { code: "date_mismatch" } });
});

test("an activity can be dated 14 days back, not 15", () => {
  const dated = (date: string) =>
    judge({ occurredAt: at(date, "12:00"), localDate: civilDateOf(date) }, { joinedOn: civilDateOf("2026-03-01") });
  expect(dated("2026-03-31")).toMatchObject({ ok: true, value: { backdated: true, late: false } });
  expect(dated("2026-03-30")).toMatchObject({ error: { code: "too_old" } });
});

test("a timely fact of a date settled long ago is late", () => {
  const recordedAt = at("2026-04-02", "12:00");
  const context = { lateThrough: civilDateOf("2026-04-02") };
  expect(judge({}, context, recordedAt)).toMatchObject({ ok: true, value: { late: true, backdated: false } });
  expect(judge({}, context, at("2026-04-03", "12:00"))).toMatchObject({ ok: true, value: { late: false } });
});

test("P5 lately restored, the ledger takes the stamp that it had given before; at other times, and where it can't be one, it judges anew", () => {
  const stamp = {
    recordedAt: plusMs(now, -hourMs),
    occurredAt: plusMs(now, -2 * hourMs),
    localDate: civilDateOf("2026-04-13"),
    backdated: true,
    late: true,
    suspect: true,
  };
  const anew = judge({});
  expect(judge({ stamp }, { restoredLately: true })).toEqual({ ok: true, value: stamp });
  expect(judge({ stamp })).toEqual(anew);
  for (const wrong of [
    null,
    "late",
    { ...stamp, late: "no" },
    { ...stamp, localDate: "2099-01-01" },
    { ...stamp, localDate: "2026-03-31" },
  ])
    expect(judge({ stamp: wrong }, { restoredLately: true })).toEqual(anew);
});

test("what a rep logs on the way is taken with the date that the rep has reached, wherever the rep is and whether or not the move is known", () => {
  const clockAndMoment = anyChangedClock.chain((clock) => fc.tuple(fc.constant(clock), momentsOf(clock)));
  fc.assert(
    fc.property(clockAndMoment, fc.boolean(), ([clock, moment], isKnown) => {
      const { changes: _, ...home } = clock;
      const place = placeOf(moment, clock);
      const context = { clock: isKnown ? clock : home, receivedAt: moment, joinedOn: civilDateOf("2020-01-01") };
      expect(judge(place, context, moment)).toMatchObject({
        ok: true,
        value: { recordedAt: moment, localDate: place.localDate, backdated: false, suspect: false },
      });
      if (isKnown)
        expect(judge({ ...place, kind: "undo_activity" }, context, moment)).toMatchObject({
          value: { localDate: place.localDate },
        });
    }),
    { numRuns: 600 },
  );
});

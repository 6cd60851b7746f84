import "temporal-polyfill/global";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { civilDateOf, weekdayOf } from "#shared/domain/time/civil-date.ts";
import { dayMs, hourMs, type Instant, minuteMs, plusMs } from "#shared/domain/time/instant.ts";
import { anyMoment, anyZone, zoneMatrix } from "#shared/domain/time/testing.ts";
import { dateAt, instantAt, wallTimeAt, type Zone, zoneOf } from "#shared/domain/time/zone.ts";
import type { Schedule } from "#shared/protocol/jobs.ts";
import { dueRun, nextRun } from "./schedule.ts";

const stJohns = zoneOf("America/St_Johns");
const madrid = zoneOf("Europe/Madrid");

const anyTime = fc.nat(24 * 60 - 1).map((minutes) => {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
});
const anySchedule: fc.Arbitrary<Schedule> = fc.oneof(
  fc.record({ kind: fc.constant("minutes"), every: fc.constantFrom(5, 10, 15, 20, 30) }),
  fc.record({ kind: fc.constant("hourly"), minute: fc.nat(59) }),
  fc.record({ kind: fc.constant("daily"), at: anyTime }),
  fc.record({ kind: fc.constant("weekly"), on: fc.constantFrom(1, 2, 3, 4, 5, 6, 7), at: anyTime }),
);

/** Asks every minute from one moment to another, as the servers do, and returns the runs. */
function runsBetween(schedule: Schedule, zone: Zone, from: Instant, to: Instant): readonly Instant[] {
  const runs: Instant[] = [];
  let last = dueRun(schedule, zone, null, from);
  for (let now = plusMs(from, minuteMs); now <= to; now = plusMs(now, minuteMs)) {
    const due = dueRun(schedule, zone, last, now);
    if (due === null) continue;
    expect(due).toBe(now);
    runs.push(due);
    last = due;
  }
  return runs;
}

const at = (date: string, time: string, zone: Zone): Instant => {
  const moment = instantAt(civilDateOf(date), time, zone);
  if (moment === null) throw new Error(`Not a time: ${time}`);
  return moment;
};
const wallTimes = (runs: readonly Instant[], zone: Zone) =>
  runs.map((run) => `${dateAt(run, { zone, dayStartHour: 0 })} ${wallTimeAt(run, zone)}`);

test("whoever asks when, a run that is due is the newest of those not taken care of, and then none is until the next", () => {
  fc.assert(
    fc.property(anySchedule, anyZone, anyMoment, fc.nat(9 * dayMs), (schedule, zone, now, later) => {
      const due = dueRun(schedule, zone, null, now);
      if (due === null) throw new Error("Something is always due where nothing has ever run");
      expect(due).toBeLessThanOrEqual(now);
      expect(dueRun(schedule, zone, due, now)).toBeNull();

      const next = nextRun(schedule, zone, due);
      expect(next).toBeGreaterThan(now);
      expect(dueRun(schedule, zone, due, plusMs(next, -1))).toBeNull();
      expect(dueRun(schedule, zone, due, next)).toBe(next);

      // However many were missed, one catches up.
      const muchLater = plusMs(next, later);
      const caughtUp = dueRun(schedule, zone, due, muchLater);
      expect(caughtUp).toBeGreaterThanOrEqual(next);
      expect(dueRun(schedule, zone, caughtUp, muchLater)).toBeNull();
    }),
    { numRuns: 300 },
  );
});

test("a run is at its time on the clock, or, where the clock skips that, later by the gap", () => {
  fc.assert(
    fc.property(anySchedule, anyZone, anyMoment, (schedule, zone, now) => {
      const next = nextRun(schedule, zone, now);
      const shown = wallTimeAt(next, zone);
      switch (schedule.kind) {
        case "minutes":
          expect(Number(shown.slice(3)) % schedule.every).toBe(0);
          break;
        case "hourly":
          expect(Number(shown.slice(3))).toBe(schedule.minute);
          break;
        case "daily":
        case "weekly":
          if (schedule.kind === "weekly" && shown === schedule.at)
            expect(weekdayOf(dateAt(next, { zone, dayStartHour: 0 }))).toBe(schedule.on);
          if (shown !== schedule.at)
            for (let minutes = -180; minutes <= 180; minutes += 1)
              expect(wallTimeAt(plusMs(next, minutes * minuteMs), zone)).not.toBe(schedule.at);
      }
    }),
    { numRuns: 300 },
  );
});

test.each([...zoneMatrix, stJohns])(
  "in %s a daily job runs once for every date of a year, on both changes of time too",
  (zone) => {
    for (const time of ["00:00", "02:30"]) {
      const runs: Instant[] = [];
      for (let run = at("2025-12-31", "12:00", zone); run < at("2027-01-01", "12:00", zone); ) {
        run = nextRun({ kind: "daily", at: time }, zone, run);
        runs.push(run);
      }
      const dates = runs.map((run) => dateAt(run, { zone, dayStartHour: 0 }));
      expect(new Set(dates).size).toBe(dates.length);
      expect(dates.length).toBe(366 + 1);
    }
  },
);

describe("the clock of Madrid, put forward on 29 March 2026 and back on 25 October", () => {
  const nightly: Schedule = { kind: "daily", at: "02:30" };
  const runsOn = (schedule: Schedule, date: string) =>
    wallTimes(
      runsBetween(schedule, madrid, at(date, "00:05", madrid), plusMs(at(date, "00:05", madrid), 6 * hourMs)),
      madrid,
    );

  test("02:30 that doesn't exist moves forward by the gap", () =>
    expect(runsOn(nightly, "2026-03-29")).toEqual(["2026-03-29 03:30"]));

  test("02:30 that comes twice runs once, the first time", () => {
    expect(runsOn(nightly, "2026-10-25")).toEqual(["2026-10-25 02:30"]);
    expect(nextRun(nightly, madrid, at("2026-10-25", "00:00", madrid))).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });

  test("every hour that passes has its hourly run", () => {
    expect(runsOn({ kind: "hourly", minute: 0 }, "2026-03-29")).toHaveLength(6);
    expect(runsOn({ kind: "hourly", minute: 0 }, "2026-10-25")).toHaveLength(6);
  });

  test("a server that comes back after three weeks runs a daily job once", () => {
    const last = at("2026-03-09", "02:30", madrid);
    const now = at("2026-03-29", "12:00", madrid);
    const due = dueRun(nightly, madrid, last, now);
    expect(due).toBe(at("2026-03-29", "02:30", madrid));
    expect(dueRun(nightly, madrid, due, now)).toBeNull();
  });
});

test("a clock that is changed by half an hour keeps its runs at their minutes", () => {
  const lordHowe = zoneOf("Australia/Lord_Howe");
  const runs = runsBetween(
    { kind: "minutes", every: 30 },
    lordHowe,
    at("2026-10-04", "01:05", lordHowe),
    at("2026-10-04", "04:00", lordHowe),
  );
  expect(wallTimes(runs, lordHowe).map((text) => text.slice(11))).toEqual([
    "01:30",
    "02:30",
    "03:00",
    "03:30",
    "04:00",
  ]);
});

test("a date that a zone skipped has its run with the next one", () => {
  const apia = zoneOf("Pacific/Apia");
  const from = at("2011-12-29", "12:00", apia);
  expect(wallTimes(runsBetween({ kind: "daily", at: "09:00" }, apia, from, plusMs(from, 2 * dayMs)), apia)).toEqual([
    "2011-12-31 09:00",
    "2012-01-01 09:00",
  ]);
});

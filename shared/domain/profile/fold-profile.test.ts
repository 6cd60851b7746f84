import "temporal-polyfill/global";
import fc from "fast-check";
import { expect, test } from "vitest";
import { specializationIds } from "../ruleset/multipliers.ts";
import { addDays, civilDateOf } from "../time/civil-date.ts";
import { hourMs, type Instant, instantOf } from "../time/instant.ts";
import { anyMoment, anyZone } from "../time/testing.ts";
import { dateAt, instantAt, zoneOf } from "../time/zone.ts";
import { foldProfile, predictProfile } from "./fold-profile.ts";
import type { ProfileBase, ProfileFact } from "./profile.ts";

const madrid = zoneOf("Europe/Madrid");
const newYork = zoneOf("America/New_York");
const home: ProfileBase = { zone: madrid, dayStartHour: 0 };
const monday = civilDateOf("2026-04-13");

/** Facts of a Monday, by the hour at which they were recorded. */
function update(hour: string, body: Extract<ProfileFact, { kind: "update_profile" }>["body"]): ProfileFact {
  return { kind: "update_profile", body, ...onMonday(hour) };
}

function leave(hour: string, fromDay: number, toDay: number): ProfileFact {
  const body = { from: addDays(monday, fromDay), to: addDays(monday, toDay) };
  return { kind: "request_leave", body, ...onMonday(hour) };
}

function onMonday(hour: string): Pick<ProfileFact, "id" | "recordedAt" | "localDate"> {
  // The later a fact, the smaller its id: only facts of one moment go by it.
  return {
    id: `fact ${99 - Number(hour.slice(0, 2))}`,
    recordedAt: instantAt(monday, hour, madrid) as Instant,
    localDate: monday,
  };
}

const anyBody = fc.oneof(
  fc.record({ zone: anyZone }),
  fc.record({ specialization: fc.constantFrom(...specializationIds) }),
  fc.record({ title: fc.constantFrom("Redhawk", null) }),
  fc.record({ zone: anyZone, title: fc.constant("Closer") }),
);
const anySaid = fc.oneof(
  anyBody.map((body) => ({ kind: "update_profile", body }) as const),
  fc.tuple(fc.integer({ min: -3, max: 20 }), fc.nat(10)).map((leaveDays) => ({ leaveDays })),
);

/** What a rep says within some weeks, often twice an hour. */
const anyFacts: fc.Arbitrary<readonly ProfileFact[]> = fc
  .tuple(anyMoment, fc.array(fc.tuple(fc.nat(24 * 20), anySaid), { maxLength: 8 }))
  .map(([first, said]) =>
    said.map(([hours, what], index): ProfileFact => {
      const recordedAt = instantOf(first + hours * hourMs);
      const localDate = dateAt(recordedAt, { zone: madrid, dayStartHour: 0 });
      const times = { id: `fact ${index}`, recordedAt, localDate };
      if (!("leaveDays" in what)) return { ...what, ...times };
      const from = addDays(localDate, what.leaveDays[0]);
      return { kind: "request_leave", body: { from, to: addDays(from, what.leaveDays[1]) }, ...times };
    }),
  );

test("P5 the same facts in any order, each once or more, make the same profile", () => {
  const shuffled = anyFacts.chain((facts) =>
    fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 })),
  );
  fc.assert(
    fc.property(shuffled, fc.constantFrom(0, 4), ([facts, again], dayStartHour) => {
      const base = { ...home, dayStartHour, approved: new Set(["fact 1"]), excused: [monday] };
      expect(foldProfile(base, again)).toEqual(foldProfile(base, facts));
    }),
    { numRuns: 1000 },
  );
});

test("P2 a device predicts the profile that the server will fold, whichever of the facts it holds back", () => {
  fc.assert(
    fc.property(anyFacts, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (facts, isPending) => {
      const confirmed = foldProfile(
        home,
        facts.filter((_, index) => !isPending[index]),
      );
      const pending = facts.filter((_, index) => isPending[index]);
      expect(predictProfile(confirmed, pending)).toEqual(foldProfile(home, facts));
      expect(predictProfile(predictProfile(confirmed, pending), pending)).toEqual(foldProfile(home, facts));
    }),
    { numRuns: 1000 },
  );
});

test("a zone applies from its next day start, and of two before that the last", () => {
  const to = (hour: string, zone: typeof madrid) => update(hour, { zone });
  const from = instantAt(civilDateOf("2026-04-14"), "00:00", newYork);
  const changed = foldProfile(home, [to("11:00", newYork), to("10:00", zoneOf("Asia/Kolkata"))]);
  expect(changed.zone).toBe(newYork);
  expect(changed.clock).toEqual({ ...home, changes: [{ from, zone: newYork, dayStartHour: 0 }] });
  expect(foldProfile(home, [to("10:00", newYork), to("11:00", madrid)]).clock).toEqual(home);
});

test("a specialization counts from the next date, a title at once; per field the last by (recordedAt, id) wins", () => {
  const told = foldProfile(home, [
    update("12:00", { title: null }),
    update("10:00", { specialization: "closer", title: "Closer" }),
    update("11:00", { title: "Redhawk" }),
  ]);
  expect(told.specializations).toMatchObject([{ specialization: "closer", from: "2026-04-14" }]);
  expect(told.title).toBeNull();
});

test("a leave counts at once for dates that begin after it was asked for, and for earlier ones when a manager approves", () => {
  const asked = leave("10:00", -1, 2);
  const later = [addDays(monday, 1), addDays(monday, 2)];
  expect(foldProfile(home, [asked])).toMatchObject({ leave: later, leaveRequests: [{ approved: false }] });
  const approved = foldProfile({ ...home, approved: new Set([asked.id]) }, [asked]);
  expect(approved).toMatchObject({
    leave: [addDays(monday, -1), monday, ...later],
    leaveRequests: [{ id: asked.id, approved: true }],
  });
});

test("excused dates and leave are one list, each date once, in order", () => {
  const excused = [addDays(monday, 2), addDays(monday, -5)];
  expect(foldProfile({ ...home, excused }, [leave("10:00", 1, 2)]).leave).toEqual([
    addDays(monday, -5),
    addDays(monday, 1),
    addDays(monday, 2),
  ]);
});

test("a device that holds nothing back keeps the confirmed profile itself", () => {
  const confirmed = { ...foldProfile(home, []), displayName: "Ana" };
  expect(predictProfile(confirmed, [])).toBe(confirmed);
  expect(predictProfile(confirmed, [update("10:00", { title: "Closer" })]).displayName).toBe("Ana");
});

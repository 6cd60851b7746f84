import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultRuleset } from "../ruleset/default-ruleset.ts";
import { cadenceOn, dueTouchesOf } from "./cadence.ts";
import { on } from "./testing.ts";

const rulesOn = () => defaultRuleset;

/** Touches of leads told by their days. */
function touchesOf(leads: { readonly [lead: string]: readonly number[] }) {
  return Object.entries(leads).flatMap(([contactRef, days]) => days.map((day) => ({ contactRef, localDate: on(day) })));
}

function cadence(leads: { readonly [lead: string]: readonly number[] }, day: number) {
  const { due, done } = cadenceOn(dueTouchesOf(touchesOf(leads), rulesOn), on(day), rulesOn);
  return [done, due];
}

test("the first touch starts a cadence of eight touches in fourteen days", () => {
  const due = dueTouchesOf(touchesOf({ ada: [3] }), rulesOn);
  expect(due.map(({ span, doneOn }) => [span.from, span.to, doneOn])).toEqual([
    [on(3), on(4), on(3)],
    [on(5), on(5), null],
    [on(6), on(7), null],
    [on(8), on(8), null],
    [on(9), on(10), null],
    [on(11), on(11), null],
    [on(12), on(14), null],
    [on(15), on(16), null],
  ]);
});

test("a touch is done on its date or before the next one is due, and counts as due once it is done or over", () => {
  expect(cadence({ ada: [0] }, 0)).toEqual([1, 1]);
  expect(cadence({ ada: [0] }, 1)).toEqual([1, 1]);
  expect(cadence({ ada: [0] }, 2)).toEqual([1, 2]);
  expect(cadence({ ada: [0, 2] }, 2)).toEqual([2, 2]);
  expect(cadence({ ada: [0] }, 3)).toEqual([1, 2]);
  expect(cadence({ ada: [0] }, 4)).toEqual([1, 3]);
  expect(cadence({ ada: [0, 4] }, 4)).toEqual([2, 3]);
  expect(cadence({ ada: [0, 2, 3, 5, 6, 8, 9, 12] }, 13)).toEqual([8, 8]);
});

test("more touches than are due earn nothing more", () => {
  expect(cadence({ ada: [0, 0, 1, 1] }, 1)).toEqual([1, 1]);
});

test("the next touch after the fourteen days starts another cadence, one within them none", () => {
  expect(cadence({ ada: [0, 13] }, 13)).toEqual([2, 8]);
  expect(cadence({ ada: [0, 14] }, 14)).toEqual([2, 9]);
  expect(cadence({ ada: [0, 20] }, 19)).toEqual([1, 8]);
});

test("leads have a cadence each, and only what was due in the last 28 dates counts", () => {
  expect(cadence({ ada: [0, 2], bob: [1] }, 2)).toEqual([3, 3]);
  expect(cadence({ ada: [0] }, 27)).toEqual([1, 8]);
  expect(cadence({ ada: [0] }, 28)).toEqual([0, 7]);
  expect(cadence({ ada: [0] }, 40)).toEqual([0, 0]);
});

const anyTouches = fc.array(fc.record({ contactRef: fc.constantFrom("ada", "bob", "cy"), day: fc.nat(60) }), {
  maxLength: 40,
});

test("P5 the order of touches changes nothing, nor does a later one change what was read before", () => {
  fc.assert(
    fc.property(anyTouches, fc.nat(70), fc.nat(), (told, day, turn) => {
      const touches = told.map(({ contactRef, day: at }) => ({ contactRef, localDate: on(at) }));
      const turned = touches.map(
        (_, index) => touches[(index + turn) % touches.length] ?? { contactRef: "ada" as const, localDate: on(0) },
      );
      const read = (some: typeof touches) => cadenceOn(dueTouchesOf(some, rulesOn), on(day), rulesOn);
      expect(read(turned)).toEqual(read(touches));
      expect(read(touches.filter(({ localDate }) => localDate <= on(day)))).toEqual(read(touches));
      expect(read(touches).done).toBeLessThanOrEqual(read(touches).due);
    }),
    { numRuns: 500 },
  );
});

import "temporal-polyfill/global";
import fc from "fast-check";
import { Temporal as polyfill } from "temporal-polyfill/implementation";
import { afterEach, expect, test } from "vitest";
import { instantOf } from "./instant.ts";
import { anyZone } from "./testing.ts";
import { dateAt, endOfDate, startOfDate, type Zone } from "./zone.ts";

const native = globalThis.Temporal;
afterEach(() => {
  globalThis.Temporal = native;
});

test.runIf(native !== polyfill)(
  "the browser's own Temporal and the one we bring count the same dates, from 2010 to 2030",
  () => {
    const read = (temporal: typeof native, milliseconds: number, zone: Zone, dayStartHour: number) => {
      globalThis.Temporal = temporal;
      const clock = { zone, dayStartHour };
      const date = dateAt(instantOf(milliseconds), clock);
      return [date, startOfDate(date, clock), endOfDate(date, clock)];
    };
    const moment = fc.integer({ min: Date.UTC(2010, 0), max: Date.UTC(2030, 0) });
    fc.assert(
      fc.property(moment, anyZone, fc.constantFrom(0, 4), (at, zone, dayStartHour) => {
        expect(read(native, at, zone, dayStartHour)).toEqual(read(polyfill, at, zone, dayStartHour));
      }),
      { numRuns: 5000 },
    );
  },
);

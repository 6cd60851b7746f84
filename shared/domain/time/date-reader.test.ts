import "temporal-polyfill/global";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createDateReader } from "./date-reader.ts";
import { hourMs, instantOf } from "./instant.ts";
import { dateAt, zoneOf } from "./zone.ts";

const zones = ["Europe/Madrid", "America/Santiago", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu"].map(
  zoneOf,
);
const clockArbitrary = fc.record({ zone: fc.constantFrom(...zones), dayStartHour: fc.integer({ min: 0, max: 6 }) });
const lastHourOf2011 = Date.UTC(2011, 11, 31, 23);

test("it reads every moment as dateAt does, whatever it has read before", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(500), clockArbitrary), { minLength: 1, maxLength: 40 }), (moments) => {
      const read = createDateReader();
      for (const [hours, clock] of moments) {
        const at = instantOf(lastHourOf2011 - hours * hourMs);
        expect(read(at, clock)).toBe(dateAt(at, clock));
      }
    }),
  );
});

import "temporal-polyfill/global";
import fc from "fast-check";
import { expect, test } from "vitest";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { hourMs, plusMs } from "#shared/domain/time/instant.ts";
import { endOfDate } from "#shared/domain/time/zone.ts";
import type { Absence } from "./absence.ts";
import { settledSince } from "./settlement.ts";
import { madrid } from "./testing.ts";

const date = civilDateOf("2026-04-01");
const clock = { zone: madrid, dayStartHour: 0 };
const end = endOfDate(date, clock);

/** Hours after the date's end. */
const after = (hours: number) => plusMs(end, hours * hourMs);
const away = (from: number, to: number): Absence => ({ awaySince: after(from), returnedAt: after(to) });
const settled = (now: number, absence: Absence | null) =>
  settledSince({ finalThrough: null, joinedOn: date, clock, devices: [], absence, now: after(now) }).filter(
    (day) => day.date === date,
  );

test("a date that nobody says anything of is final 36 h after its end", () => {
  expect(settled(35.9, null)).toEqual([]);
  expect(settled(36, null)).toEqual([{ date, settledAt: after(36) }]);
});

test("servers that were away when its grace ended leave devices two hours from their return on", () => {
  const absence = away(30, 50);
  expect(settled(50, absence)).toEqual([]);
  expect(settled(51.9, absence)).toEqual([]);
  expect(settled(52, absence)).toEqual([{ date, settledAt: after(52) }]);
});

test("a return shortly before the grace ends prolongs it too; one long before doesn't", () => {
  expect(settled(36, away(20, 35))).toEqual([]);
  expect(settled(37, away(20, 35))).toEqual([{ date, settledAt: after(37) }]);
  expect(settled(36, away(20, 30))).toEqual([{ date, settledAt: after(36) }]);
});

test("what was final before the servers went stays so at once", () => {
  expect(settled(40, away(36.5, 40))).toEqual([{ date, settledAt: after(36) }]);
});

test("no absence makes a date final sooner, and every one lets it become final in the end", () => {
  fc.assert(
    fc.property(fc.nat(100), fc.nat(100), fc.nat(300), (from, lasts, now) => {
      const absence = away(from, from + lasts);
      if (settled(now, null).length === 0) expect(settled(now, absence)).toEqual([]);
      expect(settled(Math.max(36, from + lasts + 2), absence)).toHaveLength(1);
    }),
  );
});

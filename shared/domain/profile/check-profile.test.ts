import "temporal-polyfill/global";
import { expect, test } from "vitest";
import { addDays, civilDateOf } from "../time/civil-date.ts";
import { type Zone, zoneOf } from "../time/zone.ts";
import { leaveLimitDays, profileFaultOf } from "./check-profile.ts";

const first = civilDateOf("2026-04-13");

const leave = (days: number) =>
  profileFaultOf({ kind: "request_leave", body: { from: first, to: addDays(first, days - 1) } });

test("a leave is one day to 366 days long", () => {
  expect(leave(0)).toEqual({ code: "leave_backwards", field: "to" });
  expect(leave(1)).toBeNull();
  expect(leave(leaveLimitDays)).toBeNull();
  expect(leave(leaveLimitDays + 1)).toEqual({ code: "leave_too_long", field: "to" });
});

test("an update changes something, and its zone exists", () => {
  const update = (body: object) => profileFaultOf({ kind: "update_profile", body });
  expect(update({})).toEqual({ code: "nothing_changed", field: "body" });
  expect(update({ zone: "Nowhere/City" as Zone })).toEqual({ code: "zone_unknown", field: "zone" });
  expect(update({ zone: zoneOf("Asia/Kathmandu") })).toBeNull();
  expect(update({ title: null })).toBeNull();
});

import "temporal-polyfill/global";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type PendingFact, predictActivities } from "./predict.ts";
import { civilDateOf } from "./time/civil-date.ts";
import { instantOf, minuteMs } from "./time/instant.ts";
import { zoneOf } from "./time/zone.ts";

function tap(id: string, minute: number, intent: Pick<PendingFact, "kind" | "body">): PendingFact {
  const at = instantOf(Date.UTC(2026, 3, 14, 8) + minute * minuteMs);
  const times = { recordedAt: at, occurredAt: at, zone: zoneOf("Europe/Madrid"), localDate: civilDateOf("2026-04-14") };
  return { id, ...times, ...intent } as PendingFact;
}

const facts = [
  tap("a", 0, { kind: "log_activity", body: { activity: "call", disposition: "contact" } }),
  tap("b", 1, { kind: "log_activity", body: { activity: "deal_closed" } }),
  tap("c", 2, { kind: "amend_activity", body: { activityId: "a", note: "first", durationSeconds: 40 } }),
  tap("d", 3, { kind: "amend_activity", body: { activityId: "a", note: "second" } }),
  tap("e", 4, { kind: "undo_activity", body: { activityId: "b" } }),
];

test("P5 the same pending facts in any order show the same activities", () => {
  const any = fc.shuffledSubarray(facts, { minLength: facts.length });
  fc.assert(
    fc.property(any, (shuffled) => {
      const shown = predictActivities([], shuffled, 0);
      expect(shown.get("a")).toMatchObject({ note: "second", durationSeconds: 40, undone: false });
      expect(shown.get("b")).toMatchObject({ undone: true });
    }),
  );
});

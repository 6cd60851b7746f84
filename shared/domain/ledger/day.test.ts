import "temporal-polyfill/global";
import fc from "fast-check";
import { expect, test } from "vitest";
import { civilDateOf } from "../time/civil-date.ts";
import { instantOf } from "../time/instant.ts";
import { zoneOf } from "../time/zone.ts";
import { type Activity, type ActivityDetails, dispositions, loggableActivities } from "./activity.ts";
import { addToDay, foldDay, xpOf } from "./day.ts";
import { loggedActivity, undoneActivity, unstamped } from "./facts.ts";
import { defaultPriceBook, pricesOf, pricingOn } from "./pricing.ts";

const owner = { tenantId: "00000000-0000-4000-8000-000000000001", repId: "00000000-0000-4000-8000-000000000002" };
const tuesday = civilDateOf("2026-04-14");
const zone = zoneOf("Europe/Madrid");
const pricing = pricingOn(defaultPriceBook, tuesday);
let made = 0;

function logged(details: ActivityDetails): Activity {
  made += 1;
  const at = instantOf(1_776_150_000_000 + made);
  const times = { recordedAt: at, occurredAt: at, zone, localDate: tuesday };
  return loggedActivity(`00000000-0000-4000-8000-${String(made).padStart(12, "0")}`, details, times, unstamped);
}

function fold(...activities: readonly Activity[]) {
  return foldDay(owner, tuesday, activities, pricing);
}

const earned = (details: ActivityDetails) => pricesOf(details, pricing).reduce((sum, { amount }) => sum + amount, 0);

test.each([
  ["no_answer", 2],
  ["wrong_number", 2],
  ["voicemail", 2 + 8],
  ["contact", 2 + 5],
  ["not_interested", 2 + 5],
  ["dnc", 2 + 5],
  ["callback", 2 + 5 + 25],
  ["appointment", 2 + 5 + 100],
] as const)("a call that ended in %s pays %i XP", (disposition, xp) => {
  expect(earned({ activity: "call", disposition })).toBe(xp);
});

test("a connected call of 130 s pays 22 XP, one of 29 s is counted as short, an unanswered one is neither", () => {
  expect(earned({ activity: "call", disposition: "contact", durationSeconds: 130 })).toBe(22);
  expect(earned({ activity: "call", disposition: "contact", durationSeconds: 119 })).toBe(7);
  expect(
    fold(logged({ activity: "call", disposition: "contact", durationSeconds: 29 })).day.counters.call_under_30s,
  ).toBe(1);
  expect(earned({ activity: "call", disposition: "no_answer", durationSeconds: 130 })).toBe(2);
  const unanswered = fold(logged({ activity: "call", disposition: "no_answer", durationSeconds: 5 }));
  expect(unanswered.day.counters).toEqual({ dial_made: 1 });
});

test("⚡ the first dial of a date pays once, under an id of the date (P4)", () => {
  const [first, second] = [logged({ activity: "call" }), logged({ activity: "call" })];
  const both = fold(first, second);
  expect(both.day.xp).toEqual({ dial_made: 4, first_dial_of_day: 25 });
  const withoutFirst = fold(undoneActivity(first, { late: false }), second);
  const bonus = (folded: typeof both) => folded.entries.filter((entry) => entry.rule === "first_dial_of_day");
  expect(bonus(withoutFirst)).toEqual(bonus(both));
});

test("an undone activity keeps its entries, each with its reversal, and the day is as before it", () => {
  const dial = logged({ activity: "call" });
  const deal = logged({ activity: "deal_closed", valueMinor: 100, currency: "EUR" });
  const undone = fold(dial, undoneActivity(deal, { late: false }));
  expect(undone.day).toEqual(fold(dial).day);
  expect(undone.entries.filter((entry) => entry.cause === deal.id).map((entry) => entry.amount)).toEqual([300, -300]);
});

test("a late undo takes XP and metrics away and leaves the heartbeat", () => {
  const note = logged({ activity: "note_added" });
  const { day } = fold(undoneActivity(note, { late: true }));
  expect(day).toMatchObject({ counters: {}, xp: {}, heartbeat: true });
  const both = undoneActivity(undoneActivity(note, { late: true }), { late: false });
  expect(fold(both).day.heartbeat).toBe(false);
});

test("backdated, late and suspect activities pay, and are no heartbeat", () => {
  for (const stamp of ["backdated", "late", "suspect"] as const) {
    const { day } = fold({ ...logged({ activity: "email_sent" }), [stamp]: true });
    expect(day).toMatchObject({ xp: { email_sent: 10 }, heartbeat: false });
  }
});

const anyDetails: fc.Arbitrary<ActivityDetails> = fc.oneof(
  fc.constantFrom(...loggableActivities).map((activity) => ({ activity })),
  fc.record({
    activity: fc.constant("call" as const),
    disposition: fc.constantFrom(...dispositions),
    durationSeconds: fc.integer({ min: 0, max: 600 }),
  }),
);
const anyActivity = fc
  .tuple(anyDetails, fc.constantFrom("no", "undone", "undone_late"))
  .map(([details, undo]) =>
    undo === "no" ? logged(details) : undoneActivity(logged(details), { late: undo === "undone_late" }),
  );

test("a day is the sum of its entries, whatever the order of its facts (P5)", () => {
  fc.assert(
    fc.property(fc.array(anyActivity, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (activities, order) => {
      const { day, entries } = fold(...activities);
      expect(entries.reduce((sum, entry) => sum + entry.amount, 0)).toBe(xpOf(day));
      for (const rule of new Set(entries.map((entry) => entry.rule))) {
        const ofRule = entries.filter((entry) => entry.rule === rule);
        expect(ofRule.reduce((sum, entry) => sum + entry.amount, 0)).toBe(day.xp[rule] ?? 0);
      }
      expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length);
      const shuffled = activities.map((activity) => [order.next().value, activity] as const).sort(([a], [b]) => a - b);
      expect(fold(...shuffled.map(([, activity]) => activity)).day).toEqual(day);
    }),
    { numRuns: 500 },
  );
});

test("adding to a day is the same as folding it anew", () => {
  fc.assert(
    fc.property(fc.array(anyActivity, { maxLength: 20 }), fc.array(anyActivity, { maxLength: 20 }), (first, second) => {
      const added = addToDay(fold(...first).day, fold(...second));
      const anew = fold(...first, ...second);
      expect(added.day).toEqual(anew.day);
      const known = new Set(fold(...first).entries.map((entry) => entry.id));
      expect(added.entries.map((entry) => entry.id).sort()).toEqual(
        anew.entries
          .map((entry) => entry.id)
          .filter((id) => !known.has(id))
          .sort(),
      );
    }),
    { numRuns: 500 },
  );
});

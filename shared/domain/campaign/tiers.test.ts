import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, addMonths, type CivilDate, civilDateOf, daysBetween } from "../time/civil-date.ts";
import { dueTierMoves, type Earned, type Programme, type TierPlace, type TierRule } from "./tiers.ts";

const tiers: readonly TierRule[] = [
  { id: "tier_1", ordinal: 1, threshold: 0, checkpointExempt: true },
  { id: "tier_2", ordinal: 2, threshold: 100, checkpointExempt: false },
  { id: "tier_3", ordinal: 3, threshold: 300, checkpointExempt: false },
  { id: "tier_4", ordinal: 4, threshold: 500, checkpointExempt: false },
];
const start = civilDateOf("2026-01-01");
const programme: Programme = { startsOn: start, mode: "fixed_checkpoint", checkpointMonths: 4 };
const entry: TierPlace = { tierId: "tier_1", windowStart: start, windowEnd: null };
const silver: TierPlace = {
  tierId: "tier_2",
  windowStart: civilDateOf("2026-02-01"),
  windowEnd: civilDateOf("2026-06-01"),
};

type Sale = { readonly date: string; readonly units: number };

function earnedBy(sales: readonly Sale[]): Earned {
  return (from, until) =>
    sales
      .filter(({ date }) => date >= from && (until === null || date < until))
      .reduce((sum, { units }) => sum + BigInt(units), 0n);
}

function moves(place: TierPlace, sales: readonly Sale[], today: string, given: Partial<Programme> = {}) {
  const rules = { ...programme, ...given };
  return dueTierMoves(place, { tiers, programme: rules, earned: earnedBy(sales), today: civilDateOf(today) });
}

const brief = (found: ReturnType<typeof moves>) =>
  found.map(({ kind, status, after, decidedOn }) => [
    kind,
    status,
    after.tierId,
    after.windowStart,
    after.windowEnd,
    decidedOn,
  ]);

test("a promotion may skip tiers, and opens a window on the date of the run", () => {
  expect(brief(moves(entry, [{ date: "2026-03-01", units: 320 }], "2026-03-05"))).toEqual([
    ["promotion", "promoted", "tier_3", "2026-03-05", "2026-07-05", "2026-03-05"],
  ]);
});

test("between checkpoints too the window counts, not the lifetime: a demotion outlasts the next run", () => {
  const sales = [{ date: "2026-01-15", units: 400 }];
  expect(moves(silver, sales, "2026-03-01")).toEqual([]);
});

test.each([
  [150, "maintained", "tier_2", "2026-10-01"],
  [99, "demoted", "tier_1", null],
  [300, "promoted", "tier_3", "2026-10-01"],
])("a checkpoint judges by its window: %i units are %s", (units, status, tierId, end) => {
  expect(brief(moves(silver, [{ date: "2026-05-31", units }], "2026-06-01"))).toEqual([
    ["checkpoint", status, tierId, "2026-06-01", end, "2026-06-01"],
  ]);
});

test("a tier is lost by several steps at once, without grace", () => {
  const gold = { ...silver, tierId: "tier_4" };
  expect(brief(moves(gold, [{ date: "2026-03-01", units: 120 }], "2026-06-01"))).toMatchObject([
    ["checkpoint", "demoted", "tier_2", "2026-06-01", "2026-10-01", "2026-06-01"],
  ]);
});

test("a kept tier begins a new window: keeping it doesn't get easier each time", () => {
  const sales = [{ date: "2026-03-01", units: 150 }];
  const [kept] = moves(silver, sales, "2026-06-01");
  if (!kept) throw new Error("no checkpoint");
  expect(brief(moves(kept.after, sales, "2026-10-01"))).toMatchObject([
    ["checkpoint", "demoted", "tier_1", "2026-10-01", null, "2026-10-01"],
  ]);
});

test("a late checkpoint is decided as of its due date, and the next window begins where the last ended", () => {
  const sales = [
    { date: "2026-04-01", units: 99 },
    { date: "2026-06-01", units: 50 },
  ];
  expect(brief(moves(silver, sales, "2026-06-20"))).toEqual([
    ["checkpoint", "demoted", "tier_1", "2026-06-01", null, "2026-06-01"],
  ]);
});

test("several missed checkpoints are each decided by their own window, then promotions by the one under way", () => {
  const sales = [
    { date: "2026-03-01", units: 110 },
    { date: "2026-07-01", units: 110 },
    { date: "2026-10-02", units: 350 },
  ];
  expect(brief(moves(silver, sales, "2026-10-05"))).toEqual([
    ["checkpoint", "maintained", "tier_2", "2026-06-01", "2026-10-01", "2026-06-01"],
    ["checkpoint", "maintained", "tier_2", "2026-10-01", "2027-02-01", "2026-10-01"],
    ["promotion", "promoted", "tier_3", "2026-10-05", "2027-02-05", "2026-10-05"],
  ]);
});

test("in lifetime mode nobody is demoted, and everything since the start counts", () => {
  const lifetime = { mode: "lifetime" } as const;
  expect(moves(entry, [{ date: "2026-01-15", units: 500 }], "2026-03-05", lifetime)).toMatchObject([
    { status: "promoted", after: { tierId: "tier_4", windowStart: start, windowEnd: null } },
  ]);
  expect(brief(moves(silver, [], "2026-06-01", lifetime))).toEqual([
    ["checkpoint", "maintained", "tier_2", "2026-06-01", null, "2026-06-01"],
  ]);
});

test("the flag exempts from checkpoints, not the name of the entry tier", () => {
  const flagged = tiers.map((tier) => ({ ...tier, checkpointExempt: tier.id === "tier_3" }));
  const input = { tiers: flagged, programme, earned: earnedBy([]), today: civilDateOf("2026-06-01") };
  expect(dueTierMoves({ ...silver, tierId: "tier_3" }, input)).toMatchObject([
    { status: "maintained", after: { tierId: "tier_3", windowEnd: null } },
  ]);
  expect(dueTierMoves(silver, input)).toMatchObject([
    { status: "demoted", after: { tierId: "tier_1", windowEnd: "2026-10-01" } },
  ]);
});

const salesList = fc.array(
  fc.record({
    date: fc.integer({ min: 0, max: 900 }).map((day) => addDays(start, day)),
    units: fc.integer({ min: -400, max: 400 }),
  }),
  { maxLength: 30 },
);
const anyPlace = fc.record({
  tierId: fc.constantFrom("tier_1", "tier_2", "tier_3", "tier_4"),
  windowStart: fc.integer({ min: 0, max: 300 }).map((day) => addDays(start, day)),
  months: fc.option(fc.integer({ min: 1, max: 6 })),
});
const toPlace = ({
  tierId,
  windowStart,
  months,
}: {
  tierId: string;
  windowStart: CivilDate;
  months: number | null;
}) => ({
  tierId,
  windowStart,
  windowEnd: months === null ? null : addMonths(windowStart, months),
});

test("I6 deciding again on the same facts decides nothing more, refunds or not", () => {
  fc.assert(
    fc.property(
      anyPlace,
      salesList,
      fc.integer({ min: 0, max: 900 }),
      fc.boolean(),
      (given, sales, day, isLifetime) => {
        const today = addDays(start, day);
        const mode = isLifetime ? "lifetime" : "fixed_checkpoint";
        const first = moves(toPlace(given), sales, today, { mode });
        const place = first.at(-1)?.after ?? toPlace(given);
        expect(moves(place, sales, today, { mode })).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
});

test("windows follow each other without a gap, and checkpoints don't depend on when the runs came", () => {
  fc.assert(
    fc.property(anyPlace, salesList, fc.integer({ min: 301, max: 900 }), (given, sales, day) => {
      const today = addDays(start, day);
      const found = moves(toPlace(given), sales, today);
      for (const { kind, before, after, decidedOn } of found) {
        expect(after.windowStart).toBe(kind === "checkpoint" ? before.windowEnd : today);
        expect(daysBetween(decidedOn, after.windowStart)).toBe(0);
      }
      const [checkpoint] = found;
      if (checkpoint?.kind !== "checkpoint") return;
      expect(moves(toPlace(given), sales, checkpoint.decidedOn)[0]).toEqual(checkpoint);
    }),
    { numRuns: 500 },
  );
});

test("a month that lacks the day ends on its last one", () => {
  expect(addMonths(civilDateOf("2026-10-31"), 4)).toBe("2027-02-28");
  expect(addMonths(civilDateOf("2027-10-31"), 4)).toBe("2028-02-29");
  expect(addMonths(civilDateOf("2026-12-15"), 1)).toBe("2027-01-15");
});

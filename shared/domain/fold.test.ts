import "temporal-polyfill/global";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dispositions, loggableActivities } from "./ledger/activity.ts";
import { type Day, foldDay } from "./ledger/day.ts";
import { defaultPriceBook, pricingOn } from "./ledger/pricing.ts";
import { type PendingFact, predictActivities } from "./predict.ts";
import { decideThrough } from "./progression/decide.ts";
import { foldRep, undecided } from "./progression/progression.ts";
import { recordOf } from "./progression/record.ts";
import { decidedAt, monday, on, owner } from "./progression/testing.ts";
import { defaultRuleset } from "./ruleset/default-ruleset.ts";
import { type Instant, instantOf, minuteMs } from "./time/instant.ts";
import { mondayToFriday } from "./time/working-days.ts";
import { type Zone, zoneOf } from "./time/zone.ts";

const zone = zoneOf("Europe/Madrid");
const today = on(7);
/** Figures small enough for a few facts to reach badges and levels. */
const ruleset = {
  ...defaultRuleset,
  efficiency: { ...defaultRuleset.efficiency, rampBelowDials: 2 },
  badges: defaultRuleset.badges.map((badge) => ({
    ...badge,
    tiers: badge.tiers.map((tier) =>
      tier.goal.kind === "held_rate" ? { ...tier, goal: { ...tier.goal, days: 2 } } : tier,
    ),
  })),
};
const book = { ...defaultPriceBook, rulesets: [{ startsOn: monday, ruleset }] };
const rulesOn = () => ruleset;

/** Everything that is shown of a rep, from a list of facts as they arrived. */
function stateOf(arrived: readonly PendingFact[]) {
  const activities = [...predictActivities([], onceEach(arrived), 0).values()];
  const dates = [...new Set(activities.map(({ localDate }) => localDate))];
  const folded = dates.map((date) => {
    const ofDate = activities.filter(({ localDate }) => localDate === date);
    return foldDay(owner, date, ofDate, pricingOn(book, date));
  });
  const facts = { joinedOn: monday, today, finalThrough: on(5), calendar: mondayToFriday, clock, decided: undecided };
  const { progression, streak, days } = foldRep(
    folded.map(({ day }) => day),
    facts,
    book.rulesets,
  );
  const record = recordOf({
    joinedOn: monday,
    days,
    verdicts: streak.verdicts,
    awards: [],
    rulesOn,
    teamOn: () => undecided,
  });
  return {
    progression,
    verdicts: [...streak.verdicts],
    days: days.filter(isWorked).toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    entries: folded.flatMap(({ entries }) => entries).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    awards: decideThrough(owner, record, { after: null, through: on(5) }, decidedAt),
  };
}

const clock = { zone, dayStartHour: 0 };

/** The ledger keeps the first of every id: the same id has the same body. */
function onceEach(arrived: readonly PendingFact[]): readonly PendingFact[] {
  return [...new Map(arrived.toReversed().map((fact) => [fact.id, fact])).values()].reverse();
}

function isWorked({ counters, heartbeat, xp }: Day): boolean {
  return heartbeat || Object.keys(counters).length > 0 || Object.keys(xp).length > 0;
}

const anyStamps = fc.constantFrom(
  { backdated: false, late: false, suspect: false },
  { backdated: false, late: false, suspect: false },
  { backdated: true, late: false, suspect: false },
  { backdated: false, late: true, suspect: false },
  { backdated: false, late: false, suspect: true },
);

const anyCall = fc.record({
  activity: fc.constant("call" as const),
  disposition: fc.constantFrom(...dispositions),
  durationSeconds: fc.nat(300),
});
const anyDetails = fc.oneof(
  anyCall,
  fc.constantFrom(...loggableActivities).map((activity) => ({ activity })),
);

type Log = Pick<Extract<PendingFact, { readonly kind: "log_activity" }>, "body"> & {
  readonly day: number;
  readonly minute: number;
  readonly stamps: NonNullable<PendingFact["stamps"]>;
};
const anyLog: fc.Arbitrary<Log> = fc.record({
  body: anyDetails,
  day: fc.nat(6),
  minute: fc.nat(1000),
  stamps: anyStamps,
});

type Change = {
  readonly of: number;
  readonly minute: number;
  readonly what: "undo" | "amend";
  readonly durationSeconds: number;
  readonly stamps: Log["stamps"];
};
const anyChange: fc.Arbitrary<Change> = fc.record({
  of: fc.nat(20),
  minute: fc.nat(1000),
  what: fc.constantFrom("undo", "amend"),
  durationSeconds: fc.nat(300),
  stamps: anyStamps,
});

function timesOf(day: number, minute: number) {
  const at: Instant = instantOf(Date.UTC(2026, 0, 5 + day, 6) + minute * minuteMs);
  return { recordedAt: at, occurredAt: at, zone: zone as Zone, localDate: on(day) };
}

function logOf(id: string, { body, day, minute, stamps }: Log): PendingFact {
  return { id, kind: "log_activity", body, stamps, ...timesOf(day, minute) };
}

function undoOf(id: string, activityId: string, day: number, stamps: Log["stamps"]): PendingFact {
  return { id, kind: "undo_activity", body: { activityId }, stamps, ...timesOf(day, 1001) };
}

/** Logs, and undos and amendments of some of them. */
const anyFacts = fc
  .tuple(fc.array(anyLog, { minLength: 1, maxLength: 9 }), fc.array(anyChange, { maxLength: 4 }))
  .map(([logs, changes]): readonly PendingFact[] => [
    ...logs.map((log, index) => logOf(`log-${index}`, log)),
    ...changes.map(({ of, minute, what, durationSeconds, stamps }, index): PendingFact => {
      const activityId = `log-${of % logs.length}`;
      const times = timesOf(7, minute);
      return what === "undo"
        ? { id: `change-${index}`, kind: "undo_activity", body: { activityId }, stamps, ...times }
        : { id: `change-${index}`, kind: "amend_activity", body: { activityId, durationSeconds }, stamps, ...times };
    }),
  ]);

test("P5 the same facts and stamps, in any order, repeated, over any devices, give the same totals, verdicts, streak and badges", () => {
  // Each fact lies in the queue of one of three devices; they send in turns, and what isn't answered is sent again.
  const anyArrival = anyFacts.chain((facts) =>
    fc.record({
      facts: fc.constant(facts),
      devices: fc.array(fc.nat(2), { minLength: facts.length, maxLength: facts.length }),
      order: fc.shuffledSubarray([...facts.keys()], { minLength: facts.length }),
      turns: fc.array(fc.nat(2), { maxLength: 20 }),
      again: fc.array(fc.nat(facts.length - 1), { maxLength: 6 }),
    }),
  );
  fc.assert(
    fc.property(anyArrival, ({ facts, devices, order, turns, again }) => {
      const inOrder = order.map((index) => facts[index] as PendingFact);
      const queues = [0, 1, 2].map((device) => inOrder.filter((fact) => devices[facts.indexOf(fact)] === device));
      const sent = turns.flatMap((device) => queues[device]?.splice(0, 2) ?? []);
      const arrived = [...sent, ...queues.flat(), ...again.map((index) => facts[index] as PendingFact)];
      expect(stateOf(arrived)).toEqual(stateOf(facts));
    }),
    { numRuns: 4000 },
  );
});

test("⚡ P9 one more heartbeat never lowers streak, freezes or XP, on whatever date and of whatever kind", () => {
  const timely = { backdated: false, late: false, suspect: false };
  fc.assert(
    fc.property(anyFacts, anyLog, (facts, more) => {
      const before = stateOf(facts).progression;
      const after = stateOf([...facts, logOf("one-more", { ...more, stamps: timely })]).progression;
      for (const figure of ["streakDays", "longestStreak", "freezes", "totalXp", "level", "closedDeals"] as const)
        expect(after[figure]).toBeGreaterThanOrEqual(before[figure]);
    }),
    { numRuns: 3000 },
  );
});

test("an undo restores the exact earlier state, and its lines cancel what they take back", () => {
  fc.assert(
    fc.property(anyFacts, anyLog, (facts, log) => {
      const stamps = { ...log.stamps, late: false };
      const undone = [...facts, logOf("mistaken", { ...log, stamps }), undoOf("undo", "mistaken", log.day, stamps)];
      const { entries, ...before } = stateOf(facts);
      const { entries: entriesAfter, ...after } = stateOf(undone);
      expect(after).toEqual(before);
      const known = new Set(entries.map(({ id }) => id));
      const added = entriesAfter.filter(({ id }) => !known.has(id));
      expect(added.every(({ cause }) => cause === "mistaken")).toBe(true);
      expect(added.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
    }),
    { numRuns: 3000 },
  );
});

test("every total is the sum of its lines", () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { progression, entries, days } = stateOf(facts);
      const streakXp = days.reduce((sum, day) => sum + (day.xp.streak_day ?? 0), 0);
      expect(entries.reduce((sum, { amount }) => sum + amount, 0) + streakXp).toBe(progression.totalXp);
      expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    }),
    { numRuns: 1000 },
  );
});

import type { Verdict } from "../progression/streak.ts";
import { addDays, type CivilDate } from "../time/civil-date.ts";
import { isWorkingDay } from "../time/working-days.ts";
import { type BoardFacts, inOrder } from "./board-facts.ts";
import type { BoardRun } from "./board-run.ts";
import { type Charges, chargesOf } from "./effects.ts";
import { slots } from "./mission.ts";

/** What became of a run by its dates. */
export type RunWalk = {
  readonly progress: number;
  readonly petals: number;
  readonly succeededOn: CivilDate | null;
  /** The missed day that took the last petal. */
  readonly diedOn: CivilDate | null;
  /** Keyed by date, so that a run has one verdict per date by construction (B3). */
  readonly verdicts: ReadonlyMap<CivilDate, Verdict>;
  readonly heartbeats: readonly CivilDate[];
  /** The dates that were boosted, each with what the best-paying linked activity earned. */
  readonly boosts: readonly Boost[];
};

export type Boost = { readonly date: CivilDate; readonly pay: number };

type WalkFacts = Pick<
  BoardFacts,
  "calendar" | "shortDates" | "days" | "taps" | "decisions" | "effects" | "joinedOn" | "today"
>;

/**
 * All runs in one walk over their dates, because a streak guard's charge goes to the earliest missed date of any of them. Progress is
 * summed, a petal is lost by a final missed day and never by a look at the board. `finalThrough` is a date, `null` where nothing is
 * settled, or `"all"` for what is derived as if every date were final.
 */
export function walkRuns(
  runs: readonly BoardRun[],
  facts: WalkFacts,
  finalThrough: CivilDate | "all" | null,
): ReadonlyMap<string, RunWalk> {
  const datesOf = namedDatesOf(facts);
  const walking = runs.filter(({ ended }) => ended?.kind !== "replaced").map((run) => walkerOf(run, datesOf));
  // A slot's runs follow each other without a common date, so that at most one of them is walking on any date.
  const lanes = slots.map((slot) => walking.filter(({ run }) => run.slot === slot && run.startsOn <= run.endsOn));
  const guard = chargesOf(facts.effects, "streak_guard");

  for (const date of datesThrough(lanes.flat().map(({ run }) => run))) {
    const expected = expectationOf(date, facts);
    const isFinal = finalThrough === "all" || (finalThrough !== null && date <= finalThrough);
    for (const lane of lanes) {
      while (lane[0] !== undefined && lane[0].run.endsOn < date) lane.shift();
      const walker = lane[0];
      if (walker !== undefined && walker.run.startsOn <= date)
        walkDate(walker, date, { expected, isFinal, guard }, facts);
    }
  }
  return new Map(walking.map(walkOf));
}

type Walker = {
  readonly run: BoardRun;
  readonly tapped: ReadonlySet<CivilDate>;
  readonly shields: readonly CivilDate[];
  /** Whether the last day on which the rep was expected had a heartbeat of this run. */
  armed: boolean;
  progress: number;
  petals: number;
  succeededOn: CivilDate | null;
  diedOn: CivilDate | null;
  verdicts: Map<CivilDate, Verdict>;
  heartbeats: CivilDate[];
  boosts: Boost[];
};

/** The dates on which somebody tapped for a run, and those on which a shield was bought for it, by the run that was named. */
type NamedDates = {
  readonly taps: ReadonlyMap<string, readonly CivilDate[]>;
  readonly shields: ReadonlyMap<string, readonly CivilDate[]>;
};

function namedDatesOf({ taps, decisions }: WalkFacts): NamedDates {
  const shields = inOrder(decisions).filter((decision) => decision.kind === "shield_bought");
  return {
    taps: datesByRun(taps.filter(({ late, suspect }) => !late && !suspect)),
    shields: datesByRun(shields),
  };
}

function datesByRun(acts: readonly { readonly runId: string; readonly date: CivilDate }[]): NamedDates["taps"] {
  const dates = new Map<string, CivilDate[]>();
  for (const { runId, date } of acts) {
    const ofRun = dates.get(runId);
    if (ofRun === undefined) dates.set(runId, [date]);
    else ofRun.push(date);
  }
  return dates;
}

function walkerOf(run: BoardRun, { taps, shields }: NamedDates): Walker {
  return {
    run,
    tapped: new Set(run.names.flatMap((name) => taps.get(name) ?? [])),
    shields: run.names.flatMap((name) => shields.get(name) ?? []),
    armed: false,
    progress: 0,
    petals: run.petals,
    succeededOn: null,
    diedOn: null,
    verdicts: new Map(),
    heartbeats: [],
    boosts: [],
  };
}

function walkOf({ run, progress, petals, succeededOn, diedOn, verdicts, heartbeats, boosts }: Walker) {
  return [run.id, { progress, petals, succeededOn, diedOn, verdicts, heartbeats, boosts }] as const;
}

/** What a rep is expected to do on a date: only `work` can be missed. */
type Expectation = "work" | "leave" | "nothing";

type DateReading = {
  readonly expected: Expectation;
  readonly isFinal: boolean;
  readonly guard: Charges<"streak_guard">;
};

function walkDate(walker: Walker, date: CivilDate, reading: DateReading, facts: WalkFacts): void {
  if (walker.diedOn !== null) return;
  const day = facts.days.get(date);
  // Before the miss of the same date, and of no use to a run that has all its petals. After a success too: work that makes the success
  // an earlier one would else take the petal back (P9).
  for (const on of walker.shields) if (on === date) walker.petals = Math.min(walker.run.petals, walker.petals + 1);

  const boost = boostOn(walker, date, facts);
  if (boost !== null) walker.boosts.push(boost);
  if (walker.succeededOn === null) {
    walker.progress += (day?.counters[walker.run.mission.counter] ?? 0) + (boost === null ? 0 : 1);
    if (walker.progress >= walker.run.target) walker.succeededOn = date;
  }
  judgeDate(walker, date, (day?.heartbeat ?? false) || walker.tapped.has(date), reading, facts.today);
}

function judgeDate(walker: Walker, date: CivilDate, heartbeat: boolean, reading: DateReading, today: CivilDate): void {
  const { expected, isFinal, guard } = reading;
  if (heartbeat) {
    walker.verdicts.set(date, "heartbeat");
    walker.heartbeats.push(date);
    if (expected !== "nothing") walker.armed = true;
    return;
  }
  if (expected === "work") walker.armed = false;
  // A run is begun in the course of its day, so that one isn't missed; nor is anything missed once the target is reached.
  if (expected === "nothing" || date <= walker.run.selectedOn || walker.succeededOn !== null) return;
  if (expected === "leave") walker.verdicts.set(date, "excused");
  else if (isFinal) miss(walker, date, guard);
  else if (date <= today) walker.verdicts.set(date, "open");
}

function miss(walker: Walker, date: CivilDate, guard: Charges<"streak_guard">): void {
  if (guard(date) !== null) {
    walker.verdicts.set(date, "protected");
    return;
  }
  walker.verdicts.set(date, "missed");
  walker.petals -= 1;
  if (walker.petals === 0) walker.diedOn = date;
}

/** A hunt's date is boosted when the run had a heartbeat on the working day before and a linked activity counts on it. */
function boostOn({ run, armed }: Walker, date: CivilDate, { days }: WalkFacts): Boost | null {
  const pay = run.link !== null && armed ? days.get(date)?.bestPay[run.link] : undefined;
  return pay === undefined ? null : { date, pay };
}

function expectationOf(date: CivilDate, { calendar, shortDates, joinedOn }: WalkFacts): Expectation {
  if (date < joinedOn || shortDates.has(date) || !isWorkingDay(date, calendar)) return "nothing";
  return calendar.leave.has(date) ? "leave" : "work";
}

function datesThrough(runs: readonly BoardRun[]): readonly CivilDate[] {
  const first = runs.map(({ startsOn }) => startsOn).sort()[0];
  const last = runs
    .map(({ endsOn }) => endsOn)
    .sort()
    .at(-1);
  const dates: CivilDate[] = [];
  if (first === undefined || last === undefined) return dates;
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date);
  return dates;
}

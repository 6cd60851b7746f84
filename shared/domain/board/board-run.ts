import type { Counter } from "../ruleset/ruleset.ts";
import { addDays, type CivilDate } from "../time/civil-date.ts";
import type { Instant } from "../time/instant.ts";
import { type Abandoned, type Decision, inOrder, type Rerolled, type Selected } from "./board-facts.ts";
import type { BoardMission, Slot } from "./mission.ts";

/** A run as the decisions left it: what it counts, on which dates, and whether anybody ended it. */
export type BoardRun = {
  readonly id: string;
  readonly slot: Slot;
  readonly mission: BoardMission;
  readonly target: number;
  readonly link: Counter | null;
  readonly by: Selected["by"];
  readonly amuletId: string | null;
  readonly selectedOn: CivilDate;
  readonly startsOn: CivilDate;
  readonly lastDate: CivilDate;
  /** The last date that counts for it: it ends with its end, and the day before the slot's next run begins. */
  readonly endsOn: CivilDate;
  readonly petals: number;
  readonly ended: RunEnd | null;
  /** Whether the slot has accepted another run since. */
  readonly hasNewer: boolean;
  /** Its own id and those of the runs that gave way to it: what names one of them is meant for this one. */
  readonly names: readonly string[];
};

export type RunEnd =
  | { readonly kind: "rerolled"; readonly on: CivilDate }
  | { readonly kind: "abandoned"; readonly on: CivilDate }
  | { readonly kind: "replaced"; readonly by: string };

/** The runs of all accepted selections, in order of acceptance. No date belongs to two of them in one slot. */
export function runsOf(decisions: readonly Decision[]): readonly BoardRun[] {
  const accepted = inOrder(decisions);
  const selections = accepted.filter((decision) => decision.kind === "selected");
  const standing = standingRuns(selections);
  const names = namesByRun(standing);
  const ends = endsByRun(accepted);
  const newerStarts = new Map<Slot, CivilDate>();

  const newestFirst = selections.toReversed().map((selected): BoardRun => {
    const { id, slot, mission, target, link, by, amuletId, date: selectedOn, startsOn, lastDate, petals } = selected;
    const staying = standing.get(id) ?? id;
    const ended: RunEnd | null = staying === id ? (ends.get(id) ?? null) : { kind: "replaced", by: staying };
    const newerStart = newerStarts.get(slot);
    if (staying === id) newerStarts.set(slot, earliestOf(startsOn, newerStart));
    return {
      ...{ id, slot, mission, target, link, by, amuletId, selectedOn, startsOn, lastDate, petals, ended },
      endsOn: earliestOf(
        earliestOf(lastDate, newerStart && addDays(newerStart, -1)),
        ended === null || ended.kind === "replaced" ? undefined : ended.on,
      ),
      hasNewer: newerStart !== undefined,
      names: names.get(id) ?? [],
    };
  });
  return newestFirst.reverse();
}

/** When somebody first did something that names the run; counted activities don't. */
export function firstActedAt(
  runId: string,
  acts: readonly { readonly runId: string | null; readonly recordedAt: Instant }[],
): Instant | null {
  return acts.reduce<Instant | null>(
    (first, act) => (act.runId === runId && (first === null || act.recordedAt < first) ? act.recordedAt : first),
    null,
  );
}

/** For each selection the one that stays: itself, or the one at the end of those to which it gave way. */
function standingRuns(selections: readonly Selected[]): ReadonlyMap<string, string> {
  const standing = new Map<string, string>();
  for (const { id, replaces } of [...selections].reverse()) {
    const staying = standing.get(id) ?? id;
    standing.set(id, staying);
    if (replaces !== null) standing.set(replaces, staying);
  }
  return standing;
}

function namesByRun(standing: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const [id, staying] of standing) names.set(staying, [...(names.get(staying) ?? []), id]);
  return names;
}

/** What ended a run first: of an abandonment and a reroll only one was accepted. */
function endsByRun(accepted: readonly Decision[]): ReadonlyMap<string, RunEnd> {
  const ends = new Map<string, RunEnd>();
  for (const decision of accepted) if (isEnd(decision)) ends.set(decision.runId, endOf(decision));
  return ends;
}

type Ending = Abandoned | (Rerolled & { readonly runId: string });

function isEnd(decision: Decision): decision is Ending {
  return decision.kind === "abandoned" || (decision.kind === "rerolled" && decision.runId !== null);
}

function endOf(decision: Ending): RunEnd {
  return decision.kind === "abandoned"
    ? { kind: "abandoned", on: decision.endsOn }
    : { kind: "rerolled", on: decision.date };
}

function earliestOf(date: CivilDate, other: CivilDate | undefined): CivilDate {
  return other !== undefined && other < date ? other : date;
}

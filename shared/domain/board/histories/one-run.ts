import { addDays, type CivilDate, daysBetween, weekdayOf } from "../../time/civil-date.ts";
import type { BoardFacts, Selected } from "../board-facts.ts";
import type { FoldedRun } from "../fold-runs.ts";
import type { WorldActivity } from "./world.ts";

/** What a test says of a run without the walk: one run by itself, from raw activities, for a rep who holds no amulet. */
export type OracleRun = Pick<FoldedRun, "state" | "progress" | "petalsLeft"> & {
  /** The dates that pay a bonus. */
  readonly boosted: readonly CivilDate[];
};

export function oracleRun(selected: Selected, facts: BoardFacts, activities: readonly WorldActivity[]): OracleRun {
  const giver = facts.decisions.find((one) => one.kind === "selected" && one.replaces === selected.id);
  if (giver !== undefined)
    return { state: { status: "replaced", by: lastOf(giver.id, facts) }, progress: 0, petalsLeft: 0, boosted: [] };

  const names = namesOf(selected.id, facts);
  const newer = selectionsOf(facts).filter(
    (one) => one.slot === selected.slot && one.order > selected.order && !isReplaced(one.id, facts),
  );
  const end = facts.decisions.find(
    (one) => (one.kind === "abandoned" || one.kind === "rerolled") && one.runId === selected.id,
  );
  const endedOn = end?.kind === "abandoned" ? end.endsOn : end?.date;
  const endsOn = [selected.lastDate, ...newer.map((one) => addDays(one.startsOn, -1)), ...(endedOn ? [endedOn] : [])]
    .sort()
    .at(0) as CivilDate;

  const shown = live(facts.finalThrough ?? addDays(selected.startsOn, -1));
  const paid = live("9999-12-31" as CivilDate);
  const { progress, petalsLeft } = shown;
  const claims = facts.claims.filter((one) => one.subjectId === selected.id).map(({ date }) => date);
  return {
    state: end?.kind === "rerolled" ? { status: "rerolled", on: end.date } : stateOf(),
    progress,
    petalsLeft,
    boosted: boostedDates(),
  };

  function alive(date: CivilDate): boolean {
    return (
      activities.some((one) => one.date === date && !one.undone && one.isTimely) ||
      facts.taps.some((one) => one.date === date && names.includes(one.runId) && !one.late && !one.suspect)
    );
  }

  function isBoosted(date: CivilDate): boolean {
    const before = workdayBefore(date);
    const isLinked = activities.some(
      (one) => one.date === date && !one.undone && one.isTimely && one.counter === selected.link,
    );
    return before >= selected.startsOn && alive(before) && isLinked;
  }

  function boostedDates(): readonly CivilDate[] {
    const dates: CivilDate[] = [];
    for (let date = selected.startsOn; date <= endsOn && (paid.diedOn ?? "9999") > date; date = addDays(date, 1))
      if (isBoosted(date)) dates.push(date);
    return dates;
  }

  /** The run's life, date by date, with every missed day up to `final` taken. */
  function live(final: CivilDate) {
    let [progress, petalsLeft] = [0, selected.petals];
    for (let date = selected.startsOn; date <= endsOn; date = addDays(date, 1)) {
      for (const shield of shieldsOf(names, facts))
        if (shield === date && petalsLeft < selected.petals) petalsLeft += 1;
      progress += activities.filter(
        (one) => one.date === date && !one.undone && one.counter === selected.mission.counter,
      ).length;
      if (isBoosted(date)) progress += 1;
      if (progress >= selected.target) {
        const bought = shieldsOf(names, facts).filter((shield) => date < shield && shield <= endsOn).length;
        return {
          ...{ progress, petalsLeft: Math.min(selected.petals, petalsLeft + bought) },
          ...{ succeededOn: date, diedOn: null },
        };
      }
      const isMissed = isWorkday(date) && date > selected.date && date <= final && !alive(date);
      if (isMissed) petalsLeft -= 1;
      if (petalsLeft === 0) return { progress, petalsLeft, succeededOn: null, diedOn: date };
    }
    return { progress, petalsLeft, succeededOn: null, diedOn: null };
  }

  function stateOf(): FoldedRun["state"] {
    const isPaid = paid.succeededOn !== null;
    if (shown.succeededOn !== null) return successOf(shown.succeededOn, isPaid);
    const isExpired =
      facts.finalThrough !== null && facts.finalThrough >= selected.lastDate && endsOn === selected.lastDate;
    if (newer.length > 0 && claims.length > 0) return failed("superseded", endsOn, false);
    if (shown.diedOn !== null) return failed("petals", shown.diedOn, true);
    if (end !== undefined) return failed("abandoned", endedOn as CivilDate, true);
    if (isExpired) return failed("expired", endsOn, false);
    return newer.length > 0 ? failed("superseded", endsOn, false) : { status: "active" };
  }

  function failed(because: "petals" | "expired" | "abandoned" | "superseded", on: CivilDate, cools: boolean) {
    const thaws = facts.decisions.filter((one) => one.kind === "thaw_bought" && one.runId === selected.id);
    const bought = new Map(thaws.map((one) => [one.id, one.kind === "thaw_bought" ? one.days : 0]));
    const days = Math.max(0, 15 - [...bought.values()].reduce((sum, more) => sum + more, 0));
    return { status: "failed", because, on, cooldownUntil: cools ? addDays(on, days) : null } as const;
  }

  function successOf(on: CivilDate, isPaid: boolean): FoldedRun["state"] {
    const close = closeOf(on);
    const claimedOn = claims.toSorted()[0];
    if (isPaid && claimedOn !== undefined && claimedOn <= close)
      return { status: "claimed", on, claimedOn: claimedOn > on ? claimedOn : on, automatic: false };
    if (isPaid && (claimedOn !== undefined || (facts.finalThrough ?? "") >= close))
      return { status: "claimed", on, claimedOn: close, automatic: true };
    const paysAfter = isPaid ? null : lastUnsettledMiss(on);
    return { status: "succeeded", on, isClaimed: !isPaid && claimedOn !== undefined, paysAfter };
  }

  function lastUnsettledMiss(on: CivilDate): CivilDate {
    let date = addDays(on, -1);
    while (!isWorkday(date) || alive(date)) date = addDays(date, -1);
    return date;
  }
}

function selectionsOf({ decisions }: BoardFacts): readonly Selected[] {
  return [...new Map(decisions.map((one) => [one.id, one])).values()].filter((one) => one.kind === "selected");
}

function isReplaced(id: string, facts: BoardFacts): boolean {
  return selectionsOf(facts).some((one) => one.replaces === id);
}

/** The run that stays at the end of those that gave way. */
function lastOf(id: string, facts: BoardFacts): string {
  const giver = selectionsOf(facts).find((one) => one.replaces === id);
  return giver === undefined ? id : lastOf(giver.id, facts);
}

function namesOf(id: string, facts: BoardFacts): readonly string[] {
  return selectionsOf(facts)
    .filter((one) => lastOf(one.id, facts) === id)
    .map((one) => one.id);
}

function shieldsOf(names: readonly string[], { decisions }: BoardFacts): readonly CivilDate[] {
  const bought = decisions.filter((one) => one.kind === "shield_bought" && names.includes(one.runId));
  return [...new Map(bought.map((one) => [one.id, one.date])).values()];
}

function isWorkday(date: CivilDate): boolean {
  return weekdayOf(date) <= 5;
}

function workdayBefore(date: CivilDate): CivilDate {
  let before = addDays(date, -1);
  while (!isWorkday(before)) before = addDays(before, -1);
  return before;
}

/** A week after the end of the quarter of a date. */
function closeOf(date: CivilDate): CivilDate {
  const ends = ["03-31", "06-30", "09-30", "12-31"].map((end) => `${date.slice(0, 5)}${end}` as CivilDate);
  const end = ends.find((last) => daysBetween(date, last) >= 0) as CivilDate;
  return addDays(end, 7);
}

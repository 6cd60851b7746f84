import { addDays, addMonths, type CivilDate } from "../time/civil-date.ts";

/** A calendar quarter, `2026-Q1`. */
export type Season = `${number}-Q${1 | 2 | 3 | 4}`;

export function seasonOf(date: CivilDate): Season {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}` as Season;
}

export function firstDateOf(season: Season): CivilDate {
  const month = (Number(season.slice(6)) - 1) * 3 + 1;
  return `${season.slice(0, 4)}-${String(month).padStart(2, "0")}-01` as CivilDate;
}

export function lastDateOf(season: Season): CivilDate {
  return addDays(addMonths(firstDateOf(season), 3), -1);
}

export function seasonAfter(season: Season): Season {
  return seasonOf(addMonths(firstDateOf(season), 3));
}

/**
 * When a season is over for good. What it left unclaimed is claimed on that date, whoever looks and whenever (P6), so that a reward is never
 * lost.
 */
export function closeDateOf(season: Season, closesAfterDays: number): CivilDate {
  return addDays(lastDateOf(season), closesAfterDays);
}

import { type Day, type FoldedDay, foldDay, withStreak } from "#shared/domain/ledger/day.ts";
import { dateEntry, type XpEntry } from "#shared/domain/ledger/entries.ts";
import { foldRep } from "#shared/domain/progression/progression.ts";
import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { RepProfile } from "#shared/protocol/sync.ts";
import type { Tx } from "../db/db.ts";
import { calendarOf, dayClockOf, type RepKey } from "../org/rep-profile.ts";
import { activitiesOfDates } from "./activities-repository.ts";
import { canonicalJson } from "./canonical.ts";
import type { Version } from "./heads.ts";
import {
  daysOf,
  entriesOfDates,
  recordCorrections,
  removeEntries,
  type StoredProgression,
  saveDays,
  saveEntries,
  saveProgression,
} from "./projection-repository.ts";

export type Projecting = {
  readonly profile: RepProfile;
  readonly ruleset: Ruleset;
  readonly now: Instant;
  readonly version: Version;
  /** What is stored, and up to where the rep's dates are final now. */
  readonly before: StoredProgression | null;
  readonly finalThrough: CivilDate | null;
  /** What a correction of a settled date is put down to. */
  readonly cause: string;
};

/**
 * Computes days, entries and progression again for the dates that a fact touched, under the same ids, and writes what differs (P1).
 * The caller holds the rep's head and has saved the facts. Returns whether anything changed.
 */
export async function projectDates(
  tx: Tx,
  rep: RepKey,
  touched: ReadonlySet<CivilDate>,
  projecting: Projecting,
): Promise<boolean> {
  const { profile, ruleset, version, before, finalThrough } = projecting;
  const stored = new Map((await daysOf(tx, rep)).map((day) => [day.date, day]));
  const refolded = await foldDates(tx, rep, touched, ruleset);

  const days = new Map<CivilDate, Day>(stored);
  for (const [date, { day }] of refolded) days.set(date, day);
  const folded = foldRep(
    [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
    {
      joinedOn: profile.joinedOn,
      today: dateAt(projecting.now, dayClockOf(profile)),
      finalThrough,
      calendar: calendarOf(profile),
      rank: before?.progression.rank ?? "E-1",
    },
    ruleset,
  );

  const changedDays = folded.days.filter((day) => canonicalJson(day) !== canonicalJson(stored.get(day.date)));
  await saveDays(tx, rep, changedDays, version);
  const entriesChanged = await projectEntries(tx, rep, folded.days, changedDays, refolded, projecting);

  const after: StoredProgression = { progression: folded.progression, finalThrough };
  const progressionChanged = before === null || canonicalJson(after) !== canonicalJson(before);
  if (progressionChanged) await saveProgression(tx, rep, after, version);
  return changedDays.length > 0 || entriesChanged || progressionChanged;
}

async function foldDates(
  tx: Tx,
  rep: RepKey,
  dates: ReadonlySet<CivilDate>,
  ruleset: Ruleset,
): Promise<ReadonlyMap<CivilDate, FoldedDay>> {
  if (dates.size === 0) return new Map();
  const activities = await activitiesOfDates(tx, rep, [...dates]);
  const byDate = new Map([...dates].map((date) => [date, [] as (typeof activities)[number][]]));
  for (const activity of activities) byDate.get(activity.localDate)?.push(activity);
  return new Map([...byDate].map(([date, its]) => [date, foldDay(rep, date, its, ruleset)]));
}

/** Brings the entries of the refolded dates, and the streak entries of the others that changed, to what they should be. */
async function projectEntries(
  tx: Tx,
  rep: RepKey,
  days: readonly Day[],
  changedDays: readonly Day[],
  refolded: ReadonlyMap<CivilDate, FoldedDay>,
  { ruleset, finalThrough, cause, now }: Projecting,
): Promise<boolean> {
  const onlyStreak = changedDays.filter((day) => !refolded.has(day.date));
  const wanted = new Map<string, XpEntry>();
  for (const day of days) {
    const folded = refolded.get(day.date);
    if (folded) for (const entry of withStreak(rep, folded, isPaid(day), ruleset).entries) wanted.set(entry.id, entry);
  }
  for (const day of onlyStreak) {
    const entry = isPaid(day) ? dateEntry(rep, "streak_day", day.date, ruleset) : null;
    if (entry) wanted.set(entry.id, entry);
  }

  const inQuestion = new Set(onlyStreak.map((day) => day.date));
  const dates = [...refolded.keys(), ...inQuestion];
  if (dates.length === 0) return false;
  const existing = (await entriesOfDates(tx, rep, dates)).filter(
    (entry) => !inQuestion.has(entry.localDate) || entry.rule === "streak_day",
  );

  const existingById = new Map(existing.map((entry) => [entry.id, entry]));
  const saved = [...wanted.values()].filter((entry) => !isSame(entry, existingById.get(entry.id)));
  const removed = existing.filter((entry) => !wanted.has(entry.id));
  await saveEntries(tx, rep, saved);
  await removeEntries(
    tx,
    rep,
    removed.map((entry) => entry.id),
  );

  const isFinal = (entry: XpEntry) => finalThrough !== null && entry.localDate <= finalThrough;
  const corrections = [
    ...saved.flatMap((entry) => {
      const was = existingById.get(entry.id);
      return was && isFinal(was) ? [{ entry: was, after: entry.amount }] : [];
    }),
    ...removed.filter(isFinal).map((entry) => ({ entry, after: 0 })),
  ];
  await recordCorrections(tx, rep, corrections, cause, now);
  return saved.length > 0 || removed.length > 0;
}

function isPaid(day: Day): boolean {
  return (day.xp.streak_day ?? 0) !== 0;
}

function isSame(a: XpEntry, b: XpEntry | undefined): boolean {
  return (
    b !== undefined && a.localDate === b.localDate && a.amount === b.amount && a.rulesetVersion === b.rulesetVersion
  );
}

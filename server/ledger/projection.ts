import type { Activity } from "#shared/domain/ledger/activity.ts";
import { causalId } from "#shared/domain/ledger/causal-id.ts";
import { addToDay, type Day, type FoldedDay, foldDay, withStreak } from "#shared/domain/ledger/day.ts";
import { dateEntry, type XpEntry } from "#shared/domain/ledger/entries.ts";
import { type PriceBook, pricingOn } from "#shared/domain/ledger/pricing.ts";
import { type Decided, type FoldedRep, foldRep, undecided } from "#shared/domain/progression/progression.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { RepProfile } from "#shared/protocol/sync.ts";
import type { Tx } from "../db/db.ts";
import type { RepKey } from "../org/rep-key.ts";
import { calendarOf, dayClockOf } from "../org/rep-profile.ts";
import { activitiesOfDates } from "./activities-repository.ts";
import { awardsOfDates } from "./awards-repository.ts";
import { canonicalJson } from "./canonical.ts";
import {
  type Correction,
  entriesById,
  entriesOfDates,
  recordCorrections,
  removeEntries,
  saveEntries,
} from "./entries-repository.ts";
import type { Version } from "./heads.ts";
import { daysOf, type StoredProgression, saveDays, saveProgression } from "./projection-repository.ts";

/** What facts changed. A date that only gained activities is added to; one that lost or changed any is folded anew. */
export type Touched = {
  readonly changed: ReadonlySet<CivilDate>;
  readonly added: readonly Activity[];
};

export type Projecting = {
  readonly profile: RepProfile;
  readonly priceBook: PriceBook;
  readonly now: Instant;
  readonly version: Version;
  /** What is stored, and up to where the rep's dates are final now. */
  readonly before: StoredProgression | null;
  readonly finalThrough: CivilDate | null;
  /** What only decisions can say of the rep; left out, it stays as it is stored. */
  readonly decided?: Decided;
  /** What a correction of a settled date is put down to. */
  readonly cause: string;
};

export type ProjectedDates = {
  readonly stored: StoredProgression;
  readonly changed: boolean;
  /** A counter of a date differs: what missions count. */
  readonly recounted: boolean;
  /** All of the rep's days, and the walk over them. */
  readonly folded: FoldedRep;
};

/**
 * Computes days, entries and progression again for the dates that facts touched, under the same ids, and writes what differs (P1).
 * The caller holds the rep's head and has saved the facts.
 */
export async function projectDates(
  tx: Tx,
  rep: RepKey,
  touched: Touched,
  projecting: Projecting,
): Promise<ProjectedDates> {
  const { profile, priceBook, version, before, finalThrough } = projecting;
  // Before anything is asked: the facts may still be on their way to the database.
  const additions = foldAdditions(rep, touched, priceBook);
  const stored = new Map((await daysOf(tx, rep)).map((day) => [day.date, day]));
  const refolded = await foldDates(tx, rep, touched.changed, priceBook);
  const grown = growDays(stored, additions);
  const gained = [...grown.values()].flatMap((day) => day.entries);
  saveEntries(tx, rep, gained);

  const days = new Map<CivilDate, Day>(stored);
  for (const [date, { day }] of [...refolded, ...grown]) days.set(date, day);
  const folded = foldRep(
    [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
    {
      joinedOn: profile.joinedOn,
      today: dateAt(projecting.now, dayClockOf(profile)),
      finalThrough,
      calendar: calendarOf(profile),
      clock: dayClockOf(profile),
      decided: projecting.decided ?? before?.progression ?? undecided,
    },
    priceBook.rulesets,
  );

  const changedDays = folded.days.filter((day) => canonicalJson(day) !== canonicalJson(stored.get(day.date)));
  await saveDays(tx, rep, changedDays, version);
  const repaid = changedDays.filter(
    (day) => !refolded.has(day.date) && streakXp(day) !== streakXp(stored.get(day.date)),
  );
  const entries = await entriesToWrite(tx, rep, folded.days, repaid, refolded, priceBook);
  saveEntries(
    tx,
    rep,
    entries.saved.map(({ entry }) => entry),
  );
  await removeEntries(
    tx,
    rep,
    entries.removed.map((entry) => entry.id),
  );
  await recordCorrections(tx, rep, correctionsOf(entries, finalThrough), projecting.cause, projecting.now);

  const after: StoredProgression = { progression: folded.progression, finalThrough };
  const progressionChanged = before === null || canonicalJson(after) !== canonicalJson(before);
  if (progressionChanged) await saveProgression(tx, rep, after, version);
  const rows = changedDays.length + entries.saved.length + entries.removed.length + gained.length;
  const recounted = changedDays.some(
    (day) => canonicalJson(day.counters) !== canonicalJson(stored.get(day.date)?.counters ?? {}),
  );
  return { stored: after, changed: rows > 0 || progressionChanged, recounted, folded };
}

async function foldDates(
  tx: Tx,
  rep: RepKey,
  dates: ReadonlySet<CivilDate>,
  priceBook: PriceBook,
): Promise<ReadonlyMap<CivilDate, FoldedDay>> {
  if (dates.size === 0) return new Map();
  const activities = byLocalDate(await activitiesOfDates(tx, rep, [...dates]));
  const awards = byLocalDate(await awardsOfDates(tx, rep, [...dates]));
  return new Map(
    [...dates].map((date) => {
      const pricing = pricingOn(priceBook, date);
      return [date, foldDay(rep, date, activities.get(date) ?? [], pricing, awards.get(date))];
    }),
  );
}

/** A busy date needs not be read again for one more call. */
function foldAdditions(
  rep: RepKey,
  { changed, added }: Touched,
  priceBook: PriceBook,
): ReadonlyMap<CivilDate, FoldedDay> {
  const dates = [...byLocalDate(added)].filter(([date]) => !changed.has(date));
  return new Map(dates.map(([date, activities]) => [date, foldDay(rep, date, activities, pricingOn(priceBook, date))]));
}

function growDays(
  stored: ReadonlyMap<CivilDate, Day>,
  additions: ReadonlyMap<CivilDate, FoldedDay>,
): ReadonlyMap<CivilDate, FoldedDay> {
  const grown = [...additions].map(([date, addition]) => {
    const before = stored.get(date);
    return [date, before ? addToDay(before, addition) : addition] as const;
  });
  return new Map(grown);
}

function byLocalDate<Dated extends { readonly localDate: CivilDate }>(
  facts: readonly Dated[],
): ReadonlyMap<CivilDate, readonly Dated[]> {
  const byDate = new Map<CivilDate, Dated[]>();
  for (const fact of facts) {
    const its = byDate.get(fact.localDate);
    if (its) its.push(fact);
    else byDate.set(fact.localDate, [fact]);
  }
  return byDate;
}

type EntryChanges = {
  readonly saved: readonly { readonly entry: XpEntry; readonly was: XpEntry | undefined }[];
  readonly removed: readonly XpEntry[];
};

/** What makes the entries of the refolded dates, and of the other days those that pay for a streak, what they should be. */
async function entriesToWrite(
  tx: Tx,
  rep: RepKey,
  days: readonly Day[],
  repaid: readonly Day[],
  refolded: ReadonlyMap<CivilDate, FoldedDay>,
  priceBook: PriceBook,
): Promise<EntryChanges> {
  const wanted = new Map<string, XpEntry>();
  for (const day of days) {
    const folded = refolded.get(day.date);
    if (folded)
      for (const entry of withStreak(rep, folded, streakXp(day) !== 0, pricingOn(priceBook, day.date)).entries)
        wanted.set(entry.id, entry);
  }
  for (const day of repaid) {
    const entry = streakXp(day) !== 0 ? dateEntry(rep, "streak_day", day.date, pricingOn(priceBook, day.date)) : null;
    if (entry) wanted.set(entry.id, entry);
  }

  const streakIds = repaid.map((day) => causalId(rep, "streak_day", day.date));
  const existing = [
    ...(await entriesOfDates(tx, rep, [...refolded.keys()])),
    ...(await entriesById(tx, rep, streakIds)),
  ];
  const existingById = new Map(existing.map((entry) => [entry.id, entry]));
  return {
    saved: [...wanted.values()]
      .map((entry) => ({ entry, was: existingById.get(entry.id) }))
      .filter(({ entry, was }) => !isSame(entry, was)),
    removed: existing.filter((entry) => !wanted.has(entry.id)),
  };
}

function correctionsOf({ saved, removed }: EntryChanges, finalThrough: CivilDate | null): readonly Correction[] {
  const isFinal = (entry: XpEntry) => finalThrough !== null && entry.localDate <= finalThrough;
  return [
    ...saved.flatMap(({ entry, was }) => (was && isFinal(was) ? [{ entry: was, after: entry.amount }] : [])),
    ...removed.filter(isFinal).map((entry) => ({ entry, after: 0 })),
  ];
}

function streakXp(day: Day | undefined): number {
  return day?.xp.streak_day ?? 0;
}

function isSame(a: XpEntry, b: XpEntry | undefined): boolean {
  return (
    b !== undefined && a.localDate === b.localDate && a.amount === b.amount && a.rulesetVersion === b.rulesetVersion
  );
}

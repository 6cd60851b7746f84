import type { Activity } from "#shared/domain/ledger/activity.ts";
import type { Award } from "#shared/domain/ledger/award.ts";
import type { XpEntry } from "#shared/domain/ledger/entries.ts";
import { type Counter, counters } from "#shared/domain/ruleset/ruleset.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Zone } from "#shared/domain/time/zone.ts";
import type { LedgerCause, LedgerRow } from "../../store/ledger-rows.ts";

/** Everything that the server holds of one date. */
export type DateHistory = {
  readonly activities: readonly Activity[];
  readonly awards: readonly Award[];
  readonly entries: readonly XpEntry[];
};

/** The rows of an old date as the server has them: its entries, gathered by what caused them, newest first. */
export function historyRows(date: CivilDate, history: DateHistory): readonly LedgerRow[] {
  const entriesByCause = new Map<string, XpEntry[]>();
  for (const entry of history.entries)
    entriesByCause.set(entry.cause, [...(entriesByCause.get(entry.cause) ?? []), entry]);
  const zone = history.activities[0]?.zone ?? ("UTC" as Zone);
  const row = (id: string, cause: LedgerCause, undone: boolean): LedgerRow => {
    return toRow(id, date, cause, undone, entriesByCause.get(id) ?? []);
  };

  const awards = history.awards.map((award) => row(award.id, { kind: "award", award }, award.reversed));
  const activities = history.activities
    .toSorted((a, b) => b.occurredAt - a.occurredAt || (a.id < b.id ? 1 : -1))
    .map((activity) => row(activity.id, { kind: "activity", activity }, activity.undone));
  const ofTheDate = (entriesByCause.get(date) ?? []).flatMap((entry) =>
    entry.rule === "first_dial_of_day" || entry.rule === "streak_day"
      ? [toRow(`${entry.rule}:${date}`, date, { kind: "date", rule: entry.rule, zone }, false, [entry])]
      : [],
  );
  return [...awards, ...activities, ...ofTheDate];
}

function toRow(
  id: string,
  localDate: CivilDate,
  cause: LedgerCause,
  undone: boolean,
  entries: readonly XpEntry[],
): LedgerRow {
  const paid = entries.flatMap(({ rule }) => (isCounter(rule) ? [rule] : []));
  return {
    id,
    localDate,
    cause,
    counts: undone ? [] : paid,
    lines: entries.map(({ rule, base, percent, amount, reversal }) => ({ rule, base, percent, amount, reversal })),
    xp: entries.reduce((sum, { amount }) => sum + amount, 0),
    rulesetVersion: entries[0]?.rulesetVersion ?? 0,
    state: "confirmed",
    undone,
  };
}

function isCounter(rule: string): rule is Counter {
  return counters.some((counter) => counter === rule);
}

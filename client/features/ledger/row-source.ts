import { liveQuery, type Subscription } from "dexie";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { LedgerReads } from "../../store/ledger.ts";
import type { LedgerRow } from "../../store/ledger-rows.ts";
import { type LedgerFilter, matches, type Tally, tallyOf } from "./ledger-filter.ts";

/** The rows of the dates that are looked at, under one filter, as long as they are; what was tallied of a date stays. */
export type RowSource = {
  /** Reads these dates and follows their changes; those that aren't among them are let go. */
  want(dates: readonly CivilDate[]): void;
  rowsOf(date: CivilDate): readonly LedgerRow[] | undefined;
  tallyOf(date: CivilDate): Tally | undefined;
  subscribe(onChange: () => void): () => void;
  /** Another number whenever something has changed. */
  version(): number;
};

export function createRowSource(ledger: Pick<LedgerReads, "rows">, filter: LedgerFilter): RowSource {
  const reading = new Map<CivilDate, Subscription>();
  const loaded = new Map<CivilDate, readonly LedgerRow[]>();
  const tallies = new Map<CivilDate, Tally>();
  const listeners = new Set<() => void>();
  let version = 0;

  function follow(date: CivilDate): Subscription {
    return liveQuery(() => ledger.rows(date)).subscribe((all) => {
      const rows = all.filter((row) => matches(row, filter));
      loaded.set(date, rows);
      tallies.set(date, tallyOf(rows, filter));
      version += 1;
      for (const listener of listeners) listener();
    });
  }

  function want(dates: readonly CivilDate[]): void {
    const wanted = new Set(dates);
    for (const [date, subscription] of reading) {
      if (wanted.has(date)) continue;
      subscription.unsubscribe();
      reading.delete(date);
      loaded.delete(date);
    }
    for (const date of wanted) if (!reading.has(date)) reading.set(date, follow(date));
  }

  return {
    want,
    rowsOf: (date) => loaded.get(date),
    tallyOf: (date) => tallies.get(date),
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    version: () => version,
  };
}

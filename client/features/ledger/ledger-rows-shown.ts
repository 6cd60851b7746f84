import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import { useStore } from "../../store/context.ts";
import type { LedgerDay } from "../../store/ledger.ts";
import { type LedgerRow, restRows } from "../../store/ledger-rows.ts";
import { type HistoryRead, useHistories } from "./history-query.ts";
import { historyRows } from "./history-rows.ts";
import { type Expected, expectedOf, type LedgerFilter, matches, type Tally, tallyOf } from "./ledger-filter.ts";
import { createRowSource } from "./row-source.ts";

/** A day of the list, with as much of its rows as is known. */
export type ShownDay = {
  readonly day: LedgerDay;
  /** `undefined` while they are being read, or aren't looked at. */
  readonly rows: readonly LedgerRow[] | undefined;
  readonly tally: Tally;
  /** The tally can't come to anything else any more. */
  readonly counted: boolean;
  /** Some of what it earned is told by sums only: the single entries are the server's to show. */
  readonly hasRest: boolean;
  readonly asked: HistoryRead | undefined;
};

export type ShownRows = {
  readonly days: readonly ShownDay[];
  /** Says which dates are looked at. Of the others one that isn't counted yet is read at a time. */
  look(dates: readonly CivilDate[]): void;
  /** Asks the server for the single entries of an old date. */
  ask(date: CivilDate): void;
};

/** The days of the ledger under a filter; rows are held for the dates that are looked at, and only while they are. */
export function useShownRows(days: readonly LedgerDay[], filter: LedgerFilter): ShownRows {
  const { ledger } = useStore();
  const source = useMemo(() => createRowSource(ledger, filter), [ledger, filter]);
  const version = useSyncExternalStore(source.subscribe, source.version);
  const [looked, look] = useState<readonly CivilDate[]>([]);
  const [asked, setAsked] = useState<readonly CivilDate[]>([]);
  const histories = useHistories(asked);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for what the source holds
  const shown = useMemo(
    () =>
      days.map((day): ShownDay => {
        const expected = expectedOf(day, filter);
        const read = histories.get(day.date);
        const rows = read?.history ? fromHistory(day, read, filter) : source.rowsOf(day.date);
        const known = read?.history && rows ? tallyOf(rows, filter) : source.tallyOf(day.date);
        return {
          day,
          rows,
          tally: tallyFor(expected, known, rows !== undefined),
          counted: expected.exact || known !== undefined,
          hasRest: rows ? rows.some(({ cause }) => cause.kind === "rest") : day.activities === 0 && expected.rows > 0,
          asked: read,
        };
      }),
    [days, filter, histories, source, version],
  );

  const uncounted = shown.find(({ counted }) => !counted)?.day.date;
  const wanted = [...new Set([...looked, ...(uncounted ? [uncounted] : [])])].sort().join(" ");
  useEffect(() => source.want(wanted.split(" ").filter(Boolean) as CivilDate[]), [source, wanted]);
  useEffect(() => () => source.want([]), [source]);

  return { days: shown, look, ask: (date) => setAsked((dates) => [...new Set([...dates, date])]) };
}

function fromHistory(day: LedgerDay, { history }: HistoryRead, filter: LedgerFilter): readonly LedgerRow[] | undefined {
  if (history === undefined) return undefined;
  const known = historyRows(day.date, history);
  const rest = restRows({ ...day.sums, date: day.date }, known, known[0]?.rulesetVersion ?? 0);
  return [...known, ...rest].filter((row) => matches(row, filter));
}

/** Rows at hand say it; else the day's sums where they must be right, else what was tallied when its rows were at hand. */
function tallyFor(expected: Expected, known: Tally | undefined, atHand: boolean): Tally {
  if (known && (atHand || !expected.exact)) return known;
  return expected;
}

import { Lock } from "lucide-react";
import { type ReactNode, useId, useLayoutEffect, useMemo, useRef } from "react";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { LedgerDay } from "../../store/ledger.ts";
import type { LedgerRow } from "../../store/ledger-rows.ts";
import { XpAmount } from "../../ui/drawings/xp-amount.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";
import { EntryRow } from "./entry-row.tsx";
import { EntrySum } from "./entry-sum.tsx";
import { FetchRow } from "./fetch-row.tsx";
import { type LedgerFilter, xpUnder } from "./ledger-filter.ts";
import type { OpenRow } from "./ledger-list.tsx";
import type { ShownDay } from "./ledger-rows-shown.ts";
import { type ListMetrics, type ListWindow, rowsIn } from "./list-layout.ts";

type DaySectionProps = {
  readonly shown: ShownDay;
  readonly isToday: boolean;
  readonly filter: LedgerFilter;
  readonly top: number;
  readonly metrics: ListMetrics;
  /** Counted from the first row's top. */
  readonly seen: ListWindow;
  readonly open: ReadonlyMap<string, OpenRow>;
  readonly openHeight: number;
  readonly focusedRow: string | null;
  readonly onToggle: (row: LedgerRow) => void;
  readonly onMeasured: (rowId: string, height: number) => void;
  readonly onAsk: (date: CivilDate) => void;
};

/** One date: its head with total and verdict, and those of its rows that are on the screen. */
export function DaySection({ shown, isToday, filter, top, metrics, seen, open, openHeight, ...rest }: DaySectionProps) {
  const { focusedRow, onToggle, onMeasured, onAsk } = rest;
  const format = useFormat();
  const t = useMessages();
  const headId = useId();
  const { day, rows = noRows, tally, hasRest } = shown;
  const offset = hasRest ? 1 : 0;
  const count = tally.rows + offset;
  const showsTotals = filter.rule === null && filter.state === null;

  const openRows =
    openHeight === 0
      ? []
      : rows.flatMap(({ id }, index) => (open.has(id) ? [[index, open.get(id)?.height ?? 0] as const] : []));
  const depthOf = (row: number): number =>
    openRows.reduce((sum, [index, height]) => (index + offset < row ? sum + height : sum), 0);
  const [first, last] = rowsIn(count, metrics.row, seen, depthOf);
  const focusedAt = focusedRow === null ? -1 : rows.findIndex(({ id }) => id === focusedRow);
  const places = Array.from({ length: last - first }, (_, index) => first + index - offset).filter(
    (index) => index >= 0,
  );
  if (focusedAt !== -1 && !places.includes(focusedAt)) places.push(focusedAt);
  const drawn = places
    .sort((a, b) => a - b)
    .flatMap((index) => {
      const row = rows[index];
      return row ? [[row, index] as const] : [];
    });
  const totals = useMemo(() => (showsTotals ? runningTotals(day, rows) : []), [showsTotals, day, rows]);

  return (
    <section className="ledger-day" style={{ top }} aria-labelledby={headId} data-date={day.date}>
      <div className="day-head">
        <h2 id={headId}>{isToday ? t("ledger.today", { date: format.day(day.date) }) : format.day(day.date)}</h2>
        {day.settled && (
          <Tag icon={Lock}>
            <span className="wide">{t("ledger.settled")}</span>
            <span className="narrow visually-hidden">{t("ledger.settled")}</span>
          </Tag>
        )}
        {day.verdict && (
          <Tag tone={day.verdict === "heartbeat" ? "stem" : day.verdict === "missed" ? "warn" : "quiet"}>
            {t(`ledger.verdict_${day.verdict}`)}
          </Tag>
        )}
        <p className="day-sum">
          <DaySum shown={shown} filter={filter} />
        </p>
        {showsTotals && (
          <span className="col-heads" aria-hidden="true">
            <span>{t("ledger.column_xp")}</span>
            <span>{t("ledger.column_total")}</span>
          </span>
        )}
      </div>
      <ol
        className="card entries"
        style={{ height: count * metrics.row + openHeight }}
        aria-label={t("ledger.entries_of", { date: format.day(day.date) })}
        aria-busy={shown.rows === undefined}
      >
        {hasRest && <FetchRow asked={shown.asked} of={count} onAsk={() => onAsk(day.date)} />}
        {drawn.map(([row, index]) => {
          const isOpen = open.has(row.id);
          const total = totals[index];
          return (
            <EntryRow
              key={row.id}
              row={row}
              xp={xpUnder(row, filter.rule)}
              total={total?.xp ?? null}
              totalConfirmed={total?.confirmed ?? true}
              top={(index + offset) * metrics.row + depthOf(index + offset)}
              place={index + offset}
              of={count}
              isOpen={isOpen}
              onToggle={onToggle}
            >
              {isOpen && (
                <Measured onHeight={(height) => onMeasured(row.id, height)}>
                  <EntrySum row={row} />
                </Measured>
              )}
            </EntryRow>
          );
        })}
      </ol>
    </section>
  );
}

const noRows: readonly LedgerRow[] = [];

/** The day's XP, confirmed and as this device sees it; with a filter, what the rows shown come to. */
function DaySum({ shown, filter }: { readonly shown: ShownDay; readonly filter: LedgerFilter }) {
  const { day, tally } = shown;
  if (filter.rule !== null || filter.state !== null)
    return (
      <b>
        <XpAmount xp={tally.xp} confirmed={!day.predicted} />
      </b>
    );
  const waits = day.xp.shown !== day.xp.confirmed;
  return (
    <>
      {(day.xp.confirmed !== 0 || !waits) && (
        <b>
          <XpAmount xp={day.xp.confirmed} confirmed />
        </b>
      )}{" "}
      {waits && (
        <span className="tilde">
          <XpAmount xp={day.xp.shown} confirmed={false} />
        </span>
      )}
    </>
  );
}

/** The total after each row, counted back from the end of the day. */
function runningTotals(
  day: LedgerDay,
  rows: readonly LedgerRow[],
): readonly { readonly xp: number; readonly confirmed: boolean }[] {
  let { shown, confirmed } = day.totalXp;
  return rows.map(({ xp, state }) => {
    const total = { xp: shown, confirmed: shown === confirmed };
    shown -= xp;
    if (state === "confirmed") confirmed -= xp;
    return total;
  });
}

/** Says how high its content is, and again whenever that changes. */
function Measured({
  onHeight,
  children,
}: {
  readonly onHeight: (height: number) => void;
  readonly children: ReactNode;
}) {
  const content = useRef<HTMLDivElement>(null);
  const tell = useRef(onHeight);
  tell.current = onHeight;
  useLayoutEffect(() => {
    const element = content.current;
    if (element === null) return;
    const measure = (): void => tell.current(element.offsetHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div className="sum-content" ref={content}>
      {children}
    </div>
  );
}

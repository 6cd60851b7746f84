import { type FocusEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { LedgerDay } from "../../store/ledger.ts";
import type { LedgerRow } from "../../store/ledger-rows.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { DaySection } from "./day-section.tsx";
import type { LedgerFilter } from "./ledger-filter.ts";
import { type ShownDay, useShownRows } from "./ledger-rows-shown.ts";
import { type ListLayout, layoutOf, sectionsIn } from "./list-layout.ts";
import { useListMetrics, useListWindow } from "./list-window.ts";
import { NothingFound } from "./nothing-found.tsx";

type LedgerListProps = {
  readonly days: readonly LedgerDay[];
  readonly today: CivilDate;
  readonly filter: LedgerFilter;
  readonly onClear: () => void;
};

/** An open row, and how much higher than a closed one it is. */
export type OpenRow = { readonly date: CivilDate; readonly height: number };

/** The days and their rows, however many: drawn is only what is on the screen, a little around it, and the row that has the focus. */
export function LedgerList({ days, today, filter, onClear }: LedgerListProps) {
  const list = useRef<HTMLDivElement>(null);
  const shown = useShownRows(days, filter);
  const metrics = useListMetrics();
  const seen = useListWindow(list);
  const [open, setOpen] = useState<ReadonlyMap<string, OpenRow>>(new Map());
  const [focused, setFocused] = useState<{ readonly date: CivilDate; readonly id: string } | null>(null);

  const layout = layoutOf(
    shown.days.map((day) => ({ rows: rowCount(day), openHeight: openHeightOf(day, open) })),
    metrics,
  );
  const [first, last] = sectionsIn(layout, seen);
  const drawn = shown.days.flatMap((day, index) => {
    const isSeen = index >= first && index < last;
    return rowCount(day) > 0 && (isSeen || day.day.date === focused?.date) ? [index] : [];
  });
  const dates = drawn.map((index) => shown.days[index]?.day.date).join(" ");
  const { look } = shown;
  useEffect(() => look(dates.split(" ").filter(Boolean) as CivilDate[]), [look, dates]);
  useStillRows(layout, shown.days, list);

  const toggle = useCallback((row: LedgerRow) => {
    setOpen((now) => {
      const next = new Map(now);
      if (!next.delete(row.id)) next.set(row.id, { date: row.localDate, height: 0 });
      return next;
    });
  }, []);
  const measured = useCallback((id: string, height: number) => {
    setOpen((now) => {
      const known = now.get(id);
      return known === undefined || known.height === height ? now : new Map(now).set(id, { ...known, height });
    });
  }, []);
  const noteFocus = (event: FocusEvent<HTMLElement>): void => {
    const id = event.target.closest<HTMLElement>("[data-row]")?.dataset.row;
    const date = event.target.closest<HTMLElement>("[data-date]")?.dataset.date;
    setFocused(id && date ? { id, date: date as CivilDate } : null);
  };

  const isComplete = shown.days.every(({ counted }) => counted);
  const isEmpty = isComplete && shown.days.every((day) => rowCount(day) === 0);
  return (
    <>
      <ShownSum days={shown.days} isComplete={isComplete} />
      {isEmpty && <NothingFound onClear={onClear} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only notes which of its rows has the focus, there is nothing to operate */}
      <div
        className="ledger-list"
        ref={list}
        style={{ height: layout.tops.at(-1) }}
        onFocus={noteFocus}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) setFocused(null);
        }}
      >
        {drawn.map((index) => {
          const day = shown.days[index] as ShownDay;
          const top = layout.tops[index] ?? 0;
          return (
            <DaySection
              key={day.day.date}
              shown={day}
              isToday={day.day.date === today}
              filter={filter}
              top={top}
              metrics={metrics}
              seen={{ from: seen.from - top - metrics.head, to: seen.to - top - metrics.head }}
              open={open}
              openHeight={openHeightOf(day, open)}
              focusedRow={focused?.date === day.day.date ? focused.id : null}
              onToggle={toggle}
              onMeasured={measured}
              onAsk={shown.ask}
            />
          );
        })}
      </div>
    </>
  );
}

/** How many rows a day draws: its own, and the one that offers what isn't here. */
export function rowCount({ tally, hasRest }: ShownDay): number {
  return tally.rows + (tally.rows > 0 && hasRest ? 1 : 0);
}

function openHeightOf({ day, rows }: ShownDay, open: ReadonlyMap<string, OpenRow>): number {
  let height = 0;
  for (const [id, row] of open) {
    if (row.date === day.date && (rows === undefined || rows.some((known) => known.id === id))) height += row.height;
  }
  return height;
}

function ShownSum({ days, isComplete }: { readonly days: readonly ShownDay[]; readonly isComplete: boolean }) {
  const t = useMessages();
  const format = useFormat();
  const count = days.reduce((sum, { tally }) => sum + tally.entries, 0);
  const xp = days.reduce((sum, { tally }) => sum + tally.xp, 0);
  return (
    <p className="ledger-shown meta" role="status" aria-busy={!isComplete}>
      {isComplete ? t("ledger.shown", { count, xp: format.number(xp) }) : t("ledger.counting")}
    </p>
  );
}

/** Keeps what is looked at where it is when a day above it turns out higher or lower than its sums had said. */
function useStillRows(
  layout: ListLayout,
  days: readonly ShownDay[],
  list: { readonly current: HTMLElement | null },
): void {
  const anchor = useRef<{ readonly date: CivilDate; readonly top: number } | null>(null);
  useLayoutEffect(() => {
    const listTop = list.current?.getBoundingClientRect().top ?? 0;
    const before = anchor.current;
    const moved = before === null ? -1 : days.findIndex(({ day }) => day.date === before.date);
    const now = moved === -1 ? undefined : layout.tops[moved];
    if (before && now !== undefined && now !== before.top && listTop < 0) scrollBy(0, now - before.top);

    const [first] = sectionsIn(layout, { from: -listTop, to: -listTop });
    const day = days[first];
    anchor.current = day ? { date: day.day.date, top: layout.tops[first] ?? 0 } : null;
  });
}

import { ChevronDown, CircleAlert, Clock } from "lucide-react";
import { memo, type ReactNode } from "react";
import type { LedgerRow } from "../../store/ledger-rows.ts";
import { XpAmount } from "../../ui/drawings/xp-amount.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";
import { causeIcon, causeMeta, causeTitle } from "./cause-title.ts";

type EntryRowProps = {
  readonly row: LedgerRow;
  /** What of its XP the filter is about. */
  readonly xp: number;
  readonly total: number | null;
  readonly totalConfirmed: boolean;
  readonly top: number;
  /** Its place among the rows of its day. */
  readonly place: number;
  readonly of: number;
  readonly isOpen: boolean;
  readonly onToggle: (row: LedgerRow) => void;
  readonly children?: ReactNode;
};

/**
 * A line of the ledger: one button, which opens its arithmetic. Whatever the device writes, its rows are read anew: one that says the same
 * as before isn't drawn again.
 */
export const EntryRow = memo(DrawnRow, (before, after) => {
  const { row: old, ...others } = before;
  const { row, ...now } = after;
  const isSame = Object.entries(now).every(([name, value]) => others[name as keyof typeof others] === value);
  return isSame && (old === row || JSON.stringify(old) === JSON.stringify(row));
});

function DrawnRow({ row, xp, top, place, of, isOpen, ...rest }: EntryRowProps) {
  const t = useMessages();
  const format = useFormat();
  const { total, totalConfirmed, onToggle, children } = rest;
  const waits = row.state === "saved_here";
  const title = causeTitle(row, t, format);
  const panelId = `sum-${row.id}`;

  return (
    <li
      className={isOpen ? "entry-item entry-open" : "entry-item"}
      style={{ top }}
      aria-posinset={place + 1}
      aria-setsize={of}
      data-row={row.id}
    >
      <button
        type="button"
        className="row entry"
        data-pending={waits || undefined}
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        onClick={() => onToggle(row)}
      >
        <Icon of={causeIcon(row)} />
        <span className="row-main">
          <span className="row-title">{row.undone ? <s>{title}</s> : title}</span>
          <span className="meta row-meta">
            {waits && (
              <span className="waiting">
                <Icon of={Clock} />
                <span className="visually-hidden">{t("activity.saved_here")} </span>
              </span>
            )}
            {row.state === "attention" && (
              <Tag tone="danger" icon={CircleAlert}>
                {t("activity.needs_attention")}
              </Tag>
            )}
            {row.undone && <Tag>{t(row.cause.kind === "award" ? "ledger.reversed" : "activity.undone")}</Tag>}{" "}
            {causeMeta(row, t, format)}
          </span>
        </span>
        <span className="amount">
          <XpAmount xp={xp} confirmed={!waits} />
        </span>
        {total !== null && (
          <span className="entry-total meta">
            <span className="visually-hidden">{t("ledger.running_total", { xp: total })}</span>
            <span aria-hidden="true">
              {totalConfirmed ? "" : "~\u2009"}
              {format.number(total)}
            </span>
          </span>
        )}
        <span className="entry-more">
          <Icon of={ChevronDown} small />
        </span>
      </button>
      {isOpen && (
        <div className="sum" id={panelId}>
          {children}
        </div>
      )}
    </li>
  );
}

import { useLiveQuery } from "dexie-react-hooks";
import {
  Banknote,
  Gift,
  GraduationCap,
  type LucideIcon,
  PencilLine,
  Ticket,
  TreePalm,
  Undo2,
  UserRound,
} from "lucide-react";
import { useStore } from "../../store/context.ts";
import type { PendingOperation } from "../../store/store.ts";
import { activityIconOf } from "../../ui/activity/activity-icon.ts";
import { useNow } from "../../ui/clock.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Row } from "../../ui/surfaces/row.tsx";
import { operationTitle } from "./operation-title.ts";

const shownAtMost = 50;

/** What waits on this device, oldest first: the order in which it goes out. */
export function PendingList({ total }: { readonly total: number }) {
  const { queue } = useStore();
  const t = useMessages();
  const pending = useLiveQuery(() => queue.pending(shownAtMost), [queue]);

  if (pending === undefined) return null;
  if (pending.length === 0) return <p className="card card-pad meta">{t("sync.nothing_pending")}</p>;

  const unseen = total - pending.length;
  return (
    <section aria-labelledby="pending-title">
      <div className="head">
        <h2 id="pending-title">{t("sync.pending", { number: total })}</h2>
        <span className="meta">{t("sync.oldest_first")}</span>
      </div>
      <ol className="card rows">
        {pending.map((operation) => (
          <PendingRow key={operation.id} operation={operation} />
        ))}
      </ol>
      {unseen > 0 && <p className="meta more-pending">{t("sync.more_pending", { count: unseen })}</p>}
    </section>
  );
}

function PendingRow({ operation }: { readonly operation: PendingOperation }) {
  const t = useMessages();
  const format = useFormat();
  const now = useNow();
  const { details, recordedAt, attempts } = operation;
  return (
    <Row
      pending
      icon={iconOf(operation)}
      title={operationTitle(operation, t, format)}
      meta={details?.contactRef ?? format.moment(recordedAt, now)}
      end={
        <span className="meta">
          {format.age(now - recordedAt)}
          <span className="try">{attempts === 0 ? t("sync.waits_turn") : t("sync.tries", { count: attempts })}</span>
        </span>
      }
    />
  );
}

function iconOf({ kind, details }: PendingOperation): LucideIcon {
  switch (kind) {
    case "log_activity":
      return details === null ? PencilLine : activityIconOf(details);
    case "undo_activity":
      return Undo2;
    case "amend_activity":
      return PencilLine;
    case "update_profile":
      return UserRound;
    case "request_leave":
      return TreePalm;
    case "submit_exam":
      return GraduationCap;
    case "enter_raffle":
      return Ticket;
    case "claim":
      return Gift;
    case "give_payment_info":
      return Banknote;
  }
}

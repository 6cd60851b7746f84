import { Clock, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "../icon.tsx";
import { useMessages } from "../messages/use-messages.tsx";
import "./rows.css";
import "./surfaces.css";

type RowProps = {
  readonly icon: LucideIcon;
  readonly title: ReactNode;
  readonly meta: ReactNode;
  /** Only this device has it: dotted edge, clock, and the words for those who see neither. */
  readonly pending?: boolean;
  readonly end?: ReactNode;
};

/** One entry of a list inside `<ol className="card rows">`. */
export function Row({ icon, title, meta, pending = false, end }: RowProps) {
  return (
    <li className="row" data-pending={pending || undefined}>
      <Icon of={icon} />
      <span className="row-main">
        <span className="row-title">{title}</span>
        <span className="meta row-meta">
          {pending && <Waiting />} {meta}
        </span>
      </span>
      {end && <span className="row-end">{end}</span>}
    </li>
  );
}

function Waiting() {
  const t = useMessages();
  return (
    <span className="waiting">
      <Icon of={Clock} />
      <span className="visually-hidden">{t("activity.saved_here")} </span>
    </span>
  );
}

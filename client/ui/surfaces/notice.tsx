import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "../icon.tsx";
import "./surfaces.css";

type NoticeProps = {
  readonly icon: LucideIcon;
  readonly tone?: "quiet" | "stem" | "warn";
  readonly id?: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
};

/** One line about the state of things, with what can be done about it at its end. */
export function Notice({ icon, tone = "quiet", id, children, action }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} id={id}>
      <Icon of={icon} />
      <p>{children}</p>
      {action}
    </div>
  );
}

import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "../icon.tsx";
import "./surfaces.css";

type TagProps = {
  readonly tone?: "quiet" | "stem" | "warn" | "danger";
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
};

/** A state in a word, with an icon where the colour says something. */
export function Tag({ tone = "quiet", icon, children }: TagProps) {
  return (
    <span className={`tag tag-${tone}`}>
      {icon && <Icon of={icon} small />}
      {children}
    </span>
  );
}

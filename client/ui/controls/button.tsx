import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "../icon.tsx";
import "./button.css";

type ButtonProps = {
  readonly children?: ReactNode;
  readonly look?: "primary" | "bloom" | "quiet" | "text" | "danger";
  readonly icon?: LucideIcon;
  readonly wide?: boolean;
  readonly submits?: boolean;
  /** The single key that does the same, drawn as a key cap on a desktop. */
  readonly shortcut?: string;
  /** The full name where the visible words aren't one. */
  readonly label?: string;
  readonly pressed?: boolean;
  /** Takes the focus when the sheet around it opens. */
  readonly first?: boolean;
  /** Keeps its focus and says why with `describedBy`: a button that vanishes or can't be reached explains nothing. */
  readonly unavailable?: boolean;
  /** The id of the sentence that explains it. */
  readonly describedBy?: string | undefined;
  readonly onPress?: () => void;
};

/** A button. One primary a view; what can't be done now is dashed, not gone. */
export function Button({ children, look = "quiet", icon, wide, submits, shortcut, label, ...state }: ButtonProps) {
  const { pressed, first, unavailable, describedBy, onPress } = state;
  return (
    <button
      type={submits ? "submit" : "button"}
      className={`btn btn-${look}${wide ? " btn-wide" : ""}`}
      aria-label={label}
      aria-pressed={pressed}
      data-autofocus={first || undefined}
      aria-disabled={unavailable || undefined}
      aria-describedby={describedBy}
      onClick={(event) => {
        if (unavailable) event.preventDefault();
        else onPress?.();
      }}
    >
      {icon && <Icon of={icon} small={look !== "text"} />}
      {children}
      {shortcut && <kbd aria-hidden="true">{shortcut}</kbd>}
    </button>
  );
}

import { Check, Ellipsis, type LucideIcon } from "lucide-react";
import { useId } from "react";
import { Meter } from "../drawings/meter.tsx";
import { Icon } from "../icon.tsx";
import { useFormat, useMessages } from "../messages/use-messages.tsx";
import "./key.css";

type KeyProps = {
  readonly name: string;
  /** Where the name is too long for a third of a phone. */
  readonly shortName?: string;
  readonly icon: LucideIcon;
  readonly confirmed: number;
  /** Confirmed and this device's own together: what is written large. */
  readonly shown: number;
  readonly target: number;
  readonly shortcut: string;
  readonly onPress: () => void;
};

/** A metric's tile: one tap logs, and the figure answers. It moves like a key under the finger. */
export function Key({ name, shortName = name, icon, confirmed, shown, target, shortcut, onPress }: KeyProps) {
  const t = useMessages();
  const format = useFormat();
  const id = useId();
  const waiting = shown - confirmed;
  const isDone = target > 0 && shown >= target;
  const progress =
    waiting > 0
      ? t("metric.progress_predicted", { done: shown, target, waiting })
      : t("metric.progress", { done: shown, target });

  return (
    <button
      type="button"
      className={isDone ? "key key-done" : "key"}
      aria-label={t("metric.log_named", { metric: name })}
      aria-describedby={id}
      aria-keyshortcuts={shortcut}
      onClick={onPress}
    >
      <span className="key-name">
        <span className="narrow">{shortName}</span>
        <span className="wide">{name}</span>
        <Icon of={isDone ? Check : icon} small />
      </span>
      <span className="key-count">
        <b>{format.number(shown)}</b> <span>/ {format.number(target)}</span>
        <span className="visually-hidden" id={id}>
          {progress}
        </span>
      </span>
      <span className="key-foot">
        <Meter thin confirmed={confirmed / Math.max(target, 1)} predicted={waiting / Math.max(target, 1)} />
        <kbd aria-hidden="true">{shortcut}</kbd>
      </span>
    </button>
  );
}

/** The last tile: everything that has none of its own. */
export function MoreKey({ shortcut, onPress }: { readonly shortcut: string; readonly onPress: () => void }) {
  const t = useMessages();
  return (
    <button type="button" className="key key-more" aria-keyshortcuts={shortcut} onClick={onPress}>
      <span className="key-name">
        <span>{t("metric.more")}</span>
        <Icon of={Ellipsis} small />
      </span>
      <span className="meta">{t("metric.more_hint")}</span>
      <span className="key-foot">
        <span />
        <kbd aria-hidden="true">{shortcut}</kbd>
      </span>
    </button>
  );
}

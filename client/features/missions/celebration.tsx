import { useEffect, useRef } from "react";
import { Button } from "../../ui/controls/button.tsx";
import { Calyx, Petal } from "../../ui/drawings/flower.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";

/** What was just claimed. */
export type Celebrated = {
  readonly title: string;
  /** An amount, a share, a name: what stands large. */
  readonly headline: string;
  readonly facts: string;
};

type CelebrationProps = { readonly of: Celebrated; readonly onEnd: () => void };

/** A flower that opens, once, in less than a second. It bars nothing: any tap and Esc end it, and so does logging. */
export function Celebration({ of: { title, headline, facts }, onEnd }: CelebrationProps) {
  const t = useMessages();
  const card = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const before = document.activeElement;
    card.current?.querySelector("button")?.focus();
    const end = (event: Event): void => {
      if (!(event instanceof KeyboardEvent) || event.key === "Escape" || event.key.toLowerCase() === "l") onEnd();
    };
    document.addEventListener("pointerdown", end);
    document.addEventListener("keydown", end);
    return () => {
      document.removeEventListener("pointerdown", end);
      document.removeEventListener("keydown", end);
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [onEnd]);

  return (
    <div
      ref={card}
      className="bloom"
      role="dialog"
      aria-labelledby="bloom-title"
      aria-describedby="bloom-facts bloom-text"
    >
      <svg className="petals bloom-flower" viewBox="-29 -30 58 38" aria-hidden="true">
        <g transform="rotate(-50) scale(-1 1)">
          <g className="bloom-petal">
            <Petal state="full" />
          </g>
        </g>
        <g transform="rotate(50)">
          <g className="bloom-petal">
            <Petal state="full" />
          </g>
        </g>
        <g className="bloom-petal">
          <Petal state="full" />
        </g>
        <Calyx />
      </svg>
      <p className="bloom-kind">{t("missions.celebrate_kind", { title })}</p>
      <h2 className="bloom-headline" id="bloom-title" data-long={headline.length > 8 || undefined}>
        {headline}
      </h2>
      {facts !== headline && <p id="bloom-facts">{facts}</p>}
      <p className="meta" id="bloom-text">
        {t("missions.celebrate_text")}
      </p>
      <Button look="primary" wide onPress={onEnd}>
        {t("missions.celebrate_close")}
      </Button>
    </div>
  );
}

import { useId } from "react";
import { Button } from "../controls/button.tsx";
import { Card } from "./card.tsx";

type FailedCardProps = {
  /** What can't be shown, as a heading. */
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly onRetry: () => void;
};

/** In the place of a screen that can't be loaded, where no earlier visit left anything to show. */
export function FailedCard({ title, text, action, onRetry }: FailedCardProps) {
  const id = useId();
  return (
    <Card labelledBy={id} className="parts">
      <h2 id={id}>{title}</h2>
      <p>{text}</p>
      <div className="btn-row">
        <Button look="primary" onPress={onRetry}>
          {action}
        </Button>
      </div>
    </Card>
  );
}

import { useState } from "react";
import { Button } from "../../ui/controls/button.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { ReasonSheet } from "./reason-sheet.tsx";
import type { ReviewListProps } from "./review-part.tsx";
import type { DecisionContent } from "./review-query.ts";

type TakeBackProps = Omit<ReviewListProps, "review"> & {
  /** What is taken back, and of when. */
  readonly name: string;
  readonly date: string;
  /** What it means, before it is done. */
  readonly text: string;
  readonly decisionOf: (reason: string) => DecisionContent;
};

/** The way back of something that was given or decided: it takes a reason, which the rep reads. */
export function TakeBack({ rep, unreachable, name, date, text, decisionOf }: TakeBackProps) {
  const t = useMessages();
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button
        label={t("review.reverse_named", { name, date })}
        unavailable={unreachable !== undefined}
        describedBy={unreachable}
        onPress={() => setAsks(true)}
      >
        {t("review.reverse")}
      </Button>
      {asks && (
        <ReasonSheet
          repName={rep.name}
          title={t("review.reverse_ask")}
          text={text}
          done={t("review.reverse_done", { name })}
          decisionOf={decisionOf}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}

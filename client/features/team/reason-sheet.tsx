import { useState } from "react";
import { reasonLimit } from "#shared/protocol/decisions.ts";
import { Field } from "../../ui/controls/field.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { DecisionSheet } from "./decision-sheet.tsx";
import type { DecisionContent } from "./review-query.ts";

type ReasonSheetProps = {
  readonly repName: string;
  readonly title: string;
  readonly text: string;
  readonly done: string;
  readonly decisionOf: (reason: string) => DecisionContent;
  readonly onClose: () => void;
};

/** A decision that needs nothing but its reason: something is taken back. */
export function ReasonSheet({ repName, title, text, done, decisionOf, onClose }: ReasonSheetProps) {
  const t = useMessages();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  return (
    <DecisionSheet
      title={title}
      text={text}
      action={t("review.reverse")}
      look="danger"
      done={done}
      onClose={onClose}
      read={() => {
        setTried(true);
        return reason.trim() === "" ? null : decisionOf(reason.trim());
      }}
    >
      <ReasonField repName={repName} value={reason} tried={tried} onChange={setReason} />
    </DecisionSheet>
  );
}

type ReasonFieldProps = {
  readonly repName: string;
  readonly value: string;
  /** Somebody has tried to send it: what is missing is said from then on. */
  readonly tried: boolean;
  readonly onChange: (reason: string) => void;
};

/** Why something is decided, which the rep reads. */
export function ReasonField({ repName, value, tried, onChange }: ReasonFieldProps) {
  const t = useMessages();
  const error = tried && value.trim() === "" ? t("review.reason_missing") : undefined;
  return (
    <Field label={t("review.reason")} hint={t("review.reason_hint", { name: repName })} error={error}>
      {(control) => (
        <textarea
          {...control}
          rows={2}
          maxLength={reasonLimit}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

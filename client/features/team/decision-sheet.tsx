import { type FormEvent, type ReactNode, useState } from "react";
import type { AskFailure } from "../../sync/ask-server.ts";
import { Button } from "../../ui/controls/button.tsx";
import { FieldError } from "../../ui/controls/field.tsx";
import { Sheet } from "../../ui/floating/sheet.tsx";
import { useToast } from "../../ui/floating/toast.tsx";
import { sentenceOf } from "../../ui/messages/errors.ts";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { type DecisionContent, useDecide } from "./review-query.ts";

type DecisionSheetProps = {
  readonly title: string;
  readonly text?: string;
  /** The fields, where it has any. */
  readonly children?: ReactNode;
  readonly action: string;
  readonly look?: "primary" | "danger";
  /** What is decided; `null` while a field says what is missing. */
  readonly read: () => DecisionContent | null;
  /** Said once it is decided. */
  readonly done: string;
  readonly onClose: () => void;
};

/** Asks before a decision is sent, and keeps what was written when it is refused or doesn't get through. */
export function DecisionSheet({ title, text, children, action, look = "primary", ...rest }: DecisionSheetProps) {
  const { read, done, onClose } = rest;
  const t = useMessages();
  const toast = useToast();
  const decide = useDecide();
  const [failure, setFailure] = useState<AskFailure | null>(null);
  const [busy, setBusy] = useState(false);

  async function onSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const content = read();
    if (content === null || busy) return;
    setBusy(true);
    const answer = await decide(content);
    setBusy(false);
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    toast({ text: done });
    onClose();
  }

  return (
    <Sheet kind="dialog" title={title} closeLabel={t("shell.close")} onClose={onClose}>
      <form className="sheet-body" noValidate onSubmit={(event) => void onSubmit(event)}>
        {text && <p>{text}</p>}
        {children}
        <div role="status">{failure && <FieldError>{sentenceOf(failure, t)}</FieldError>}</div>
        <Button look={look} submits unavailable={busy} first={children === undefined}>
          {action}
        </Button>
        <Button onPress={onClose}>{t("review.cancel")}</Button>
      </form>
    </Sheet>
  );
}

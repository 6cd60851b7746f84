import { type FormEvent, type ReactNode, useState } from "react";
import type { AskFailure } from "../../sync/ask-server.ts";
import { Button } from "../../ui/controls/button.tsx";
import { FieldError } from "../../ui/controls/field.tsx";
import { Sheet } from "../../ui/floating/sheet.tsx";
import { useToast } from "../../ui/floating/toast.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { useAskCampaign } from "./campaign-query.ts";
import { campaignSentence } from "./campaign-sentence.ts";
import { focusFirstFault } from "./focus-fault.ts";

export type CampaignRequest = {
  readonly path: string;
  readonly method: "POST" | "PUT" | "DELETE";
  readonly body?: unknown;
};

type AskSheetProps = {
  readonly userId: string;
  readonly title: string;
  readonly text?: ReactNode;
  /** The fields, where it has any. */
  readonly children?: ReactNode;
  readonly action: string;
  readonly look?: "primary" | "danger";
  /** What is sent; `null` while a field says what is missing. */
  readonly request: () => CampaignRequest | null;
  /** Said once it is done. */
  readonly done: string;
  /** What the person reads of a refusal that is about a field of this sheet. */
  readonly sentence?: (failure: AskFailure) => string | undefined;
  /** Why nothing can be sent now: what is written can still be filled in. */
  readonly unreachable?: string | undefined;
  readonly onDone?: () => void;
  readonly onClose: () => void;
};

/** Asks before something is sent, and keeps what was written when it is refused or doesn't get through. */
export function AskSheet({ userId, title, text, children, action, look = "primary", ...rest }: AskSheetProps) {
  const { request, done, sentence, unreachable, onDone, onClose } = rest;
  const t = useMessages();
  const toast = useToast();
  const ask = useAskCampaign(userId);
  const [failure, setFailure] = useState<AskFailure | null>(null);
  const [busy, setBusy] = useState(false);

  async function onSubmit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const sent = request();
    if (sent === null) focusFirstFault(form);
    if (sent === null || busy) return;
    setBusy(true);
    const answer = await ask<unknown>(sent.path, sent);
    setBusy(false);
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    toast({ text: done });
    onDone?.();
    onClose();
  }

  return (
    <Sheet kind="dialog" title={title} closeLabel={t("shell.close")} onClose={onClose}>
      <form className="sheet-body" noValidate onSubmit={(event) => void onSubmit(event)}>
        {text && <p>{text}</p>}
        {children}
        <div role="status">
          {failure && <FieldError>{sentence?.(failure) ?? campaignSentence(failure, t)}</FieldError>}
        </div>
        <Button
          look={look}
          submits
          unavailable={busy || unreachable !== undefined}
          describedBy={unreachable && "ask-why"}
          first={children === undefined}
        >
          {action}
        </Button>
        {unreachable && (
          <p className="meta" id="ask-why">
            {unreachable}
          </p>
        )}
        <Button onPress={onClose}>{t("review.cancel")}</Button>
      </form>
    </Sheet>
  );
}

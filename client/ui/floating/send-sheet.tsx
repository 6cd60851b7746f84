import { type FormEvent, type ReactNode, useState } from "react";
import type { Result } from "#shared/domain/result.ts";
import { Button } from "../controls/button.tsx";
import { FieldError } from "../controls/field.tsx";
import { useMessages } from "../messages/use-messages.tsx";
import { Sheet } from "./sheet.tsx";
import { useToast } from "./toast.tsx";

export type SendSheetProps<Content, Failure> = {
  readonly title: string;
  readonly text?: ReactNode;
  /** The fields, where it has any. */
  readonly children?: ReactNode;
  readonly action: string;
  readonly look?: "primary" | "danger";
  /** What is to be sent; `null` while a field says what is missing. */
  readonly read: (form: HTMLFormElement) => Content | null;
  readonly send: (content: Content) => Promise<Result<unknown, Failure>>;
  /** What the person reads of a failure. */
  readonly sentence: (failure: Failure) => string;
  /** Said once it is done. */
  readonly done: string;
  /** Why nothing can be sent now: what is written can still be filled in. */
  readonly unreachable?: string | undefined;
  readonly onDone?: () => void;
  readonly onClose: () => void;
};

/** Asks before something is sent, and keeps what was written when it is refused or doesn't get through. */
export function SendSheet<Content, Failure>(props: SendSheetProps<Content, Failure>) {
  const { title, text, children, action, look = "primary", unreachable, onClose } = props;
  const t = useMessages();
  const toast = useToast();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  async function onSubmit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const content = props.read(event.currentTarget);
    if (content === null || busy) return;
    setBusy(true);
    const answer = await props.send(content);
    setBusy(false);
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    toast({ text: props.done });
    props.onDone?.();
    onClose();
  }

  return (
    <Sheet kind="dialog" title={title} closeLabel={t("shell.close")} onClose={onClose}>
      <form className="sheet-body" noValidate onSubmit={(event) => void onSubmit(event)}>
        {text && <p>{text}</p>}
        {children}
        <div role="status">{failure !== null && <FieldError>{props.sentence(failure)}</FieldError>}</div>
        <Button
          look={look}
          submits
          unavailable={busy || unreachable !== undefined}
          describedBy={unreachable && "send-why"}
          first={children === undefined}
        >
          {action}
        </Button>
        {unreachable && (
          <p className="meta" id="send-why">
            {unreachable}
          </p>
        )}
        <Button onPress={onClose}>{t("review.cancel")}</Button>
      </form>
    </Sheet>
  );
}

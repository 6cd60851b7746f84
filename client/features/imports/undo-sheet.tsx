import { useState } from "react";
import type { PastImport } from "#shared/protocol/imports.ts";
import type { AskFailure } from "../../sync/ask-server.ts";
import { Button } from "../../ui/controls/button.tsx";
import { FieldError } from "../../ui/controls/field.tsx";
import { Sheet } from "../../ui/floating/sheet.tsx";
import { useToast } from "../../ui/floating/toast.tsx";
import { sentenceOf } from "../../ui/messages/errors.ts";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { nameOf } from "./history-item.tsx";
import { useUndoImport } from "./imports-query.ts";

type UndoSheetProps = { readonly userId: string; readonly past: PastImport; readonly onClose: () => void };

/** Asks before an import is undone: it may be of thousands of rows. */
export function UndoSheet({ userId, past, onClose }: UndoSheetProps) {
  const t = useMessages();
  const toast = useToast();
  const undoing = useUndoImport(userId);
  const [failure, setFailure] = useState<AskFailure | null>(null);

  async function undo(): Promise<void> {
    if (undoing.isPending) return;
    const answer = await undoing.mutateAsync(past.id);
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const { withdrawn, replaced } = answer.value;
    toast({ text: t("imports.undo_done", { withdrawn, replaced }) });
    onClose();
  }

  return (
    <Sheet kind="dialog" title={t("imports.undo_ask")} closeLabel={t("shell.close")} onClose={onClose}>
      <div className="sheet-body">
        <p>{t("imports.undo_text", { name: nameOf(past, t) })}</p>
        <div role="status">{failure && <FieldError>{sentenceOf(failure, t)}</FieldError>}</div>
        <Button look="danger" first unavailable={undoing.isPending} onPress={() => void undo()}>
          {t("imports.undo")}
        </Button>
        <Button onPress={onClose}>{t("imports.keep")}</Button>
      </div>
    </Sheet>
  );
}

import { useStore } from "../../store/context.ts";
import type { AttentionItem } from "../../store/store.ts";
import { Button } from "../../ui/controls/button.tsx";
import { downloadJson } from "../../ui/download.ts";
import { Sheet } from "../../ui/floating/sheet.tsx";
import { useToast } from "../../ui/floating/toast.tsx";
import { TypedConfirm } from "../../ui/floating/typed-confirm.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { operationTitle } from "./operation-title.ts";

type DiscardDialogProps = { readonly item: AttentionItem; readonly onClose: () => void };

/** The only way an entry leaves a device unsent: a file of it first, and a word typed by hand. */
export function DiscardDialog({ item, onClose }: DiscardDialogProps) {
  const { queue } = useStore();
  const t = useMessages();
  const format = useFormat();
  const toast = useToast();
  const word = t("sync.discard_word");

  const discard = async (): Promise<void> => {
    downloadJson("perennial-entry", JSON.stringify(item, null, 2));
    await queue.discard(item.id);
    toast({ text: t("sync.discarded") });
    onClose();
  };

  return (
    <Sheet kind="dialog" title={t("sync.discard_title")} closeLabel={t("shell.close")} onClose={onClose}>
      <div className="sheet-body">
        <p>{t("sync.discard_text", { title: operationTitle(item, t, format), word })}</p>
        <TypedConfirm
          word={word}
          label={t("sync.discard_label", { word })}
          action={t("sync.discard_do")}
          onConfirm={() => void discard()}
        />
        <Button wide onPress={onClose}>
          {t("sync.cancel")}
        </Button>
      </div>
    </Sheet>
  );
}

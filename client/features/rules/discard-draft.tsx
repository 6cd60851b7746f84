import { useState } from "react";
import { Button } from "../../ui/controls/button.tsx";
import { Sheet } from "../../ui/floating/sheet.tsx";
import { useToast } from "../../ui/floating/toast.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";

type DiscardDraftProps = { readonly changes: number; readonly onDiscard: () => void };

/** The only way a draft leaves this device unpublished: asked for, and asked again. */
export function DiscardDraft({ changes, onDiscard }: DiscardDraftProps) {
  const t = useMessages();
  const toast = useToast();
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button look="text" onPress={() => setAsks(true)}>
        {t("rules.discard")}
      </Button>
      {asks && (
        <Sheet
          kind="dialog"
          title={t("rules.discard_ask")}
          closeLabel={t("shell.close")}
          onClose={() => setAsks(false)}
        >
          <div className="sheet-body">
            <p>{t("rules.discard_text", { count: changes })}</p>
            <Button
              look="danger"
              onPress={() => {
                toast({ text: t("rules.discarded") });
                onDiscard();
              }}
            >
              {t("rules.discard")}
            </Button>
            <Button first onPress={() => setAsks(false)}>
              {t("rules.keep_draft")}
            </Button>
          </div>
        </Sheet>
      )}
    </>
  );
}

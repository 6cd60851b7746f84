import { useState } from "react";
import { Button } from "../../ui/controls/button.tsx";
import { Sheet } from "../../ui/floating/sheet.tsx";
import { useToast } from "../../ui/floating/toast.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";

/** Throws away what lies on this device: asked for, and asked again. What the server has of the draft stays there. */
export function DiscardMission({ onDiscard }: { readonly onDiscard: () => void }) {
  const t = useMessages();
  const toast = useToast();
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button look="text" onPress={() => setAsks(true)}>
        {t("manage.discard_local")}
      </Button>
      {asks && (
        <Sheet
          kind="dialog"
          title={t("manage.discard_ask")}
          closeLabel={t("shell.close")}
          onClose={() => setAsks(false)}
        >
          <div className="sheet-body">
            <p>{t("manage.discard_text")}</p>
            <Button
              look="danger"
              onPress={() => {
                toast({ text: t("manage.discarded") });
                onDiscard();
              }}
            >
              {t("manage.discard_local")}
            </Button>
            <Button first onPress={() => setAsks(false)}>
              {t("manage.discard_keep")}
            </Button>
          </div>
        </Sheet>
      )}
    </>
  );
}

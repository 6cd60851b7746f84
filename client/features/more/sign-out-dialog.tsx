import { Button } from "../../ui/controls/button.tsx";
import { Sheet } from "../../ui/floating/sheet.tsx";
import { TypedConfirm } from "../../ui/floating/typed-confirm.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";

export type SignOutActions = {
  /** Where entries haven't been sent, they are lost with it. */
  readonly onSignOut: () => void;
  /** Signs out and leaves them where they are, for the same person's next time. */
  readonly onLeave: () => void;
  readonly onSendNow: () => void;
  readonly onExport: () => void;
};

type SignOutDialogProps = SignOutActions & { readonly unsent: number; readonly onClose: () => void };

/** Signing out with unsent entries asks first: send, export, stay, leave them here, or type a word to lose them. */
export function SignOutDialog({ unsent, onSignOut, onLeave, onSendNow, onExport, onClose }: SignOutDialogProps) {
  const t = useMessages();
  const word = t("more.discard_word");
  return (
    <Sheet
      kind="dialog"
      title={t("more.unsent_title", { count: unsent })}
      closeLabel={t("more.keep")}
      onClose={onClose}
    >
      <div className="sheet-body">
        <p>{t("more.unsent_text")}</p>
        <Button
          look="primary"
          wide
          first
          onPress={() => {
            onSendNow();
            onClose();
          }}
        >
          {t("more.send_now")}
        </Button>
        <Button wide onPress={onExport}>
          {t("more.export")}
        </Button>
        <Button wide onPress={onClose}>
          {t("more.keep")}
        </Button>
        <Button wide onPress={onLeave}>
          {t("more.leave")}
        </Button>
        <TypedConfirm
          word={word}
          label={t("more.discard_label", { word })}
          action={t("more.discard")}
          onConfirm={onSignOut}
        />
      </div>
    </Sheet>
  );
}

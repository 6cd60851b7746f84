import { Download } from "lucide-react";
import { Button } from "../controls/button.tsx";
import { useMessages } from "../messages/use-messages.tsx";
import { Notice } from "../surfaces/notice.tsx";

type UpdateBannerProps = {
  /** Entries are still on their way: the new version waits for them unless the person insists. */
  readonly waits: boolean;
  readonly onUpdate: () => void;
};

/** Says that a new version is there. Assets never change under a running page, so it is the person who starts it. */
export function UpdateBanner({ waits, onUpdate }: UpdateBannerProps) {
  const t = useMessages();
  return (
    <Notice
      icon={Download}
      tone="stem"
      action={
        <Button look="text" onPress={onUpdate}>
          {t("update.now")}
        </Button>
      }
    >
      <b>{t("update.ready")}</b> {waits && t("update.waits")}
    </Notice>
  );
}

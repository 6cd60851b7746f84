import { useStore } from "../../store/context.ts";
import type { ActivityDraft } from "../../store/store.ts";
import { activityTitle } from "../../ui/activity/activity-title.ts";
import { Button } from "../../ui/controls/button.tsx";
import { downloadJson } from "../../ui/download.ts";
import { Sheet } from "../../ui/floating/sheet.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";

type StorageFullProps = {
  readonly draft: ActivityDraft;
  readonly onRetry: () => void;
  readonly onClose: () => void;
};

/** The one failure that a tap can't get past: it blocks, keeps the entry, and offers the way out. */
export function StorageFull({ draft, onRetry, onClose }: StorageFullProps) {
  const { queue } = useStore();
  const t = useMessages();
  const format = useFormat();
  const exportAll = async (): Promise<void> => downloadJson("perennial", await queue.exportAll());

  return (
    <Sheet kind="dialog" title={t("today.full_title")} closeLabel={t("shell.close")} onClose={onClose}>
      <div className="sheet-body">
        <p>{t("today.full_text", { activity: activityTitle(draft, t, format) })}</p>
        <div className="btn-row">
          <Button look="primary" first onPress={onRetry}>
            {t("today.try_again")}
          </Button>
          <Button onPress={() => void exportAll()}>{t("today.export")}</Button>
        </div>
      </div>
    </Sheet>
  );
}

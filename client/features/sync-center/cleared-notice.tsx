import { HardDrive } from "lucide-react";
import { useStore } from "../../store/context.ts";
import type { SyncStatus } from "../../store/store.ts";
import { useNow } from "../../ui/clock.ts";
import { Button } from "../../ui/controls/button.tsx";
import type { Translate } from "../../ui/messages/translate.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Notice } from "../../ui/surfaces/notice.tsx";

type ClearedNoticeProps = { readonly cleared: NonNullable<SyncStatus["cleared"]> };

/** Says that the browser cleared the device's storage, and what that may have cost, until the rep has read it. */
export function ClearedNotice({ cleared: { at, missing } }: ClearedNoticeProps) {
  const { sync } = useStore();
  const t = useMessages();
  const format = useFormat();
  const now = useNow();

  return (
    <Notice
      icon={HardDrive}
      tone="warn"
      action={
        <Button look="text" onPress={() => void sync.dismissCleared()}>
          {t("sync.cleared_read")}
        </Button>
      }
    >
      {t("sync.cleared", { time: format.momentInText(at, now) })} {missingText(missing, t)}
    </Notice>
  );
}

function missingText(missing: number | null, t: Translate): string {
  if (missing === null) return t("sync.cleared_unknown");
  return missing === 0 ? t("sync.cleared_none") : t("sync.cleared_missing", { count: missing });
}

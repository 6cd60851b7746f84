import { useLiveQuery } from "dexie-react-hooks";
import { useStore } from "../../store/context.ts";
import type { SyncStatus } from "../../store/store.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";

/** Where the entries are on their way from this device to the server. */
export function EntryFlow({ status }: { readonly status: SyncStatus }) {
  const t = useMessages();
  const format = useFormat();
  const { sync } = useStore();
  const synced = useLiveQuery(() => sync.syncedActivities(), [sync]);
  const sending = status.phase === "sending" ? status.pending : 0;
  return (
    <ol className="flow" aria-label={t("sync.where")}>
      <li data-on={status.pending > sending ? "here" : undefined}>
        <b>{format.number(status.pending - sending)}</b>
        <span>{t("sync.flow_here")}</span>
      </li>
      <li data-on={sending > 0 ? "sending" : undefined}>
        <b>{format.number(sending)}</b>
        <span>{t("sync.flow_sending")}</span>
      </li>
      <li data-on="synced">
        <b>{synced === undefined ? "" : format.number(synced)}</b>
        <span>{t("sync.flow_synced")}</span>
      </li>
      <li data-on={status.attention > 0 ? "attention" : undefined}>
        <b>{format.number(status.attention)}</b>
        <span>{t("sync.flow_attention")}</span>
      </li>
    </ol>
  );
}

import { minuteMs } from "#shared/domain/time/instant.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { SyncPill } from "../../ui/shell/sync-pill.tsx";

type TeamPillProps = { readonly asOf: number; readonly failed: boolean; readonly now: number };

/** How fresh the team's figures are. */
export function TeamPill({ asOf, failed, now }: TeamPillProps) {
  const t = useMessages();
  const format = useFormat();
  const ms = now - asOf;
  const text = ms < minuteMs ? t("pill.ok_now") : t("pill.ok", { age: format.age(ms) });
  return (
    <SyncPill
      leadsToSyncCenter={false}
      view={failed ? { state: "offline", text: t("pill.offline") } : { state: "ok", text }}
    />
  );
}

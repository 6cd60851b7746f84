import { useStore } from "../../store/context.ts";
import { useFeed } from "../../store/feed.ts";
import { useNow } from "../../ui/clock.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { SyncPill } from "../../ui/shell/sync-pill.tsx";
import { pillViewOf, sendingShowsAfterMs } from "./pill-view.ts";

/** The pill of the signed-in rep's device, kept up to date by itself. */
export function LivePill() {
  const { sync } = useStore();
  const t = useMessages();
  const format = useFormat();
  const status = useFeed(sync.statusFeed);
  const now = useNow(status?.phase === "sending" ? sendingShowsAfterMs : undefined);

  if (status === undefined) return null;
  return <SyncPill view={pillViewOf(status, now, t, format)} />;
}

import { useLiveQuery } from "dexie-react-hooks";
import { useStore } from "../../store/context.ts";
import { useMessages, ZoneProvider } from "../../ui/messages/use-messages.tsx";
import { Page } from "../../ui/shell/page.tsx";
import { PageTabs } from "../../ui/shell/page-tabs.tsx";
import { AttentionList } from "./attention-list.tsx";
import { ClearedNotice } from "./cleared-notice.tsx";
import { EntryFlow } from "./entry-flow.tsx";
import { PendingList } from "./pending-list.tsx";
import { SyncHeadline } from "./sync-headline.tsx";
import { ThisDevice } from "./this-device.tsx";
import "./sync-center.css";

type SyncCenterScreenProps = {
  readonly onSyncNow: () => void;
  /** Signing in again keeps what waits on this device. */
  readonly onSignIn: () => void;
  /** Loads the newest version of the app. */
  readonly onReload: () => void;
  readonly appVersion: string;
};

/** Where every entry of this device is, what is wrong with those that are stuck, and what can be done about it. */
export function SyncCenterScreen({ appVersion, ...actions }: SyncCenterScreenProps) {
  const { sync } = useStore();
  const t = useMessages();
  const status = useLiveQuery(() => sync.status(), [sync]);

  return (
    <Page title={t("sync.title")}>
      <PageTabs
        label={t("ledger.tabs")}
        tabs={[
          { to: "/ledger", name: t("nav.ledger") },
          { to: "/sync", name: t("nav.sync_center"), count: status?.pending ?? 0 },
        ]}
      />
      {status && (
        <ZoneProvider zone={status.zone}>
          <div className="sync">
            {status.cleared && <ClearedNotice cleared={status.cleared} />}
            <SyncHeadline status={status} {...actions} />
            <EntryFlow status={status} />
            <div className="sync-main stack">
              <AttentionList />
              <PendingList total={status.pending} />
            </div>
            <aside className="sync-side">
              <ThisDevice status={status} appVersion={appVersion} />
            </aside>
          </div>
        </ZoneProvider>
      )}
    </Page>
  );
}

import { useNavigate } from "@tanstack/react-router";
import { SyncCenterScreen } from "../features/sync-center/sync-center-screen.tsx";
import { campaignTexts } from "../ui/messages/campaign-texts.ts";
import { MoreMessages } from "../ui/messages/use-messages.tsx";
import { appVersion } from "./app-version.ts";
import { useApp, useSession } from "./session-context.ts";

export function SyncRoute() {
  const session = useSession();
  const { update } = useApp();
  const navigate = useNavigate();
  if (session.kind !== "rep") return null;
  return (
    <MoreMessages texts={campaignTexts}>
      <SyncCenterScreen
        appVersion={appVersion}
        onSyncNow={session.device.sync.syncNow}
        onSignIn={() => void navigate({ to: "/sign-in" })}
        onReload={update.apply}
      />
    </MoreMessages>
  );
}

import { useLiveQuery } from "dexie-react-hooks";
import { MoreScreen } from "../features/more/more-screen.tsx";
import { downloadJson } from "../ui/download.ts";
import { appVersion } from "./app-version.ts";
import { useApp, useSession } from "./session-context.ts";

export function MoreRoute() {
  const { session: sessions } = useApp();
  const session = useSession();
  const device = session.kind === "rep" ? session.device : null;
  const unsent = useLiveQuery(async () => {
    if (device === null) return 0;
    const { pending, attention } = await device.store.sync.status();
    return pending + attention;
  }, [device]);

  if (session.kind === "signed_out" || unsent === undefined) return null;
  const { displayName: name, role, email } = session.me;
  return (
    <MoreScreen
      person={{ name, role, email }}
      unsent={unsent}
      appVersion={appVersion}
      onSignOut={() => void sessions.signOut({ discard: unsent > 0 })}
      onLeave={() => void sessions.signOut({ discard: false })}
      onSendNow={() => device?.sync.syncNow()}
      onExport={() => void device?.store.queue.exportAll().then((text) => downloadJson("perennial", text))}
    />
  );
}

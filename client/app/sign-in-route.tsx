import { useNavigate } from "@tanstack/react-router";
import { useLiveQuery } from "dexie-react-hooks";
import { SignInScreen } from "../features/sign-in/sign-in-screen.tsx";
import { useApp, useSession } from "./session-context.ts";

/** The door, also for a rep whose session ran out: what waits on the device stays there meanwhile. */
export function SignInRoute() {
  const { session: sessions } = useApp();
  const session = useSession();
  const navigate = useNavigate();
  const device = session.kind === "rep" ? session.device : null;
  const saved = useLiveQuery(async () => (device ? (await device.store.sync.status()).pending : 0), [device]);

  return (
    <SignInScreen
      savedEntries={saved ?? 0}
      onSignIn={async (email, password) => {
        const signedIn = await sessions.signIn(email, password);
        if (signedIn.ok) await navigate({ to: signedIn.value.rep ? "/" : "/team" });
        return signedIn;
      }}
    />
  );
}

import { err, ok, type Result } from "#shared/domain/result.ts";
import type { Me } from "#shared/protocol/me.ts";
import type { AccountApi, AccountFailure } from "./account-api.ts";
import type { RememberedUser } from "./remembered-user.ts";
import type { RepDevice } from "./rep-device.ts";

export type Session =
  | { readonly kind: "signed_out" }
  | { readonly kind: "rep"; readonly me: Me; readonly device: RepDevice }
  /** Managers read the server alone: they have no ledger on the device. */
  | { readonly kind: "manager"; readonly me: Me };

export type SessionStore = {
  current(): Session;
  subscribe(onChange: () => void): () => void;
  /** Opens as whoever used this browser last, without waiting for a network; else asks the server. */
  start(): Promise<void>;
  signIn(email: string, password: string): Promise<Result<Me, AccountFailure>>;
  /** Ends the session. `discard` deletes what only this device has; the person was asked. */
  signOut(options: { readonly discard: boolean }): Promise<void>;
};

export type SessionPorts = {
  readonly api: AccountApi;
  readonly remembered: RememberedUser;
  readonly openDevice: (me: Me) => Promise<RepDevice>;
  /** Forgets what a manager's screens keep in this browser. */
  readonly forgetPages: (userId: string) => Promise<void>;
};

/** Who is signed in on this browser, and the device that is theirs. */
export function createSession({ api, remembered, openDevice, forgetPages }: SessionPorts): SessionStore {
  const listeners = new Set<() => void>();
  let session: Session = { kind: "signed_out" };

  function become(next: Session): void {
    session = next;
    for (const listener of listeners) listener();
  }

  async function enter(me: Me): Promise<void> {
    remembered.write(me);
    if (session.kind !== "signed_out" && session.me.userId === me.userId) {
      if (session.kind === "rep") session.device.sync.signedIn();
      return;
    }
    if (session.kind === "rep") await session.device.close();
    become(me.rep === null ? { kind: "manager", me } : { kind: "rep", me, device: await openDevice(me) });
  }

  /** The server's word on who this is. A rep whose session ran out goes on working, and is asked to sign in by the sync. */
  async function confirm(): Promise<void> {
    const answer = await api.me();
    if (answer.ok) await enter(answer.value);
    else if (answer.error.code === "signed_out" && session.kind === "manager") {
      remembered.forget();
      become({ kind: "signed_out" });
    }
  }

  return {
    current: () => session,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    async start() {
      if (remembered.signOutDue.get() && (await api.signOut()).ok) remembered.signOutDue.set(false);
      if (remembered.signOutDue.get()) return;
      const last = remembered.read();
      if (last === null) return confirm();
      await enter(last);
      void confirm();
    },
    async signIn(email, password) {
      const signedIn = await api.signIn(email, password);
      if (!signedIn.ok) return signedIn;
      const me = await api.me();
      if (!me.ok) return err(me.error);
      remembered.signOutDue.set(false);
      await enter(me.value);
      return ok(me.value);
    },
    async signOut({ discard }) {
      const left = session;
      if (left.kind === "signed_out") return;
      remembered.signOutDue.set(true);
      remembered.forget();
      if (left.kind === "rep") await (discard ? left.device.erase() : left.device.close());
      else await forgetPages(left.me.userId);
      become({ kind: "signed_out" });
      if ((await api.signOut()).ok) remembered.signOutDue.set(false);
    },
  };
}

import type { Me } from "#shared/protocol/me.ts";
import { isMe } from "./account-api.ts";

const userKey = "perennial.me";
const signOutKey = "perennial.sign_out_due";

/** Who used this browser last: the app opens as that person without a network. */
export type RememberedUser = {
  read(): Me | null;
  write(me: Me): void;
  forget(): void;
  /** Somebody signed out without a network: the session at the server still has to end. */
  readonly signOutDue: { get(): boolean; set(due: boolean): void };
};

export function rememberUser(storage: Storage): RememberedUser {
  return {
    read() {
      try {
        const me: unknown = JSON.parse(storage.getItem(userKey) ?? "null");
        return isMe(me) ? me : null;
      } catch {
        return null;
      }
    },
    write: (me) => storage.setItem(userKey, JSON.stringify(me)),
    forget: () => storage.removeItem(userKey),
    signOutDue: {
      get: () => storage.getItem(signOutKey) !== null,
      set: (due) => (due ? storage.setItem(signOutKey, "1") : storage.removeItem(signOutKey)),
    },
  };
}

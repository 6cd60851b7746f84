import { createContext, useContext, useSyncExternalStore } from "react";
import type { Session, SessionStore } from "./session.ts";
import type { AppUpdate } from "./update.ts";

/** What the routes need of the app around them. */
export type AppParts = { readonly session: SessionStore; readonly update: AppUpdate };

export const AppContext = createContext<AppParts | null>(null);

export function useApp(): AppParts {
  const app = useContext(AppContext);
  if (app === null) throw new Error("useApp needs an AppContext above it");
  return app;
}

export function useSession(): Session {
  const { session } = useApp();
  return useSyncExternalStore(session.subscribe, session.current);
}

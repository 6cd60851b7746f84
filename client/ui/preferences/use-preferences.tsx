import { createContext, type ReactNode, useContext, useLayoutEffect, useSyncExternalStore } from "react";
import { MessagesProvider } from "../messages/use-messages.tsx";
import { showTheme } from "../theme/theme.ts";
import { languageOf, type PreferenceStore, type Preferences } from "./preferences.ts";

const PreferencesContext = createContext<PreferenceStore | null>(null);

/** Gives everything below it the person's theme and language, and follows when they change. */
export function PreferencesProvider({
  store,
  children,
}: {
  readonly store: PreferenceStore;
  readonly children: ReactNode;
}) {
  const { theme, language } = useSyncExternalStore(store.subscribe, store.current);

  useLayoutEffect(() => showTheme(theme), [theme]);

  return (
    <PreferencesContext value={store}>
      <MessagesProvider language={languageOf(language, navigator.languages)}>{children}</MessagesProvider>
    </PreferencesContext>
  );
}

export function usePreferences(): readonly [Preferences, PreferenceStore["change"]] {
  const store = useContext(PreferencesContext);
  if (store === null) throw new Error("usePreferences needs a PreferencesProvider above it");
  return [useSyncExternalStore(store.subscribe, store.current), store.change];
}

import { useEffect, useRef } from "react";
import { usePreferences } from "./preferences/use-preferences.tsx";

/**
 * Single keys that act while nobody is writing and nothing modal is open, unless the person has switched them off.
 * Keys are lower case.
 */
export function useShortcuts(actions: { readonly [key: string]: () => void }): void {
  const [{ shortcuts }] = usePreferences();
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });

  useEffect(() => {
    if (!shortcuts) return;
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
      if (isWriting(event.target) || document.querySelector("dialog[open]")) return;
      const action = latest.current[event.key.toLowerCase()];
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [shortcuts]);
}

/** A radio and a checkbox take no text. */
const writing = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable=true]";

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(writing) !== null;
}

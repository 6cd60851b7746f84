/** What happens around a visible tab that is worth a sync. Returns what ends it. */
export function watchTriggers(window: Window, onTrigger: (trigger: "online" | "focus") => void): () => void {
  const online = (): void => onTrigger("online");
  const focus = (): void => onTrigger("focus");
  window.addEventListener("online", online);
  window.addEventListener("focus", focus);
  return () => {
    window.removeEventListener("online", online);
    window.removeEventListener("focus", focus);
  };
}

import { useSyncExternalStore } from "react";

const query = "(min-width: 1200px)";

/** Whether there is room for a panel beside the page. */
export function useHasPanel(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

function subscribe(onChange: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener("change", onChange);
  return () => media.removeEventListener("change", onChange);
}

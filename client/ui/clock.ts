import { useEffect, useState } from "react";

/**
 * The time in milliseconds, told again at this interval while the page is visible: a hidden tab has no timer.
 * What just happened may be ahead of it, so an age can come out negative and then means "now".
 */
export function useNow(everyMs = 30_000): number {
  const [now, setNow] = useState(Date.now);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = (): void => {
      clearTimeout(timer);
      if (!document.hidden) timer = setTimeout(tick, everyMs);
    };
    const tick = (): void => {
      setNow(Date.now());
      wait();
    };
    wait();
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [everyMs]);

  return now;
}

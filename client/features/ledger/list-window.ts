import { type RefObject, startTransition, useEffect, useLayoutEffect, useState } from "react";
import type { ListMetrics, ListWindow } from "./list-layout.ts";

/** How far beyond what is seen the list stands ready, so that a fast scroll and the Tab key find rows. */
const readyPx = 960;
/** The list is drawn again only when it was scrolled this far. */
const stepPx = 240;

/** The part of a list that is, or is about to be, on the screen; the page is what scrolls. */
export function useListWindow(list: RefObject<HTMLElement | null>): ListWindow {
  const [seen, setSeen] = useState<ListWindow>({ from: -readyPx, to: 2 * readyPx });

  useLayoutEffect(() => {
    const look = (): void => {
      const top = list.current?.getBoundingClientRect().top ?? 0;
      const from = Math.floor(-top / stepPx) * stepPx - readyPx;
      const to = Math.ceil((innerHeight - top) / stepPx) * stepPx + readyPx;
      // Drawn in slices between the frames: there is more ready than is seen, so a frame never waits for new rows.
      startTransition(() => setSeen((last) => (last.from === from && last.to === to ? last : { from, to })));
    };
    look();
    addEventListener("scroll", look, { passive: true });
    addEventListener("resize", look);
    return () => {
      removeEventListener("scroll", look);
      removeEventListener("resize", look);
    };
  }, [list]);

  return seen;
}

const rem = { head: 3, row: 3.75, gap: 1 } as const;

/** The heights that `ledger.css` gives to heads, rows and gaps, at the person's size of text. */
export function useListMetrics(): ListMetrics {
  const [px, setPx] = useState(rootPx);
  useEffect(() => {
    const measure = (): void => setPx(rootPx());
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, []);
  return { head: rem.head * px, row: rem.row * px, gap: rem.gap * px };
}

function rootPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}

import { type RefObject, startTransition, useEffect, useLayoutEffect, useRef, useState } from "react";
import { type ListMetrics, type ListWindow, nextWindow } from "./list-layout.ts";

/** How far beyond what is seen the list stands ready, so that a fast scroll and the Tab key find rows. */
const readyPx = 960;
/** How much of the list is drawn at once at each end: to lay out two rows, and to paint them, fills half a frame of a slow machine. */
const stridePx = 120;

/** The part of a list that is, or is about to be, on the screen; the page is what scrolls. */
export function useListWindow(list: RefObject<HTMLElement | null>): ListWindow {
  const [seen, setSeen] = useState<ListWindow>({ from: -readyPx, to: 2 * readyPx });
  const drawn = useRef(seen);
  const isDrawing = useRef(false);

  useLayoutEffect(() => {
    let frame: number | null = null;
    const look = (): void => {
      frame = null;
      if (isDrawing.current) return;
      const top = list.current?.getBoundingClientRect().top ?? 0;
      const next = nextWindow(
        drawn.current,
        { from: -top, to: innerHeight - top },
        { ready: readyPx, stride: stridePx },
      );
      if (next === drawn.current) return;
      isDrawing.current = true;
      // Drawn in slices between the frames: there is more ready than is seen, so a frame never waits for new rows.
      startTransition(() => setSeen(next));
    };
    const lookSoon = (): void => {
      frame ??= requestAnimationFrame(look);
    };
    // What was drawn last may not be all there is to draw.
    drawn.current = seen;
    isDrawing.current = false;
    lookSoon();
    addEventListener("scroll", lookSoon, { passive: true });
    addEventListener("resize", lookSoon);
    return () => {
      if (frame !== null) cancelAnimationFrame(frame);
      removeEventListener("scroll", lookSoon);
      removeEventListener("resize", lookSoon);
    };
  }, [list, seen]);

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

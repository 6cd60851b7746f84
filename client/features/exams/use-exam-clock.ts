import { useCallback, useEffect, useRef, useState } from "react";
import type { Sitting } from "../../store/reads/exam-views.ts";

export type ExamClock = {
  /** Whole seconds, pauses included; read it when something is saved. */
  elapsed(): number;
  /** The same as of the last tick, for the screen. */
  readonly shown: number;
};

/**
 * How long a sitting has taken. While the page lives, by a clock that can't be set; over a reload or a crash, by the wall clock since the
 * last save, so that closing the page wins nobody time.
 */
export function useExamClock({ id, elapsedSeconds, savedAt }: Sitting): ExamClock {
  const started = useRef<{ readonly id: string; readonly before: number; readonly at: number } | null>(null);
  if (started.current?.id !== id) {
    const away = Math.max(0, Math.floor((Date.now() - savedAt) / 1000));
    started.current = { id, before: elapsedSeconds + away, at: performance.now() };
  }
  const elapsed = useCallback(() => {
    const { before, at } = started.current ?? { before: 0, at: performance.now() };
    return before + Math.floor((performance.now() - at) / 1000);
  }, []);
  const [shown, setShown] = useState(elapsed);

  useEffect(() => {
    const ticking = setInterval(() => setShown(elapsed()), 1000);
    return () => clearInterval(ticking);
  }, [elapsed]);
  return { elapsed, shown };
}

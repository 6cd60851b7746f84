import type { LogStart } from "../ui/shell-context.ts";

/** What `?log=` may say: the Log sheet is open, and begins with this. */
export const logStarts: readonly LogStart[] = ["dial", "connect", "appointment", "show", "deal", "more"];

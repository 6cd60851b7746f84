import { createContext, type ReactNode, useContext } from "react";
import type { ActivityDetails } from "#shared/domain/ledger/activity.ts";
import type { Instant } from "#shared/domain/time/instant.ts";

/** What the Log sheet opens with. */
export type LogRequest =
  | { readonly kind: "new"; readonly start: LogStart }
  /** A refused entry to mend; `field` is the part that the server named. */
  | {
      readonly kind: "fix";
      readonly operationId: string;
      readonly details: ActivityDetails;
      readonly occurredAt: Instant;
      readonly error: { readonly code: string; readonly field?: string };
    };

export type LogStart = "dial" | "connect" | "appointment" | "show" | "deal" | "more";

/** What every screen gets from the frame around it. */
export type ShellParts = {
  openLog(request?: LogRequest): void;
  /** Where the device stands with the server: the same on every screen. */
  readonly pill: ReactNode;
  /** What the app has to say above any screen, such as a new version. */
  readonly banner?: ReactNode;
};

export const ShellContext = createContext<ShellParts | null>(null);

export function useShell(): ShellParts {
  const shell = useContext(ShellContext);
  if (shell === null) throw new Error("useShell needs a ShellContext above it");
  return shell;
}

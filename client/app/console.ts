import type { Result } from "#shared/domain/result.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { ActivityDraft, LoggedActivity, SyncStatus, WriteFailure } from "../store/store.ts";

/**
 * `perennial` in the browser's console, for people who automate. `log` does what the screen does, with the same checks; with a
 * `recordedAt` in the past (milliseconds) it queues the work as a device would that was offline since then: in order of time, and
 * `occurredAt` no later than `recordedAt`.
 */
export type ConsoleApi = {
  log(draft: ActivityDraft & { readonly recordedAt?: Instant }): Promise<Result<LoggedActivity, WriteFailure>>;
  status(): Promise<SyncStatus & { readonly syncedActivities: number }>;
};

export function offerConsole(api: ConsoleApi | null): void {
  if (api) Object.assign(globalThis, { perennial: api });
  else Reflect.deleteProperty(globalThis, "perennial");
}

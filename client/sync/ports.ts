import type { Result } from "#shared/domain/result.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { SyncAnswer, SyncRequest } from "#shared/protocol/sync.ts";
import type { SyncStore } from "../store/sync-store.ts";
import type { SyncError } from "./errors.ts";

/** One request and its answer. Never throws: what can go wrong between two machines is a value. */
export type Exchange = (
  request: SyncRequest,
  options: { readonly keepalive: boolean },
) => Promise<Result<SyncAnswer, SyncError>>;

/** Everything that the engine needs of the world around it. */
export type SyncPorts = {
  readonly store: SyncStore;
  readonly exchange: Exchange;
  readonly now: () => Instant;
  /** In [0, 1). */
  readonly random: () => number;
  /** Calls `wake` once at that moment, or soon after; the returned function cancels it. */
  readonly wakeAt: (at: Instant, wake: () => void) => () => void;
  /** Told of what should never happen. */
  readonly report: (error: unknown) => void;
};

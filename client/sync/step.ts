import { type Instant, plusMs } from "#shared/domain/time/instant.ts";
import { operationsPerRequest } from "#shared/protocol/sync.ts";
import { isAsked, pauseMs } from "./backoff.ts";
import { isTransient, type ParkingError, type SyncError, type TransientError } from "./errors.ts";

/** How long after the last tap the queue goes out: taps come in bursts. */
export const debounceMs = 2000;
/** How long after the first tap of a burst at the latest: one that never pauses would be sent never. */
export const burstMs = 10_000;
const periodMs = 5 * 60_000;

export type SyncState =
  | {
      readonly phase: "idle";
      /** The first write that no request has gone out for yet. */
      readonly writtenSince: Instant | null;
    }
  | {
      readonly phase: "sending";
      readonly failures: number;
      /** The most operations of the request under way: less than usual while a refused one is looked for. */
      readonly limit: number;
      /** Something asked for a sync meanwhile: begin again with the queue's head. */
      readonly again: boolean;
    }
  | {
      readonly phase: "waiting";
      readonly failures: number;
      readonly until: Instant;
      readonly because: TransientError["code"];
      /** The server named the pause: nobody breaks it. */
      readonly asked: boolean;
    }
  | { readonly phase: "parked"; readonly because: ParkingError["code"] };

/**
 * `server`: the server poked, or its stream of pokes (re)opened and one may have been missed. `stream_lost`: that stream broke, and what
 * became of the server isn't known.
 */
export type WakeReason =
  | "leading"
  | "timer"
  | "online"
  | "focus"
  | "person"
  | "server"
  | "stream_lost"
  | "leaving_page";

export type SyncEvent =
  | { readonly kind: "written"; readonly at: Instant }
  | { readonly kind: "woken"; readonly reason: WakeReason; readonly at: Instant }
  /** `again`: the queue or the server has more. */
  | { readonly kind: "answered"; readonly again: boolean; readonly at: Instant; readonly random: number }
  | {
      readonly kind: "failed";
      readonly error: SyncError;
      /** How many operations the request carried. */
      readonly operations: number;
      readonly at: Instant;
      readonly random: number;
    }
  /** The operation that was to blame is the rep's now. */
  | { readonly kind: "set_aside" }
  | { readonly kind: "signed_in" };

export type SyncEffect =
  /** `fromStart`: with the queue's head, not behind what was sent last. */
  | { readonly kind: "send"; readonly limit: number; readonly fromStart: boolean; readonly keepalive: boolean }
  /** Hand the one operation of the refused request to the rep, then go on. */
  | { readonly kind: "set_aside"; readonly error: { readonly code: string; readonly message: string } }
  /** Replaces the alarm that was set before. */
  | { readonly kind: "wake_at"; readonly at: Instant };

/** Where we are and what happened, in; where we are now and what to do, out. */
export function step(state: SyncState, event: SyncEvent): [SyncState, SyncEffect?] {
  switch (event.kind) {
    case "written":
      if (state.phase === "idle") return written(state.writtenSince, event.at);
      if (state.phase === "sending") return [{ ...state, again: true }];
      return [state];

    case "woken":
      return woken(state, event.reason, event.at);

    case "answered": {
      if (state.phase !== "sending") return [state];
      if (event.again) return goOn(state, Math.min(operationsPerRequest, state.limit * 2));
      if (state.again) return begin(0);
      return [
        { phase: "idle", writtenSince: null },
        { kind: "wake_at", at: plusMs(event.at, Math.round(periodMs * (1 + event.random / 5))) },
      ];
    }

    case "failed":
      if (state.phase !== "sending") return [state];
      return failed(state, event);

    case "set_aside":
      return state.phase === "sending" ? goOn(state, Math.min(operationsPerRequest, state.limit * 2)) : [state];

    case "signed_in":
      if (state.phase === "sending") return [{ ...state, again: true }];
      if (state.phase === "parked" && state.because === "signed_out") return begin(0);
      return [state];
  }
}

function written(since: Instant | null, at: Instant): [SyncState, SyncEffect] {
  // A clock that was set back has the burst begin anew, rather than in the future.
  const first = since === null || since > at ? at : since;
  return [
    { phase: "idle", writtenSince: first },
    { kind: "wake_at", at: plusMs(at, Math.min(debounceMs, first + burstMs - at)) },
  ];
}

function woken(state: SyncState, reason: WakeReason, at: Instant): [SyncState, SyncEffect?] {
  switch (state.phase) {
    case "idle":
      return begin(0, reason === "leaving_page");
    case "sending":
      return [{ ...state, again: true }];
    case "waiting":
      // The alarm is this pause's own: by a clock that was set back meanwhile, its end may seem to lie ahead.
      if (reason === "timer" || at >= state.until || (!state.asked && breaksPause(reason)))
        return begin(state.failures);
      return [state];
    case "parked":
      return reason === "person" ? begin(0) : [state];
  }
}

function failed(
  state: Extract<SyncState, { readonly phase: "sending" }>,
  { error, operations, at, random }: Extract<SyncEvent, { readonly kind: "failed" }>,
): [SyncState, SyncEffect?] {
  if (error.code === "refused") {
    if (operations > 1) return goOn(state, Math.floor(operations / 2));
    if (operations === 1) return [state, { kind: "set_aside", error: error.error }];
  } else if (error.code === "signed_out" && state.again) {
    // Somebody may have signed in while the request travelled: then parking would wait for what has happened already.
    return begin(state.failures);
  } else if (!isTransient(error)) {
    return [{ phase: "parked", because: error.code }];
  }

  // A pull that the server refuses can only be waited out.
  const passing: TransientError = error.code === "refused" ? { code: "unavailable", retryAfterMs: null } : error;
  const failures = state.failures + 1;
  const until = plusMs(at, pauseMs(passing, failures, random));
  return [
    { phase: "waiting", failures, until, because: passing.code, asked: isAsked(passing) },
    { kind: "wake_at", at: until },
  ];
}

/** Reconnect, focus, a person and the server's own word break the device's own pause, never one that the server asked for. */
function breaksPause(reason: WakeReason): boolean {
  return reason === "online" || reason === "focus" || reason === "person" || reason === "server";
}

function begin(failures: number, keepalive = false): [SyncState, SyncEffect] {
  const limit = operationsPerRequest;
  return [
    { phase: "sending", failures, limit, again: false },
    { kind: "send", limit, fromStart: true, keepalive },
  ];
}

function goOn(state: Extract<SyncState, { readonly phase: "sending" }>, limit: number): [SyncState, SyncEffect] {
  return [
    { ...state, failures: 0, limit },
    { kind: "send", limit, fromStart: false, keepalive: false },
  ];
}

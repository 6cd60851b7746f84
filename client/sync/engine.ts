import type { Instant } from "#shared/domain/time/instant.ts";
import { requestLimitBytes } from "#shared/protocol/sync.ts";
import { type AnsweredBatch, type Batch, leavesNothingOpen } from "../store/batch.ts";
import type { QueuedRow, SyncStateChange } from "../store/rows.ts";
import type { SyncPorts } from "./ports.ts";
import { type SyncEffect, type SyncEvent, type SyncState, step, type WakeReason } from "./step.ts";

/** The request's own fields need some of the megabyte; a page that is going away may send 64 KiB at most. */
const batchBytes = requestLimitBytes - 16 * 1024;
const keepaliveBytes = 56 * 1024;

export type Engine = {
  /** Something happened that is worth a sync. */
  wake(reason: WakeReason): void;
  /** Somebody wrote to the queue. */
  written(): void;
  signedIn(): void;
  /** Where this sender stands. What all tabs read is the last word of any sender. */
  phase(): SyncState["phase"];
  /** Resolves when nothing is under way: the engine is idle, waits or is parked, and every tab can read so. */
  settled(): Promise<void>;
  /** Starts nothing more; resolves when the request under way has been stored. */
  stop(): Promise<void>;
};

/**
 * Carries out what `step` decides: one request at a time. While it travels, the answer before is stored and the rest of the queue read.
 */
export function createEngine(ports: SyncPorts): Engine {
  const { store, exchange, now, random, wakeAt, report } = ports;
  let state: SyncState = { phase: "idle", writtenSince: null };
  let failingSince: Instant | null = null;
  let sendingSince: Instant | null = null;
  let stopped = false;
  let cancelAlarm = () => {};
  let after = 0;
  let readAhead: readonly QueuedRow[] = [];
  let underWay: Batch | null = null;
  /** Answered while more was at hand: to be stored while the next request travels. */
  let unstored: AnsweredBatch | null = null;
  let notes: Promise<void> = Promise.resolve();
  /** What is told with the request that is opened next: a transaction of its own for it would be one in five. */
  let toldByRequest: SyncStateChange | null = null;
  let work: Promise<void> = Promise.resolve();

  /** Every tab is told of what changes, by a transaction of its own unless `tell` has a better one. */
  function dispatch(event: SyncEvent, tell: (change: SyncStateChange) => void = note): void {
    const [next, effect] = step(state, event);
    const changed = next.phase !== state.phase || event.kind === "answered" || event.kind === "failed";
    state = next;
    if (changed) {
      const change = changeBy(event);
      if (effect?.kind === "send" && !stopped) toldByRequest = change;
      else tell(change);
    }
    if (effect && !stopped) carryOut(effect);
  }

  function carryOut(effect: SyncEffect): void {
    cancelAlarm();
    switch (effect.kind) {
      case "wake_at":
        cancelAlarm = wakeAt(effect.at, () => dispatch({ kind: "woken", reason: "timer", at: now() }));
        return;
      case "send":
        work = work.then(() => send(effect));
        return;
      case "set_aside":
        work = work.then(() => setAside(effect.error));
        return;
    }
  }

  async function send({ limit, fromStart, keepalive }: Extract<SyncEffect, { readonly kind: "send" }>): Promise<void> {
    const limits = { operations: limit, bytes: keepalive ? keepaliveBytes : batchBytes };
    const behind = unstored;
    unstored = null;
    try {
      if (fromStart) after = 0;
      const rows =
        fromStart || readAhead.length === 0 ? await store.readQueue(after, limits) : readAhead.slice(0, limit);
      const last = rows.at(-1)?.seq ?? after;
      // In this order: the request needn't wait for the transaction that stores the answer before.
      await notes;
      const opening = store.open(rows, behind, toldByRequest ?? {});
      toldByRequest = null;
      const storing = behind ? store.store(behind.batch, behind.answer) : { again: false };
      const travelling = opening.then((batch) => {
        underWay = batch;
        return exchange(batch.request, { keepalive });
      });
      const reading = opening.then(({ request }) => (request.pending.count === 0 ? [] : store.readQueue(last, limits)));

      // Whatever fails on the device meanwhile, the request has come to its end before another goes out.
      await Promise.allSettled([travelling, storing, reading]);
      const [batch, answer, stored, next] = await Promise.all([opening, travelling, storing, reading]);
      if (!answer.ok) {
        readAhead = [];
        let failure: SyncStateChange = {};
        const { error } = answer;
        dispatch({ kind: "failed", error, operations: rows.length, at: now(), random: random() }, (change) => {
          failure = change;
        });
        await store.countAttempt(batch, failure);
        return;
      }
      after = last;
      readAhead = next;
      const answered = { batch, answer: answer.value };
      let again = stored.again || next.length > 0;
      if (next.length > 0 && !stored.again && !stopped && leavesNothingOpen(answered)) unstored = answered;
      else again = (await store.store(batch, answer.value)).again || again;
      dispatch({ kind: "answered", again, at: now(), random: random() });
    } catch (error) {
      storageFailed(error);
    }
  }

  async function setAside(error: { readonly code: string; readonly message: string }): Promise<void> {
    try {
      if (underWay) await store.setAside(underWay, error);
      dispatch({ kind: "set_aside" });
    } catch (failure) {
      storageFailed(failure);
    }
  }

  /** The device's own database failed: nothing left the queue, so waiting and sending again is right. */
  function storageFailed(error: unknown): void {
    report(error);
    readAhead = [];
    const unavailable = { code: "unavailable", retryAfterMs: null } as const;
    dispatch({ kind: "failed", error: unavailable, operations: 0, at: now(), random: random() });
  }

  function changeBy(event: SyncEvent): SyncStateChange {
    const at = now();
    if (state.phase === "waiting" || state.phase === "parked") failingSince ??= at;
    if (event.kind === "answered") failingSince = null;
    sendingSince = state.phase === "sending" ? (sendingSince ?? at) : null;
    const success = event.kind === "answered" && { lastSuccessAt: at };
    // Whoever has been stopped hears an answer while another sender leads: that one says where the device stands.
    return stopped ? { ...success } : { ...statusOf(state, at), failingSince, sendingSince, ...success };
  }

  function note(change: SyncStateChange): void {
    // What no request came to tell, because the device's database failed before it was opened.
    const whole = { ...toldByRequest, ...change };
    toldByRequest = null;
    notes = notes.then(() => store.note(whole)).catch(report);
  }

  async function settled(): Promise<void> {
    for (let last: Promise<void> | null = null; last !== work; ) {
      last = work;
      await last;
      await notes;
    }
  }

  return {
    wake: (reason) => dispatch({ kind: "woken", reason, at: now() }),
    written: () => dispatch({ kind: "written", at: now() }),
    signedIn: () => dispatch({ kind: "signed_in" }),
    phase: () => state.phase,
    settled,
    stop() {
      stopped = true;
      cancelAlarm();
      return settled();
    },
  };
}

function statusOf(state: SyncState, at: Instant): SyncStateChange {
  switch (state.phase) {
    case "idle":
      return { phase: "idle", reason: null, nextTryAt: null };
    case "sending":
      return { phase: "sending", nextTryAt: null, lastAttemptAt: at };
    case "waiting":
      return { phase: "waiting", reason: state.because, nextTryAt: state.until };
    case "parked":
      return { phase: "parked", reason: state.because, nextTryAt: null };
  }
}

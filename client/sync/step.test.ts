import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantOf, minuteMs, plusMs } from "#shared/domain/time/instant.ts";
import { operationsPerRequest } from "#shared/protocol/sync.ts";
import type { SyncError } from "./errors.ts";
import { burstMs, debounceMs, type SyncEvent, type SyncState, step, type WakeReason } from "./step.ts";

const start = instantOf(1_000_000);
const idle: SyncState = { phase: "idle", writtenSince: null };
const sending: SyncState = { phase: "sending", failures: 0, limit: operationsPerRequest, again: false };
const reasons: readonly WakeReason[] = [
  "leading",
  "timer",
  "online",
  "focus",
  "person",
  "server",
  "stream_lost",
  "leaving_page",
];
/** Everything but the alarm of the pause itself. */
const untimely = reasons.filter((reason) => reason !== "timer");
const wholeQueue = { kind: "send", limit: operationsPerRequest, fromStart: true, keepalive: false };

function failedBy(error: SyncError, operations = 0, random = 0.5): SyncEvent {
  return { kind: "failed", error, operations, at: start, random };
}

function waiting(asked: boolean): SyncState {
  const because = asked ? "unavailable" : "no_answer";
  return { phase: "waiting", failures: 3, until: plusMs(start, minuteMs), because, asked };
}

/** When the queue goes out, after taps at these moments. */
function alarmAfter(taps: readonly number[]): number | null {
  let [state, effect] = step(idle, { kind: "signed_in" });
  for (const tap of taps) [state, effect] = step(state, { kind: "written", at: plusMs(start, tap) });
  return effect?.kind === "wake_at" ? effect.at - start : null;
}

function woken(reason: WakeReason, at = start): SyncEvent {
  return { kind: "woken", reason, at };
}

describe("a write", () => {
  test("goes out two seconds after the last one", () => {
    expect(alarmAfter([0])).toBe(debounceMs);
    expect(alarmAfter([0, 1500, 2900])).toBe(2900 + debounceMs);
  });

  test("goes out ten seconds after it at the latest, however long taps follow one another", () => {
    const tapPerSecond = Array.from({ length: 11 }, (_, second) => second * 1000);
    expect(alarmAfter(tapPerSecond)).toBe(burstMs);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: debounceMs - 1 }), { minLength: 1 }), (pauses) => {
        let at = 0;
        const taps = pauses.map((pause) => {
          at += pause;
          return at;
        });
        const [first = 0, last = 0] = [taps[0], taps.at(-1)];
        expect(alarmAfter(taps)).toBe(Math.min(last + debounceMs, first + burstMs));
      }),
    );
  });

  test("goes out two seconds after the last one, when the clock was set back meanwhile", () => {
    expect(alarmAfter([0, -minuteMs])).toBe(-minuteMs + debounceMs);
    expect(alarmAfter([0, -minuteMs, -minuteMs + burstMs])).toBe(-minuteMs + burstMs);
  });

  test("during a request makes another one follow", () => {
    const [state] = step(sending, { kind: "written", at: start });
    expect(step(state, { kind: "answered", again: false, at: start, random: 0 })[1]).toEqual(wholeQueue);
  });
});

describe("a pause", () => {
  test("of the device's own is broken by reconnect, focus, a person and the server, and by nothing else", () => {
    const breaking = untimely.filter((reason) => step(waiting(false), woken(reason))[0].phase === "sending");
    expect(breaking).toEqual(["online", "focus", "person", "server"]);
  });

  test("that the server asked for is broken by nobody", () => {
    for (const reason of untimely) expect(step(waiting(true), woken(reason))).toEqual([waiting(true)]);
    expect(step(waiting(true), woken("focus", plusMs(start, minuteMs)))[0].phase).toBe("sending");
  });

  test("ends with its own alarm, whatever the clock says by then", () => {
    for (const asked of [true, false])
      expect(step(waiting(asked), woken("timer", plusMs(start, -minuteMs)))[0].phase).toBe("sending");
  });

  test("is as long as Retry-After says, up to a second more", () => {
    const [state] = step(sending, failedBy({ code: "unavailable", retryAfterMs: 30_000 }));
    expect(state).toMatchObject({ phase: "waiting", asked: true, until: start + 30_500 });
  });

  test("doubles its bound with each failure, up to five minutes", () => {
    const pauses = [0, 1, 4, 30].map((failures) => {
      const [state] = step({ ...sending, failures }, failedBy({ code: "no_answer" }, 0, 0.999_999));
      return state.phase === "waiting" ? state.until - start : null;
    });
    expect(pauses).toEqual([1000, 2000, 16_000, 300_000]);
  });
});

describe("parked", () => {
  test("when signed out, until somebody signs in", () => {
    const [parked, effect] = step(sending, failedBy({ code: "signed_out" }));
    expect([parked, effect]).toEqual([{ phase: "parked", because: "signed_out" }, undefined]);
    expect(step(parked, woken("timer"))[0]).toEqual(parked);
    expect(step(parked, { kind: "signed_in" })[1]).toEqual(wholeQueue);
  });

  test("isn't entered by a 401 that was under way while somebody signed in", () => {
    const [state] = step(sending, { kind: "signed_in" });
    expect(step(state, failedBy({ code: "signed_out" }))[1]).toEqual(wholeQueue);
    expect(step(sending, failedBy({ code: "signed_out" }))[0].phase).toBe("parked");
  });

  test("when the app is too old, whoever signs in", () => {
    const [parked] = step(sending, failedBy({ code: "upgrade_required" }));
    expect(step(parked, { kind: "signed_in" })[0]).toEqual(parked);
  });
});

describe("a request that is refused as a whole", () => {
  const refused: SyncError = { code: "refused", error: { code: "invalid", message: "…" } };

  test("is halved until one operation is left, and that one is set aside", () => {
    const sizes: number[] = [];
    let state: SyncState = sending;
    for (let operations = 2500; ; ) {
      const [next, effect] = step(state, failedBy(refused, operations));
      state = next;
      if (effect?.kind !== "send") {
        expect(effect).toEqual({ kind: "set_aside", error: refused.error });
        break;
      }
      operations = effect.limit;
      sizes.push(operations);
    }
    expect(sizes).toEqual([1250, 625, 312, 156, 78, 39, 19, 9, 4, 2, 1]);
  });

  test("waits where there is no operation to blame", () => {
    expect(step(sending, failedBy(refused, 0))[0]).toMatchObject({ phase: "waiting", because: "unavailable" });
  });
});

test("whatever happens, something is under way, an alarm is set, or a person is needed: nothing waits for ever", () => {
  const error = fc.constantFrom<SyncError>(
    { code: "no_answer" },
    { code: "not_our_server" },
    { code: "unavailable", retryAfterMs: null },
    { code: "unavailable", retryAfterMs: 60_000 },
    { code: "signed_out" },
    { code: "upgrade_required" },
    { code: "refused", error: { code: "invalid", message: "…" } },
  );
  const event: fc.Arbitrary<SyncEvent> = fc.oneof(
    fc.constant<SyncEvent>({ kind: "written", at: start }),
    fc.constantFrom(...reasons).map((reason) => woken(reason)),
    fc
      .record({ again: fc.boolean(), random: fc.double({ min: 0, max: 0.99, noNaN: true }) })
      .map((answer): SyncEvent => ({ kind: "answered", at: start, ...answer })),
    fc.tuple(error, fc.nat(3)).map(([because, operations]) => failedBy(because, operations)),
    fc.constant<SyncEvent>({ kind: "signed_in" }),
  );

  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      let [state, effect] = step(idle, woken("leading"));
      let alarm = false;
      for (const happened of events) {
        [state, effect] = step(state, happened);
        if (effect) alarm = effect.kind === "wake_at";
        expect(alarm || state.phase === "sending" || state.phase === "parked").toBe(true);
      }
    }),
  );
});

import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { instantOf, minuteMs, plusMs } from "#shared/domain/time/instant.ts";
import { operationsPerRequest } from "#shared/protocol/sync.ts";
import { type SyncEffect, type SyncEvent, type SyncState, step } from "./step.ts";

const now = instantOf(1_000_000);
const sending: SyncState = { phase: "sending", failures: 0, limit: operationsPerRequest, again: false };
const waiting: SyncState = {
  phase: "waiting",
  failures: 1,
  until: plusMs(now, minuteMs),
  because: "unavailable",
  asked: false,
};

const states: { readonly [name: string]: SyncState } = {
  idle: { phase: "idle", writtenSince: null },
  sending,
  "sending, again": { ...sending, again: true },
  "waiting, own pause": waiting,
  "waiting, asked for": { ...waiting, asked: true },
  "parked, signed out": { phase: "parked", because: "signed_out" },
  "parked, outdated": { phase: "parked", because: "upgrade_required" },
};

const refusal = { code: "refused", error: { code: "invalid_request", message: "No" } } as const;

const events: { readonly [name: string]: SyncEvent } = {
  written: { kind: "written", at: now },
  "woken by leading": woken("leading"),
  "woken by timer": woken("timer"),
  "woken by online": woken("online"),
  "woken by focus": woken("focus"),
  "woken by person": woken("person"),
  "woken by server": woken("server"),
  "woken by stream_lost": woken("stream_lost"),
  "woken by leaving_page": woken("leaving_page"),
  answered: { kind: "answered", again: false, at: now, random: 0.5 },
  "answered, more left": { kind: "answered", again: true, at: now, random: 0.5 },
  "failed: no_answer": failed({ code: "no_answer" }),
  "failed: not_our_server": failed({ code: "not_our_server" }),
  "failed: unavailable": failed({ code: "unavailable", retryAfterMs: 5000 }),
  "failed: signed_out": failed({ code: "signed_out" }),
  "failed: upgrade_required": failed({ code: "upgrade_required" }),
  "refused, several": failed(refusal, 8),
  "refused, one": failed(refusal, 1),
  "refused, none": failed(refusal, 0),
  set_aside: { kind: "set_aside" },
  signed_in: { kind: "signed_in" },
};

test("the state table in the README is what the code does", async () => {
  const readme = await readFile(new URL("./README.md", import.meta.url), "utf8");
  expect(readme).toContain(stateTable());
});

/** A row per event, a column per state; in a cell where it leads and what is done, a dash where nothing happens. */
function stateTable(): string {
  const names = Object.keys(states);
  const rows = Object.entries(events).map(([name, event]) => [
    `\`${name}\``,
    ...names.map((state) => cellOf(states[state] as SyncState, event)),
  ]);
  const head = ["event \\ in", ...names];
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function cellOf(state: SyncState, event: SyncEvent): string {
  const [next, effect] = step(state, event);
  const isSame = JSON.stringify(next) === JSON.stringify(state);
  if (isSame && effect === undefined) return "–";
  return [isSame || next.phase === state.phase ? "" : next.phase, wordOf(effect), wordsOf(state, next)]
    .filter(Boolean)
    .join(", ");
}

function wordOf(effect: SyncEffect | undefined): string {
  switch (effect?.kind) {
    case "send":
      return [effect.fromStart ? "send" : "send the rest", effect.keepalive && "keepalive"].filter(Boolean).join(", ");
    case "set_aside":
      return "set aside";
    case "wake_at":
      return "alarm";
    case undefined:
      return "";
  }
}

function wordsOf(before: SyncState, after: SyncState): string {
  if (after.phase !== "sending" || before.phase !== "sending") return "";
  if (after.again && !before.again) return "again";
  return after.limit < before.limit ? "half as many" : "";
}

function woken(reason: Extract<SyncEvent, { readonly kind: "woken" }>["reason"]): SyncEvent {
  return { kind: "woken", reason, at: now };
}

function failed(error: Extract<SyncEvent, { readonly kind: "failed" }>["error"], operations = 3): SyncEvent {
  return { kind: "failed", error, operations, at: now, random: 0.5 };
}

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PokeStream } from "../../sync/live.ts";
import { useTeam } from "./team-query.ts";

/** The browser's streams, which a test makes speak. */
class FakeStream extends EventTarget {
  readyState = 0;
  close(): void {
    this.readyState = 2;
  }
}

let streams: FakeStream[];
let answers: (() => Response)[];
let asked: number;

beforeEach(() => {
  streams = [];
  answers = [];
  asked = 0;
  localStorage.clear();
  vi.stubGlobal("fetch", async () => {
    asked += 1;
    return (answers.shift() ?? (() => Response.json({ reps: [], asOf: asked })))();
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  setHidden(false);
});

function connect(): PokeStream {
  const stream = new FakeStream();
  streams.push(stream);
  return stream as PokeStream;
}

function setHidden(hidden: boolean): void {
  Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
  Object.defineProperty(document, "visibilityState", { configurable: true, value: hidden ? "hidden" : "visible" });
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
}

function show() {
  const client = new QueryClient();
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(() => useTeam("m1", localStorage, connect), { wrapper });
}

function say(name: string, stream = streams.at(-1)): void {
  act(() => {
    stream?.dispatchEvent(new Event(name));
  });
}

test("the team is asked for again when the stream opens, and at each poke", async () => {
  const { result } = show();
  await waitFor(() => expect(streams).toHaveLength(1));
  say("open");
  await waitFor(() => expect(result.current.team?.asOf).toBe(2));
  say("team");
  await waitFor(() => expect(result.current.team?.asOf).toBe(3));
  expect(streams).toHaveLength(1);
});

test("a slow answer isn't cut short by pokes: one more request follows, however many there were", async () => {
  const { result } = show();
  await waitFor(() => expect(streams).toHaveLength(1));
  for (const name of ["open", "team", "team", "team"]) say(name);
  await waitFor(() => expect(result.current.team?.asOf).toBe(3));
  expect(asked).toBe(3);
});

test("a hidden page has no stream; seen again it asks, and has one", async () => {
  const { result } = show();
  await waitFor(() => expect(streams).toHaveLength(1));
  act(() => setHidden(true));
  expect(streams[0]?.readyState).toBe(2);
  say("team", streams[0]);
  act(() => setHidden(false));
  await waitFor(() => expect(streams).toHaveLength(2));
  expect(result.current.team?.asOf).toBe(2);
});

test("a server that is away is asked again by itself, and says so meanwhile; one that refuses isn't", async () => {
  answers = [() => new Response(null, { status: 503 })];
  vi.spyOn(Math, "random").mockReturnValue(0.1);
  const { result } = show();
  await waitFor(() => expect(result.current.failed).toBe(true));
  await waitFor(() => expect(result.current.failed).toBe(false));
  expect(asked).toBe(2);

  answers = [() => new Response(null, { status: 401 })];
  act(() => result.current.retry());
  await waitFor(() => expect(result.current.failed).toBe(true));
  expect(asked).toBe(3);
});

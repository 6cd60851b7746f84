import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createEventStream } from "./event-stream.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const changed = "event: changed\ndata: {}\n\n";

function textOf({ body }: ReturnType<typeof createEventStream>): string {
  return String(body.read() ?? "");
}

test("readers come again over four seconds, not all at once", () => {
  expect([0, 0.5, 1].map((random) => textOf(createEventStream("device", random)))).toEqual([
    "retry: 1000\n\n",
    "retry: 3000\n\n",
    "retry: 5000\n\n",
  ]);
});

test("the first poke goes out at once, those of the next 200 ms as one", () => {
  const stream = createEventStream("device", 0);
  textOf(stream);
  for (let n = 0; n < 20; n += 1) stream.poke();
  expect(textOf(stream)).toBe(changed);
  vi.advanceTimersByTime(199);
  stream.poke();
  expect(textOf(stream)).toBe("");
  vi.advanceTimersByTime(1);
  expect(textOf(stream)).toBe(changed);
  vi.advanceTimersByTime(10_000);
  expect(textOf(stream)).toBe("");
});

test("a stream that has ended says nothing more", () => {
  const stream = createEventStream("team", 0);
  textOf(stream);
  stream.poke();
  stream.poke();
  stream.dismiss();
  stream.poke();
  stream.beat();
  vi.advanceTimersByTime(1000);
  expect(textOf(stream)).toBe("event: team\ndata: {}\n\nevent: dismissed\ndata: {}\n\n");
});

test("a reader who never reads is given up", () => {
  const stream = createEventStream("device", 0);
  for (let n = 0; n < 10_000; n += 1) stream.beat();
  expect(stream.body.destroyed).toBe(true);
});

import { expect, test } from "vitest";
import { createLive } from "./live.ts";

const connecting = 0;
const closed = 2;

/** A browser's stream: a test says what happens to it. */
function createFakeStream(address: string) {
  const target = new EventTarget();
  let readyState = connecting;
  return {
    address,
    get readyState() {
      return readyState;
    },
    addEventListener: target.addEventListener.bind(target) as EventSource["addEventListener"],
    close() {
      readyState = closed;
    },
    says: (name: string) => target.dispatchEvent(new Event(name)),
    opens() {
      readyState = 1;
      target.dispatchEvent(new Event("open"));
    },
    /** The browser tries again by itself. */
    breaks() {
      if (readyState !== closed) readyState = connecting;
      target.dispatchEvent(new Event("error"));
    },
    /** Any status but 200: the browser gives up. */
    isRefused() {
      readyState = closed;
      target.dispatchEvent(new Event("error"));
    },
  };
}

function createScene() {
  const streams: ReturnType<typeof createFakeStream>[] = [];
  const heard: string[] = [];
  const live = createLive({
    connect(address) {
      const stream = createFakeStream(address);
      streams.push(stream);
      return stream;
    },
    event: "changed",
    onPoke: () => heard.push("poke"),
    onLost: () => heard.push("lost"),
  });
  const newest = () => {
    const stream = streams.at(-1);
    if (!stream) throw new Error("No stream was opened");
    return stream;
  };
  return { live, streams, heard, newest };
}

test("a stream is opened behind the first answer, once, and pokes when it opens: one may have been missed before", () => {
  const { live, streams, heard, newest } = createScene();
  expect(streams).toEqual([]);
  live.reached("/events");
  live.reached("/events");
  expect(streams.map(({ address }) => address)).toEqual(["/events"]);
  newest().opens();
  newest().says("changed");
  newest().says("team");
  expect(heard).toEqual(["poke", "poke"]);
});

test("when it breaks the browser tries once; a stream that comes back pokes", () => {
  const { live, streams, heard, newest } = createScene();
  live.reached("/events");
  newest().opens();
  for (let n = 0; n < 3; n += 1) {
    newest().breaks();
    newest().opens();
  }
  expect(heard).toEqual(["poke", "poke", "poke", "poke"]);
  expect(streams).toHaveLength(1);
});

test("in an outage it is closed until the server has answered something else", () => {
  const { live, streams, heard, newest } = createScene();
  live.reached("/events");
  newest().opens();
  newest().breaks();
  expect(heard).toEqual(["poke"]);
  newest().breaks();
  expect(heard).toEqual(["poke", "lost"]);
  expect(newest().readyState).toBe(closed);

  live.reached("/events");
  newest().opens();
  expect(streams).toHaveLength(2);
  expect(heard).toEqual(["poke", "lost", "poke"]);
});

test("refused when it comes again (the session ended): whoever asks the server finds out why", () => {
  const { live, heard, newest } = createScene();
  live.reached("/events");
  newest().opens();
  newest().breaks();
  newest().isRefused();
  expect(heard).toEqual(["poke", "lost"]);
});

test("refused from the start, it asks for nothing: each answer opens one, and none goes round", () => {
  const { live, streams, heard, newest } = createScene();
  for (let n = 0; n < 3; n += 1) {
    live.reached("/events");
    newest().isRefused();
  }
  live.reached("/events");
  newest().breaks();
  expect([streams.length, heard]).toEqual([4, []]);
});

test("dismissed, it stays away until the server is needed anyway", () => {
  const { live, streams, heard, newest } = createScene();
  live.reached("/events");
  newest().opens();
  newest().says("dismissed");
  expect([newest().readyState, heard]).toEqual([closed, ["poke"]]);
  live.reached("/events");
  expect(streams).toHaveLength(2);
});

test("ended, it hears nothing more and opens nothing more, whatever still arrives", () => {
  const { live, streams, heard, newest } = createScene();
  live.reached("/events");
  newest().opens();
  live.end();
  newest().says("changed");
  newest().breaks();
  live.reached("/events");
  expect([newest().readyState, heard, streams.length]).toEqual([closed, ["poke"], 1]);
});

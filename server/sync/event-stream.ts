import { Readable } from "node:stream";
import { eventNames } from "#shared/protocol/events.ts";
import type { Audience } from "./events-audience.ts";
import { createPokeLine } from "./poke-line.ts";

/** One open answer of server-sent events. */
export type EventStream = {
  readonly body: Readable;
  /** Says that something has changed, at most every 200 ms. */
  poke(): void;
  /** Keeps those between the two ends from taking the silence for an end. */
  beat(): void;
  /** Ends the answer; the reader comes again by itself. */
  end(): void;
  /** Ends the answer for a reader who is to stay away until it needs the server anyway. */
  dismiss(): void;
};

const betweenPokesMs = 200;
/** When streams break, their readers come again over so many milliseconds: not all at once. */
const retryMs = { from: 1000, spread: 4000 };
/** Whoever leaves so much unread is gone. */
const mostUnreadBytes = 16 * 1024;

/** Opens a stream for an audience. `random` is in [0, 1). */
export function createEventStream(kind: Audience["kind"], random: number): EventStream {
  const body = new Readable({ read() {} });
  const line = createPokeLine(() => send(eventText(eventNames[kind])), betweenPokesMs);
  let ended = false;

  function send(text: string): void {
    if (ended || body.destroyed) return;
    if (body.readableLength > mostUnreadBytes) body.destroy();
    else body.push(text);
  }
  function end(): void {
    line.stop();
    if (!ended && !body.destroyed) body.push(null);
    ended = true;
  }

  body.once("close", line.stop);
  send(`retry: ${Math.round(retryMs.from + random * retryMs.spread)}\n\n`);
  return {
    body,
    poke: line.poke,
    beat: () => send(":\n\n"),
    end,
    dismiss() {
      send(eventText(eventNames.dismissed));
      end();
    },
  };
}

/** Browsers pass over an event that has no data. */
function eventText(name: string): string {
  return `event: ${name}\ndata: {}\n\n`;
}

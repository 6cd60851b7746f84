import { eventNames } from "#shared/protocol/events.ts";

/** A stream of server-sent events, as browsers have it. */
export type PokeStream = Pick<EventSource, "addEventListener" | "close" | "readyState">;

export type LivePorts = {
  /** Opens the stream at an address. */
  readonly connect: (address: string) => PokeStream;
  /** The event that says "something has changed". */
  readonly event: (typeof eventNames)["device" | "team"];
  /** Something has changed, or may have while there was no stream. */
  readonly onPoke: () => void;
  /** A stream that was open is gone: whoever asks the server for something now finds out why. */
  readonly onLost: () => void;
};

export type Live = {
  /** The server has answered: now a stream can be had, where there is none. */
  reached(address: string): void;
  /** It didn't, or is to be asked anew: the stream is closed until it answers. */
  unreached(): void;
  /** Closes the stream for good. */
  end(): void;
};

const connecting = 0;

/**
 * Keeps a stream of pokes open without a timer of its own: it is opened behind an answer of the server. When it breaks, the browser tries
 * once to have it back, as much later as the server told it; after that the stream waits for the next answer to anything else, however
 * long that takes. One that never opened (refused, or held up on the way) is given up silently: asking again at once would go round for ever.
 */
export function createLive({ connect, event, onPoke, onLost }: LivePorts): Live {
  let stream: PokeStream | null = null;
  let ended = false;

  function open(address: string): void {
    const opening = connect(address);
    stream = opening;
    let opened = false;
    let retrying = false;
    const listen = (name: string, heard: () => void): void => {
      opening.addEventListener(name, () => {
        if (stream === opening) heard();
      });
    };

    listen("open", () => {
      opened = true;
      retrying = false;
      onPoke();
    });
    listen(event, onPoke);
    listen(eventNames.dismissed, close);
    listen("error", () => {
      if (opened && !retrying && opening.readyState === connecting) {
        retrying = true;
        return;
      }
      close();
      if (opened) onLost();
    });
  }

  function close(): void {
    stream?.close();
    stream = null;
  }

  return {
    reached(address) {
      if (stream === null && !ended) open(address);
    },
    unreached: close,
    end() {
      ended = true;
      close();
    },
  };
}

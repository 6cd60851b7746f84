import { minuteMs } from "#shared/domain/time/instant.ts";
import { eventNames } from "#shared/protocol/events.ts";
import type { PokeStream } from "../../client/sync/live.ts";
import type { Chance } from "./chance.ts";
import type { Connection, NetworkParts } from "./network.ts";

/** The streams by which the server tells a rep's devices that something has changed. */
export type Streams = {
  connect(device: { readonly name: string; readonly connection: Connection }): PokeStream;
  /** A device's request changed something: every other device is told. */
  poke(by: string): void;
};

type Open = { readonly device: string; hear(): void };

const [connecting, open, closed] = [0, 1, 2];

/** In most histories something on the way keeps every stream from opening: what a poke would wake has to wake without one, too. */
export function createStreams({ time, chance, tally, note }: NetworkParts, isStormy: () => boolean): Streams {
  const isHeldUp = chance.happens(0.75);
  const streams = new Set<Open>();

  return {
    connect: ({ name, connection }) => createStream(name, connection),
    poke(by) {
      for (const { device, hear } of streams) if (device !== by) time.after(chance.below(800), hear);
    },
  };

  function createStream(device: string, connection: Connection): PokeStream {
    const page = new EventTarget();
    let readyState = connecting;
    const say = (name: string) => void page.dispatchEvent(new Event(name));
    const reaches = () => connection.online && !connection.captive && connection.signedIn && !isHeldUp;

    const told: Open = {
      device,
      hear() {
        if (readyState !== open) return;
        if (!reaches()) return breakOff();
        tally.fault("poke");
        say(eventNames.device);
      },
    };

    function attempt(): void {
      if (readyState === closed) return;
      if (reaches() && !(isStormy() && chance.happens(0.1))) {
        readyState = open;
        streams.add(told);
        say("open");
        time.after(lifetimeMs(chance), () => (isStormy() ? breakOff() : undefined));
        return;
      }
      // Somebody who answers otherwise is believed; where nobody does, the browser would go on trying.
      if (connection.online) close();
      say("error");
    }

    /** The browser tries to have it back by itself. */
    function breakOff(): void {
      if (readyState !== open) return;
      streams.delete(told);
      readyState = connecting;
      tally.fault("stream_lost");
      note(`${device} loses its stream`);
      say("error");
      time.after(3000, attempt);
    }

    function close(): void {
      readyState = closed;
      streams.delete(told);
    }

    time.after(5 + chance.below(200), attempt);
    return {
      addEventListener: page.addEventListener.bind(page) as PokeStream["addEventListener"],
      get readyState() {
        return readyState;
      },
      close,
    };
  }
}

function lifetimeMs(chance: Chance): number {
  return chance.happens(0.5) ? chance.below(minuteMs) : chance.below(20 * minuteMs);
}

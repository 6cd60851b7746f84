import * as z from "zod/mini";
import { crmChangedChannel } from "../crm/crm-changed.ts";
import type { Db } from "../db/db.ts";
import { repChangedChannel } from "../ledger/ledger.ts";
import type { EventStream } from "./event-stream.ts";
import { type Audience, type Change, concerns } from "./events-audience.ts";

/** Somebody who reads a stream. What concerns them may change while they do. */
export type Reader = {
  readonly userId: string;
  audience: Audience;
  readonly stream: EventStream;
};

export type EventsHub = {
  /** Hears of every change from then on. Rejects where the database can't be reached. */
  ready(): Promise<void>;
  /** Tells a reader of what concerns it, until its stream ends. The account's oldest stream makes room where it has too many. */
  add(reader: Reader): void;
  readonly size: () => number;
  /** Ends every stream and stops hearing. */
  close(): Promise<void>;
};

const beatEveryMs = 25_000;
const streamsPerAccount = 10;

const changeSchema = z.object({
  tenantId: z.string(),
  repId: z.optional(z.string()),
  repIds: z.optional(z.array(z.string())),
  deviceId: z.optional(z.string()),
});

/** Tells the readers of this process what any process has changed: the database is listened to once, however many read. */
export function createEventsHub(db: Db): EventsHub {
  const readers = new Set<Reader>();
  let hearing: Promise<() => Promise<void>> | null = null;
  let closed = false;
  const beat = setInterval(() => {
    for (const { stream } of readers) stream.beat();
  }, beatEveryMs);
  beat.unref();

  function tell(change: Change | null): void {
    for (const { audience, stream } of readers) {
      // What was said while nobody listened isn't known: it may have concerned anybody.
      if (change === null || concerns(change, audience)) stream.poke();
    }
  }

  async function hear(): Promise<() => Promise<void>> {
    const stops: (() => Promise<void>)[] = [];
    const stop = async () => {
      await Promise.all(stops.map((each) => each()));
    };
    try {
      for (const [channel, of] of [
        [repChangedChannel, "ledger"],
        [crmChangedChannel, "crm"],
      ] as const) {
        stops.push(await db.listen(channel, (payload) => tell(payload === null ? null : toChange(of, payload))));
      }
      return stop;
    } catch (error) {
      await stop();
      throw error;
    }
  }

  return {
    async ready() {
      hearing ??= hear();
      try {
        await hearing;
      } catch (error) {
        hearing = null;
        throw error;
      }
    },
    add(reader) {
      if (closed) return reader.stream.end();
      const own = [...readers].filter(({ userId }) => userId === reader.userId);
      const [oldest] = own;
      if (oldest && own.length === streamsPerAccount) {
        readers.delete(oldest);
        oldest.stream.dismiss();
      }
      readers.add(reader);
      reader.stream.body.once("close", () => readers.delete(reader));
    },
    size: () => readers.size,
    async close() {
      closed = true;
      clearInterval(beat);
      for (const { stream } of readers) stream.end();
      readers.clear();
      const stop = await hearing?.catch(() => null);
      await stop?.();
    },
  };
}

function toChange(of: Change["of"], payload: string): Change {
  const { tenantId, repId, repIds, deviceId } = changeSchema.parse(JSON.parse(payload));
  return { of, tenantId, repIds: repIds ?? (repId === undefined ? null : [repId]), deviceId: deviceId ?? null };
}

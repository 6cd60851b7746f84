/** The page of every contender: it offers their work to the script that drives the browser. */
import { makeCall, makeCalls } from "./calls.ts";
import type { Batching } from "./contender.ts";
import { type Measured, measure, measureTaps } from "./measure.ts";

/** Loaded when asked for: RxDB brings a Dexie of its own, and two don't bear each other in one page. */
const contenders = {
  floor: async (name: string) => (await import("./floor.ts")).createFloor(name),
  ours: async () => (await import("./ours.ts")).createOurs(),
  rxdb: async (name: string) => (await import("./rx.ts")).createRx(name),
  pouchdb: async (name: string) => (await import("./pouch.ts")).createPouch(name),
};

export type ContenderName = keyof typeof contenders;

export type Work =
  /** `syncedBefore`: the device had been in step before it went offline. */
  | { readonly kind: "flush"; readonly operations: number; readonly days: number; readonly syncedBefore: boolean }
  | { readonly kind: "pull" }
  | { readonly kind: "tap"; readonly taps: number; readonly syncedBefore: boolean };

export type Worked = Measured & { readonly stored: number; readonly taps: readonly number[] };

declare global {
  /** In the page: makes a contender with an empty database and brings it to where its work begins. */
  var prepare: (name: ContenderName, databaseName: string, work: Work, batching: Batching) => Promise<void>;
  /** In the page: lets the prepared contender do its work, then deletes its database. */
  var perform: () => Promise<Worked>;
}

let prepared: () => Promise<Worked> = () => Promise.reject(new Error("Nothing is prepared"));

globalThis.prepare = async (name, databaseName, work, batching) => {
  const contender = await contenders[name](databaseName);
  if ("syncedBefore" in work && work.syncedBefore) await contender.pull(batching);
  if (work.kind === "flush") await contender.fill(makeCalls(work.operations, work.days));

  prepared = async () => {
    let taps: readonly number[] = [];
    const measured = await measure(async () => {
      switch (work.kind) {
        case "flush":
          return contender.flush(batching);
        case "pull":
          return contender.pull(batching);
        case "tap": {
          const log = (tap: number) => contender.log(makeCall(tap + 1, Date.now()));
          taps = await measureTaps(work.taps, log, (show) => contender.watch(show));
        }
      }
    });
    const stored = await contender.stored();
    await contender.close();
    return { ...measured, taps, stored };
  };
};

globalThis.perform = () => prepared();

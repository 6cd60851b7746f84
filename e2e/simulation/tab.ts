import { eventNames } from "#shared/protocol/events.ts";
import { operationsPerRequest } from "#shared/protocol/sync.ts";
import type { DeviceDatabase } from "../../client/store/database.ts";
import type { StorePorts } from "../../client/store/device.ts";
import { createSyncStore, type SyncStore } from "../../client/store/sync-store.ts";
import { createEngine, type Engine } from "../../client/sync/engine.ts";
import { followAnswers } from "../../client/sync/follow-answers.ts";
import { seekLeadership } from "../../client/sync/leadership.ts";
import { createLive, type Live, type PokeStream } from "../../client/sync/live.ts";
import type { SyncPorts } from "../../client/sync/ports.ts";
import { withSmallBatches } from "../../client/sync/simulation/small-batches.ts";
import type { WakeReason } from "../../client/sync/step.ts";
import { createLife, type Life, whileAlive } from "./life.ts";
import type { Locks } from "./locks.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** A tab of a device: it leads when it is visible and has the lock, as in the browser. */
export type Tab = {
  readonly life: Life;
  readonly hidden: boolean;
  /** Another tab got the lock, and this one doesn't know. */
  readonly stolenFrom: boolean;
  /** The server has told it to load the newest version. */
  readonly outdated: boolean;
  /** `null` while another tab sends, or none. */
  readonly engine: Engine | null;
  show(): void;
  hide(): void;
  wake(reason: WakeReason): void;
};

export type TabParts = {
  readonly time: VirtualTime;
  readonly device: Life;
  readonly db: DeviceDatabase;
  readonly ports: StorePorts;
  readonly locks: Locks;
  readonly exchange: SyncPorts["exchange"];
  readonly connect: () => PokeStream;
  /** Told of a poke that comes while a request travels. */
  readonly onPokeWhileSending: () => void;
  readonly random: () => number;
  readonly report: (error: unknown) => void;
  readonly mutate: Mutation;
};

/** Breaks something on purpose, to see that it is found. */
export type Mutation = {
  readonly syncPorts?: (ports: SyncPorts, db: DeviceDatabase) => SyncPorts;
  readonly engine?: (start: (ports: SyncPorts) => Engine, ports: SyncPorts) => Engine;
};

export function createTab(parts: TabParts): Tab {
  const { time, db, ports, locks, exchange, connect, random, report, mutate } = parts;
  const life = createLife(parts.device);
  const page = new EventTarget() as EventTarget & { hidden: boolean };
  page.hidden = false;
  let engine: Engine | null = null;
  let live: Live | null = null;
  let travelling = 0;
  let outdated = false;

  const batchSize = batchSizes[Math.floor(random() * batchSizes.length)] ?? 1;
  const store = withSmallBatches(createSyncStore(db, ports), batchSize);
  const syncPorts: SyncPorts = {
    store: storeWhileAlive(store, life, time),
    async exchange(request, options) {
      if (life.over) return new Promise(() => {});
      travelling += 1;
      const answer = await exchange(request, options);
      travelling -= 1;
      outdated ||= !answer.ok && answer.error.code === "upgrade_required";
      return answer;
    },
    now: ports.now,
    random,
    // By a timer that the clock's changes don't move.
    wakeAt: (at, wake) => time.after(at - ports.now(), () => (life.over ? undefined : wake())),
    report: (error) => (life.over ? undefined : report(error)),
  };

  function start(following: Live): Engine {
    const whole = { ...syncPorts, exchange: followAnswers(syncPorts.exchange, following, async () => {}) };
    const broken = mutate.syncPorts?.(whole, db) ?? whole;
    return mutate.engine?.(createEngine, broken) ?? createEngine(broken);
  }

  function lead(): () => Promise<void> {
    const stream = createLive({
      connect,
      event: eventNames.device,
      onPoke() {
        if (travelling > 0) parts.onPokeWhileSending();
        leading.wake("server");
      },
      onLost: () => leading.wake("stream_lost"),
    });
    life.onEnd(stream.end);
    const leading = start(stream);
    engine = leading;
    live = stream;
    leading.wake("leading");
    const queued = () => whileAlive(life, time, () => db.relaxed.syncQueue.count());
    void queued().then((count) => {
      if (count > 0) leading.written();
    });
    return async () => {
      engine = null;
      live = null;
      stream.end();
      if ((await queued()) > 0) leading.wake("leaving_page");
      await leading.stop();
    };
  }

  seekLeadership(
    "sender",
    { locks: locks.managerOf(life), document: page as unknown as Document, after: time.after },
    lead,
  );

  function turn(hidden: boolean): void {
    if (page.hidden === hidden) return;
    page.hidden = hidden;
    page.dispatchEvent(new Event("visibilitychange"));
  }

  return {
    life,
    get hidden() {
      return page.hidden;
    },
    get outdated() {
      return outdated;
    },
    get stolenFrom() {
      return engine !== null && !locks.isHeldBy(life);
    },
    get engine() {
      return life.over ? null : engine;
    },
    show: () => turn(false),
    hide: () => turn(true),
    wake(reason) {
      if (reason === "online") live?.unreached();
      engine?.wake(reason);
    },
  };
}

/** In two of three tabs a short queue takes several requests, so that answers are stored while the next request travels. */
const batchSizes = [1, 3, operationsPerRequest];

function storeWhileAlive(store: SyncStore, life: Life, time: VirtualTime): SyncStore {
  return {
    readQueue: (...given) => whileAlive(life, time, () => store.readQueue(...given)),
    open: (...given) => whileAlive(life, time, () => store.open(...given)),
    store: (...given) => whileAlive(life, time, () => store.store(...given)),
    countAttempt: (...given) => whileAlive(life, time, () => store.countAttempt(...given)),
    setAside: (...given) => whileAlive(life, time, () => store.setAside(...given)),
    note: (...given) => whileAlive(life, time, () => store.note(...given)),
  };
}

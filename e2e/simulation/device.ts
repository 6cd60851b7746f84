import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { IDBFactory } from "fake-indexeddb";
import type { Intent } from "#shared/domain/intents.ts";
import { type Instant, plusMs } from "#shared/domain/time/instant.ts";
import type { RepProfile } from "#shared/protocol/sync.ts";
import { createStore } from "../../client/store/create-store.ts";
import { connectDevice, type DeviceDatabase } from "../../client/store/database.ts";
import { prepareDevice, type StorePorts } from "../../client/store/device.ts";
import { perform } from "../../client/store/perform.ts";
import type { Store } from "../../client/store/store.ts";
import type { SyncPorts } from "../../client/sync/ports.ts";
import type { Chance } from "./chance.ts";
import { type CrashPoints, createCrashPoints, type DeviceCrash } from "./crash-points.ts";
import { createLife, type Life, whileAlive } from "./life.ts";
import { createLocks, type Locks } from "./locks.ts";
import type { Connection, Network } from "./network.ts";
import { createTab, type Mutation, type Tab } from "./tab.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** One device of the rep: its storage survives everything, its browser doesn't. */
export type Device = {
  readonly name: string;
  readonly connection: Connection;
  readonly crashPoints: CrashPoints;
  readonly locks: Locks;
  /** Milliseconds by which its clock is ahead. */
  skewMs: number;
  now(): Instant;
  /** The database as it is now. `null` while the browser is dead. */
  readonly db: DeviceDatabase | null;
  readonly tabs: readonly Tab[];
  /** The confirmed state is being read in pages, and some are missing. */
  readonly pagesLeft: boolean;
  /** Starts the browser, with one tab. */
  start(): Promise<void>;
  openTab(): void;
  closeTab(tab: Tab): void;
  /** Work of the rep in the browser; `null` when it died over it. */
  work<Value>(task: (store: Store, db: DeviceDatabase, ports: StorePorts) => Promise<Value>): Promise<Value | null>;
};

export type DeviceParts = {
  readonly name: string;
  readonly time: VirtualTime;
  readonly chance: Chance;
  readonly profile: RepProfile;
  readonly network: Network;
  /** The most operations of one request. */
  readonly batch: number;
  readonly mutate: Mutation;
  readonly report: (error: unknown) => void;
  readonly onCrash: (device: Device, crash: DeviceCrash) => void;
  readonly onPokeWhileSending: () => void;
  /** Told of an operation whose whole request was refused. */
  readonly onSetAside: (operationId: string) => void;
};

export function createDevice(parts: DeviceParts): Device {
  const { name, time, chance, profile, network, report, mutate } = parts;
  const storage = new IDBFactory();
  const connection: Connection = { online: true, captive: false, signedIn: true };
  const crashPoints = createCrashPoints((crash) => die(crash), told);
  let browser: { readonly life: Life; readonly db: DeviceDatabase; tabs: Tab[]; readonly locks: Locks } | null = null;

  let pagesLeft = false;

  const ports: StorePorts = { now: () => device.now(), newId: () => chance.uuid() };

  function die(crash: DeviceCrash): void {
    const dying = browser;
    browser = null;
    dying?.life.end();
    // Its transactions are ended by the crash point, then nothing holds the connection.
    setImmediate(() => dying?.db.close());
    parts.onCrash(device, crash);
  }

  /** A write of any tab reaches the leading one in no time: a live query of the browser. */
  function told(): void {
    const hearing = browser;
    time.after(chance.below(30), () => {
      if (hearing?.life.over === false) for (const tab of hearing.tabs) tab.engine?.written();
    });
  }

  /** Requests are small, so that a queue needs several. */
  function watched(given: SyncPorts): SyncPorts {
    const { store } = given;
    return {
      ...given,
      store: {
        ...store,
        readQueue: (after, limits) =>
          store.readQueue(after, { ...limits, operations: Math.min(limits.operations, parts.batch) }),
        async store(batch, answer) {
          pagesLeft = true;
          const stored = await store.store(batch, answer);
          pagesLeft = stored.again;
          return stored;
        },
        setAside(batch, error) {
          for (const { id } of batch.rows) parts.onSetAside(id);
          return store.setAside(batch, error);
        },
      },
    };
  }

  const device: Device = {
    name,
    connection,
    crashPoints,
    get locks() {
      if (browser === null) throw new Error("The browser is dead");
      return browser.locks;
    },
    skewMs: 0,
    now: () => plusMs(time.now(), device.skewMs),
    get db() {
      return browser?.db ?? null;
    },
    get tabs() {
      return browser?.tabs.filter((tab) => !tab.life.over) ?? [];
    },
    get pagesLeft() {
      return pagesLeft;
    },
    async start() {
      if (browser) return;
      Dexie.dependencies.indexedDB = storage;
      const db = connectDevice("device");
      for (const tables of [db.strict, db.relaxed]) crashPoints.watch(tables);
      const { tenantId, repId, zone } = profile;
      await prepareDevice(db, ports, { tenantId, repId, homeZone: zone, deviceName: name });
      browser = { life: createLife(), db, tabs: [], locks: createLocks() };
      device.openTab();
    },
    openTab() {
      if (browser === null) return;
      const { life, db, locks } = browser;
      const exchange = network.exchangeFor(device);
      const random = () => chance.next();
      const own: Mutation = { ...mutate, syncPorts: (given) => watched(mutate.syncPorts?.(given, db) ?? given) };
      const connect = () => network.connect(device);
      const { onPokeWhileSending } = parts;
      const way = { exchange, connect, onPokeWhileSending };
      const tab: Tab = createTab({ time, device: life, db, ports, locks, ...way, random, report, mutate: own });
      browser.tabs.push(tab);
    },
    closeTab(tab) {
      tab.hide();
      // Its page lives on for a moment, but not until an answer comes.
      time.after(chance.below(50), () => tab.life.end());
    },
    async work(task) {
      if (browser === null) return null;
      const { life, db } = browser;
      return life.orEnd(whileAlive(life, time, () => task(createStore(db, ports), db, ports)));
    },
  };
  return device;
}

/** An amendment, which no screen offers yet. */
export async function amend(
  db: DeviceDatabase,
  ports: StorePorts,
  body: Extract<Intent, { kind: "amend_activity" }>["body"],
): Promise<string | null> {
  const now = ports.now();
  const times = { recordedAt: now, occurredAt: now };
  const performed = await perform(db, ports, { kind: "amend_activity", body }, times);
  return performed.ok ? performed.value.operation.id : null;
}

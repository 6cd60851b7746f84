import "fake-indexeddb/auto";
import "temporal-polyfill/global";
import { foldProfile } from "#shared/domain/profile/fold-profile.ts";
import { err, ok } from "#shared/domain/result.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { type Instant, instantOf, plusMs } from "#shared/domain/time/instant.ts";
import { zoneOf } from "#shared/domain/time/zone.ts";
import type { RepProfile, SyncAnswer, SyncRequest } from "#shared/protocol/sync.ts";
import { createStore } from "../../store/create-store.ts";
import { connectDevice, type DeviceDatabase } from "../../store/database.ts";
import { prepareDevice, type StorePorts } from "../../store/device.ts";
import type { Store } from "../../store/store.ts";
import { createSyncStore } from "../../store/sync-store.ts";
import { createEngine, type Engine } from "../engine.ts";
import type { SyncError } from "../errors.ts";
import { createServerModel, type ServerModel } from "./server-model.ts";

export const zone = zoneOf("Europe/Madrid");
/** A Wednesday, 10:00 in Madrid. */
export const wednesday = instantOf(Date.UTC(2026, 2, 4, 9));

export const profile: RepProfile = {
  tenantId: "t",
  repId: "r",
  code: "rep01",
  displayName: "Ana",
  ...foldProfile({ zone, dayStartHour: 0 }, []),
  joinedOn: civilDateOf("2026-03-02"),
  workingWeekdays: [1, 2, 3, 4, 5],
  holidays: [],
  currency: "EUR",
  targets: { dial: 60, connect: 15, appointment: 3, show: 2, deal: 1 },
};

/**
 * What the network does to one request. `lost_answer`: the server has done it, the device never hears. `slow`: the answer is
 * overtaken by others. `unmentioned`: the answer says nothing of the operations, which never came through.
 */
export type Weather = "fine" | "offline" | "lost_answer" | "slow" | "unmentioned" | SyncError;

export type FakeDevice = {
  readonly name: string;
  readonly db: DeviceDatabase;
  readonly store: Store;
  readonly ports: StorePorts;
  readonly engine: Engine;
  /** Resolves when no request is under way and none is about to be. */
  quiet(): Promise<void>;
  /** Lets the next alarm ring, if there is one, and time pass until then. */
  ring(): Promise<boolean>;
  /** The tab is killed and opened again: what isn't in the database is gone. */
  reload(): Promise<FakeDevice>;
};

export type FakeWorld = {
  readonly server: ServerModel;
  readonly requests: SyncRequest[];
  /** The last answer that the device received said that more was to come. */
  isMidPull(deviceId: string): boolean;
  now(): Instant;
  pass(milliseconds: number): void;
  /** What the next requests meet; when it has run out, the weather is fine. */
  forecast(...weather: readonly Weather[]): void;
  /** Called in the middle of the next request, while it travels. */
  meanwhile(work: () => void | Promise<void>): void;
  /** A device of the rep; the same name is another tab of the same one. */
  open(name: string): Promise<FakeDevice>;
};

/** Lets everything else that is under way go on for a while. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}

let worlds = 0;

/** One rep, a server in memory, a clock that stands still unless told, and devices on a fake IndexedDB. */
export function createFakeWorld({ pageSize = 1000 } = {}): FakeWorld {
  worlds += 1;
  const world = worlds;
  let clock = wednesday;
  let ids = 0;
  let weather: Weather[] = [];
  let interruption: (() => void | Promise<void>) | null = null;
  const requests: SyncRequest[] = [];
  const moreToCome = new Map<string, boolean>();
  const now = () => clock;
  const server = createServerModel(profile, now, pageSize);
  const ports: StorePorts = {
    now,
    newId() {
      ids += 1;
      return `id-${String(ids).padStart(6, "0")}`;
    },
  };

  async function answer(request: SyncRequest): Promise<SyncAnswer | SyncError> {
    requests.push(structuredClone(request));
    const today = weather.shift() ?? "fine";
    const work = interruption;
    interruption = null;
    await work?.();
    if (today === "offline") return { code: "no_answer" };
    if (typeof today === "object") return today;
    const arrived = today === "unmentioned" ? { ...request, operations: [] } : request;
    const answered = structuredClone(server.handle(arrived));
    if (today === "slow") await turns(40);
    if (today !== "lost_answer") moreToCome.set(request.deviceId, answered.more);
    return today === "lost_answer" ? { code: "no_answer" } : answered;
  }

  async function open(name: string): Promise<FakeDevice> {
    const db = connectDevice(`world-${world}-${name}`);
    await prepareDevice(db, ports, { tenantId: "t", repId: "r", homeZone: zone, deviceName: name });

    let alarm: { at: Instant; wake: () => void } | null = null;
    let travelling = 0;
    const engine = createEngine({
      store: createSyncStore(db, ports),
      now,
      random: () => 0.5,
      wakeAt(at, wake) {
        const mine = { at, wake };
        alarm = mine;
        return () => {
          if (alarm === mine) alarm = null;
        };
      },
      async exchange(request) {
        travelling += 1;
        const answered = await answer(request);
        travelling -= 1;
        return "code" in answered ? err(answered) : ok(answered);
      },
      report(error) {
        throw error;
      },
    });

    const device: FakeDevice = {
      name,
      db,
      store: createStore(db, ports),
      ports,
      engine,
      async quiet() {
        do await engine.settled();
        while (travelling > 0);
      },
      async ring() {
        if (alarm === null) return false;
        const { at, wake } = alarm;
        alarm = null;
        if (at > clock) clock = at;
        wake();
        await device.quiet();
        return true;
      },
      async reload() {
        await engine.stop();
        db.close();
        return open(name);
      },
    };
    return device;
  }

  return {
    server,
    requests,
    isMidPull: (deviceId) => moreToCome.get(deviceId) ?? false,
    now,
    pass(milliseconds) {
      clock = plusMs(clock, milliseconds);
    },
    forecast: (...next) => {
      weather = [...next];
    },
    meanwhile(work) {
      interruption = work;
    },
    open,
  };
}

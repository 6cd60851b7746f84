import { isAboutRep } from "#shared/domain/intents.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { minuteMs } from "#shared/domain/time/instant.ts";
import { subjectOf } from "../../client/store/operation.ts";
import { type Chance, createChance } from "./chance.ts";
import { createDevice, type Device } from "./device.ts";
import { checkDevice } from "./device-invariants.ts";
import { createNetwork, type Network } from "./network.ts";
import { cloneQuickly } from "./quick-clone.ts";
import { checkQuiet } from "./quiet-invariants.ts";
import { type DeviceState, readDevice } from "./read-device.ts";
import type { SimulatedServer } from "./simulated-server.ts";
import type { Mutation } from "./tab.ts";
import { createTally, type Tally } from "./tally.ts";
import { diverged, type Violation } from "./violations.ts";
import { createVirtualTime, type VirtualTime } from "./virtual-time.ts";
import { aboutRep, createWitness, type Witness } from "./witness.ts";

export type World = {
  readonly time: VirtualTime;
  readonly chance: Chance;
  readonly server: SimulatedServer;
  readonly devices: readonly Device[];
  readonly network: Network;
  readonly witness: Witness;
  readonly tally: Tally;
  readonly lines: readonly string[];
  note(line: string): void;
  /** What holds of every device right now. */
  look(): Promise<readonly Violation[]>;
  /** Faults stop, the last taps are made, then time passes, with nobody tapping, focusing or waking anything. What doesn't hold afterwards? */
  leaveAlone(lastTaps: () => Promise<void>): Promise<readonly Violation[]>;
  /** Ends every tab. */
  close(): Promise<void>;
};

export type WorldOptions = {
  readonly seed: number;
  /** The most that the rep has. */
  readonly devices: number;
  readonly start: Instant;
  readonly server: SimulatedServer;
  readonly mutate: Mutation;
};

/** Everything that a history needs, made from its seed. */
export async function createWorld({ seed, devices: count, start, server, mutate }: WorldOptions): Promise<World> {
  cloneQuickly();
  const chance = createChance(seed);
  const time = createVirtualTime(start);
  const tally = createTally();
  const witness = createWitness();
  const lines: string[] = [];
  const note = (line: string) => void lines.push(`${((time.now() - start) / 1000).toFixed(3)} s  ${line}`);
  const network = createNetwork({ time, chance, server, tally, note });
  const failures: Violation[] = [];
  network.onAnswer(witness.heard);

  const batch = chance.pick([1, 2, 3, 5, 2500]);
  // One device lives its steps more densely, several get in each other's way: in nearly half of the histories.
  const others = Math.min(chance.below(count), chance.below(count));
  const names = ["phone", "laptop", "tablet", "desktop", "watch"].slice(0, 1 + others);
  const devices = names.map((name) =>
    createDevice({
      name,
      time,
      chance,
      profile: server.profile,
      network,
      batch,
      mutate,
      onSetAside: witness.refusedAlone,
      onPokeWhileSending: () => tally.fault("poke_while_sending"),
      report: (error) => void failures.push(diverged(`${name}: ${error instanceof Error ? error.stack : error}`)),
      onCrash(device, crash) {
        tally.fault(`device_crash_${crash}`);
        note(`${device.name} crashes ${crash}`);
        time.after(chance.below(30_000), () => restart(device));
      },
    }),
  );

  /** What the last moment before a crash brought into the queue counts as tapped: the rep finds it there. */
  async function restart(device: Device): Promise<void> {
    if (device.db !== null) return;
    await device.start();
    const state = await device.work((_store, db) => readDevice(db));
    for (const { operation } of state?.queue ?? []) {
      const { id } = operation;
      const subject = isAboutRep(operation) ? aboutRep : subjectOf(operation);
      if (!witness.taps.has(id)) witness.saw({ id, device: device.name, subject });
    }
    note(`${device.name} starts again`);
    failures.push(...(await lookAt(device)));
  }

  async function lookAt(device: Device): Promise<readonly Violation[]> {
    const state = await device.work((_store, db) => readDevice(db));
    return state ? checkDevice(device, state, witness) : [];
  }

  async function look(): Promise<readonly Violation[]> {
    for (const device of devices) failures.push(...(await lookAt(device)));
    return failures.splice(0);
  }

  async function heal(): Promise<void> {
    network.stormy = false;
    for (const device of devices) {
      device.crashPoints.disarm();
      device.connection.online = true;
      device.connection.captive = false;
    }
    await time.pass(40_000);
    for (const device of devices) {
      await restart(device);
      for (const tab of device.tabs) if (tab.stolenFrom || tab.outdated) tab.life.end();
      if (device.tabs.length === 0) device.openTab();
      if (device.tabs.every((tab) => tab.hidden)) device.tabs[0]?.show();
      if (!device.connection.signedIn) signIn(device);
    }
  }

  async function stateOf(device: Device): Promise<DeviceState> {
    const state = await device.work((_store, db) => readDevice(db));
    if (state === null) throw new Error(`${device.name} isn't running`);
    return state;
  }

  return {
    time,
    chance,
    server,
    devices,
    network,
    witness,
    tally,
    lines,
    note,
    look,
    async leaveAlone(lastTaps) {
      note("faults stop");
      await heal();
      await lastTaps();
      await time.pass(minuteMs);
      for (const device of devices) failures.push(...checkAwake(device, await stateOf(device)));

      let violations: readonly Violation[] = [];
      for (const minutes of [6, 14, 22]) {
        await time.pass(minutes * minuteMs);
        const states = new Map<string, DeviceState>();
        for (const device of devices) states.set(device.name, await stateOf(device));
        violations = checkQuiet(server, await server.ledger(), states, witness, chance);
        if (violations.length === 0) break;
      }
      network.stormy = true;
      return [...(await look()), ...violations];
    },
    async close() {
      for (const device of devices) {
        for (const tab of device.tabs) tab.life.end();
        device.db?.close();
      }
      await time.atRest();
    },
  };
}

export function signIn(device: Device): void {
  device.connection.signedIn = true;
  for (const tab of device.tabs) tab.engine?.signedIn();
}

export function reload(device: Device): void {
  const tab = device.tabs.find((each) => each.engine !== null);
  tab?.life.end();
  device.openTab();
}

/** Engines that take themselves for done, long after the last tap, have nothing left that could go. */
function checkAwake(device: Device, { queue }: DeviceState): readonly Violation[] {
  const unsent = queue.filter((row) => row.laterSince === undefined);
  const engines = device.tabs.flatMap(({ engine }) => engine ?? []);
  if (unsent.length === 0 || engines.some((engine) => engine.phase() !== "idle")) return [];
  return [diverged(`${device.name}: idle, with ${unsent.length} operations never sent: ${unsent[0]?.id}`)];
}

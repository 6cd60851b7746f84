import { instantOf } from "#shared/domain/time/instant.ts";
import type { SimulatedServer } from "./simulated-server.ts";
import { createSteps } from "./steps.ts";
import type { Mutation } from "./tab.ts";
import { type Counts, countsOf } from "./tally.ts";
import type { Violation } from "./violations.ts";
import { createWorld } from "./world.ts";

export type HistoryOptions = {
  readonly seed: number;
  readonly devices: number;
  readonly steps: number;
  readonly server: SimulatedServer;
  readonly mutate?: Mutation;
};

export type History = {
  readonly seed: number;
  readonly counts: Counts;
  readonly violations: readonly Violation[];
  /** Step by step, for a person to read. */
  readonly lines: readonly string[];
};

/** A Tuesday, 10:00 in Madrid. */
const start = instantOf(Date.UTC(2026, 3, 14, 8));
const stepsPerLook = 15;

/** Lives one history and looks at what holds: now and then, after every crash, and twice when everything has come to rest. */
export async function liveHistory({ seed, devices, steps, server, mutate = {} }: HistoryOptions): Promise<History> {
  const world = await createWorld({ seed, devices, start, server, mutate });
  for (const device of world.devices) await device.start();
  const { take, tapTwice } = createSteps(world);
  let violations: readonly Violation[] = [];

  for (let taken = 1; taken <= steps && violations.length === 0; taken += 1) {
    await take();
    if (taken === Math.ceil(steps / 2) || taken === steps) violations = await world.leaveAlone(tapTwice);
    else if (taken % stepsPerLook === 0) violations = await world.look();
  }

  const { tally, lines } = world;
  for (const { kind } of violations) tally[kind] += 1;
  await world.close();
  return { seed, counts: countsOf(tally), violations, lines };
}

import { openSimulationDatabase } from "./database.ts";
import { type History, liveHistory } from "./history.ts";
import { createModelServer } from "./model-server.ts";
import { createRealServer } from "./real-server.ts";
import type { SimulatedServer } from "./simulated-server.ts";
import type { Mutation } from "./tab.ts";

export type SeedRange = {
  readonly first: number;
  readonly count: number;
  readonly devices: number;
  readonly steps: number;
  /** The PostgreSQL that the real server works on; the model needs none. */
  readonly connectionString: string | null;
};

/** Breaks the whole on purpose: the server too. */
export type WorldMutation = Mutation & { readonly server?: (server: SimulatedServer) => SimulatedServer };

/** Lives the histories of a range of seeds, one after the other. */
export async function* liveSeeds(range: SeedRange, mutate: WorldMutation = {}): AsyncGenerator<History> {
  const { connectionString, first, count, devices, steps } = range;
  const database = connectionString === null ? null : await openSimulationDatabase(connectionString);
  try {
    for (let seed = first; seed < first + count; seed += 1) {
      const pageRows = pageSizes[seed % pageSizes.length] ?? 1000;
      const made = database ? await createRealServer({ ...database, pageRows }) : createModelServer(pageRows);
      yield await liveHistory({ seed, devices, steps, mutate, server: mutate.server?.(made) ?? made });
    }
  } finally {
    await database?.close();
  }
}

/** Rows of an answer: few enough for several pages, and enough for one. */
const pageSizes = [2, 5, 1000];

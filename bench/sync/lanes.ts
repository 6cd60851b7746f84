import type { Page } from "@playwright/test";
import type { ContenderName, Work, Worked } from "./pages/main.ts";

/** A contender at one batch size. `null` is the library's own. */
export type Lane = { readonly label: string; readonly name: ContenderName; readonly batchSize: number | null };

export const ours: Lane = { label: "Perennial", name: "ours", batchSize: null };
export const floor: Lane = { label: "bare floor", name: "floor", batchSize: null };

export function peerLanes(batchSizes: readonly number[]): readonly Lane[] {
  return (["rxdb", "pouchdb"] as const).flatMap((name) =>
    [null, ...batchSizes].map((batchSize) => ({
      label: `${name === "rxdb" ? "RxDB" : "PouchDB"}, batches of ${batchSize ?? "100 (default)"}`,
      name,
      batchSize,
    })),
  );
}

/**
 * Lets every lane do the work once in each round, one after the other, each on a fresh page and an empty database. `before` prepares the
 * server and says at which origin; `check` says what is wrong with what the server holds afterwards, or nothing.
 */
export async function runLanes(
  lanes: readonly Lane[],
  rounds: number,
  work: Work,
  { rep, open, check }: LaneHooks,
): Promise<ReadonlyMap<Lane, readonly Worked[]>> {
  const results = new Map<Lane, Worked[]>(lanes.map((lane) => [lane, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, lane] of lanes.entries()) {
      const page = await open(lane, lane.name === "ours" ? rep : undefined);
      const worked = await workOn(page, lane, `bench-${round}-${index}`, work);
      const fault = await check(lane, worked);
      if (fault) throw new Error(`${lane.label}: ${fault}`);
      results.get(lane)?.push(worked);
      await page.close();
      process.stderr.write(`${work.kind}, round ${round + 1}, ${lane.label}: ${worked.ms.toFixed(0)} ms\n`);
    }
  }
  return results;
}

export type LaneHooks = {
  readonly rep: string;
  readonly open: (lane: Lane, rep: string | undefined) => Promise<Page>;
  readonly check: (lane: Lane, worked: Worked) => Promise<string | null>;
};

/** Prepares and does the work; the page's processor is slowed down in between, so that only what is measured is. */
export async function workOn(
  page: Page,
  { name, batchSize }: Lane,
  databaseName: string,
  work: Work,
  slowdown = 1,
): Promise<Worked> {
  await page.evaluate(
    ([contender, database, given, size]) => globalThis.prepare(contender, database, given, { batchSize: size }),
    [name, databaseName, work, batchSize] as const,
  );
  // Interception, from here on needless, slows every request down.
  await page.unrouteAll();
  await page.bringToFront();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  return page.evaluate(() => globalThis.perform());
}

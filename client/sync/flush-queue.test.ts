import "fake-indexeddb/auto";
import "temporal-polyfill/global";
import { Dexie } from "dexie";
import { expect, test } from "vitest";
import { err, ok } from "#shared/domain/result.ts";
import { instantOf } from "#shared/domain/time/instant.ts";
import { zoneOf } from "#shared/domain/time/zone.ts";
import type { SyncRequest } from "#shared/protocol/sync.ts";
import { connectDevice } from "../store/database.ts";
import { prepareDevice, type StorePorts } from "../store/device.ts";
import { logActivity } from "../store/log.ts";
import type { SyncError } from "./errors.ts";
import { type FlushPorts, flushQueue } from "./flush-queue.ts";
import { databaseOfTag, flushTag } from "./flush-tag.ts";

const now = instantOf(Date.UTC(2026, 2, 4, 9));
const zone = zoneOf("Europe/Madrid");
let databases = 0;

/** A queue that a closed page left behind. */
async function createLeftQueue(operations: number): Promise<string> {
  databases += 1;
  const name = `left-${databases}`;
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `${name}-${ids}`;
  };
  const ports: StorePorts = { now: () => now, newId };
  const db = connectDevice(name);
  await prepareDevice(db, ports, { tenantId: "t", repId: "r", homeZone: zone, deviceName: "phone" });
  for (let n = 0; n < operations; n += 1) await logActivity(db, ports, { activity: "call" });
  db.close();
  return name;
}

async function queueLength(name: string): Promise<number> {
  const db = connectDevice(name);
  const length = await db.relaxed.syncQueue.count();
  db.close();
  return length;
}

function createPorts(options: { readonly error?: SyncError; readonly held?: string } = {}) {
  const requests: SyncRequest[] = [];
  const locks = {
    request: (name: string, _options: LockOptions, run: (lock: object | null) => Promise<unknown>) =>
      run(options.held === name ? null : { name }),
  } as unknown as LockManager;
  const ports: FlushPorts = {
    locks,
    now: () => now,
    random: () => 0.5,
    newId: () => "fresh",
    report(error) {
      throw error;
    },
    async exchange(request) {
      requests.push(request);
      if (options.error) return err(options.error);
      return ok({
        results: request.operations.map(({ id }) => ({
          id,
          status: "applied",
          stamp: {
            recordedAt: now,
            occurredAt: now,
            localDate: "2026-03-04",
            backdated: false,
            late: false,
            suspect: false,
          },
        })),
        changes: { days: [], activities: [], awards: [], attempts: [], removedActivities: [] },
        cursor: "c",
        more: false,
        epoch: "e",
        finalThrough: null,
        serverTime: now,
        deviceSeqSeen: request.operations.length,
        checksum: null,
      } as never);
    },
  };
  return { ports, requests };
}

test("I3 a queue that a page left behind goes out in its rep's name, and is then empty", async () => {
  const name = await createLeftQueue(3);
  const { ports, requests } = createPorts();
  expect(await flushQueue(name, ports)).toBe("sent");
  expect(requests).toMatchObject([{ repId: "r", operations: [{}, {}, {}] }]);
  expect(await queueLength(name)).toBe(0);
  expect(await flushQueue(name, ports)).toBe("sent");
  expect(requests).toHaveLength(1);
});

test("a page that leads goes first", async () => {
  const name = await createLeftQueue(1);
  const { ports, requests } = createPorts({ held: `${name}-sender` });
  expect([await flushQueue(name, ports), requests]).toEqual(["busy", []]);
});

test.each([
  [{ code: "no_answer" }, "left"],
  [{ code: "unavailable", retryAfterMs: 60_000 }, "left"],
  [{ code: "signed_out" }, "parked"],
  [{ code: "upgrade_required" }, "parked"],
] as const)(
  "I3 after %o everything stays queued, and it is tried again only where that may help: %s",
  async (error, said) => {
    const name = await createLeftQueue(2);
    expect(await flushQueue(name, createPorts({ error }).ports)).toBe(said);
    expect(await queueLength(name)).toBe(2);
  },
);

test("what was erased on signing out isn't made again", async () => {
  const { ports, requests } = createPorts();
  expect(await flushQueue("erased", ports)).toBe("sent");
  expect([await Dexie.exists("erased"), requests]).toEqual([false, []]);
});

test("a background sync names the database that it is for", () => {
  expect(databaseOfTag(flushTag("perennial-t-r"))).toBe("perennial-t-r");
  expect(databaseOfTag("something else")).toBeNull();
});

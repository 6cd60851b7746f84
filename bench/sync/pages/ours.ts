import { liveQuery } from "dexie";
import { v7 } from "uuid";
import { instantOf } from "#shared/domain/time/instant.ts";
import { provideTemporal } from "#shared/domain/time/provide-temporal.ts";
import { zoneOf } from "#shared/domain/time/zone.ts";
import type { Me } from "#shared/protocol/me.ts";
import { createStore } from "../../../client/store/create-store.ts";
import { connectDevice, databaseName, type Tables } from "../../../client/store/database.ts";
import { deviceOf, prepareDevice, type StorePorts } from "../../../client/store/device.ts";
import { factOf, type Operation } from "../../../client/store/operation.ts";
import { enqueue } from "../../../client/store/perform.ts";
import { newActivityRow } from "../../../client/store/prediction.ts";
import { refoldDays, refoldProgression } from "../../../client/store/refold.ts";
import { createSyncStore } from "../../../client/store/sync-store.ts";
import { createBrowserPorts } from "../../../client/sync/browser-ports.ts";
import { createEngine } from "../../../client/sync/engine.ts";
import type { Contender } from "./contender.ts";
import { get } from "./http.ts";
import { quiet } from "./measure.ts";

const ports: StorePorts = { now: () => instantOf(Date.now()), newId: () => v7() };

/** The product's own store and engine, for the rep who is signed in. Without leadership, triggers and screens. */
export async function createOurs(): Promise<Contender> {
  await provideTemporal();
  const { rep, tenant } = await get<Me>("/api/me");
  if (rep === null) throw new Error("Nobody is signed in who has a device");
  const db = connectDevice(databaseName(tenant.id, rep.id));
  await prepareDevice(db, ports, {
    tenantId: tenant.id,
    repId: rep.id,
    homeZone: zoneOf(tenant.zone),
    deviceName: "Benchmark",
  });
  const store = createStore(db, ports);

  async function sync(): Promise<void> {
    const report = (error: unknown) => console.error(error);
    const engine = createEngine(createBrowserPorts(createSyncStore(db, ports), report));
    engine.wake("leading");
    await engine.settled();
    await engine.stop();
    const { pending, phase } = await store.sync.status();
    if (pending > 0 || phase !== "idle") throw new Error(`${pending} operations are left, the engine is ${phase}`);
  }

  return {
    fill: (calls) => queueAll(db.strict, calls as unknown as readonly Operation[]),
    flush: sync,
    pull: sync,
    async log({ body }) {
      const logged = await store.activities.log(body);
      if (!logged.ok) throw new Error(`Refused: ${logged.error.code}`);
    },
    async watch(show) {
      const shown = { total: "", newest: "" };
      const read = { total: "", newest: "" };
      // Today shows both; a tap is visible once both have followed.
      const follow = () => {
        if (read.total === shown.total || read.newest === shown.newest) return;
        Object.assign(shown, read);
        show(`${shown.total} XP, ${shown.newest}`);
      };
      liveQuery(() => store.progress.overview()).subscribe((overview) => {
        read.total = String(overview?.totalXp.shown ?? "");
        follow();
      });
      liveQuery(() => store.activities.recent(8)).subscribe((rows) => {
        read.newest = rows[0]?.id ?? "";
        follow();
      });
      await quiet();
    },
    stored: () => db.strict.activities.count(),
    async close() {
      await db.strict.delete();
      db.close();
    },
  };
}

/** What as many taps would have left, in one transaction instead of one each. */
async function queueAll(tables: Tables, operations: readonly Operation[]): Promise<void> {
  const { syncQueue, activities, days, awards, progression, device: devices } = tables;
  await tables.transaction("rw", [syncQueue, activities, days, awards, progression, devices], async () => {
    const device = await deviceOf(tables);
    for (const operation of operations) {
      await enqueue(tables, operation);
      const fact = factOf(operation);
      if (fact.kind === "log_activity") await activities.add(newActivityRow(fact, device));
    }
    await devices.put({ ...device, deviceSeq: operations.at(-1)?.deviceSeq ?? 0 });
    await refoldDays(tables, device, new Set(operations.map((operation) => operation.localDate)));
    await refoldProgression(tables, device, ports.now());
  });
}

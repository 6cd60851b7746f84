import { expect, test, vi } from "vitest";
import type { Db } from "../db/db.ts";
import { createEventStream } from "./event-stream.ts";
import { createEventsHub } from "./events-hub.ts";

const audience = { kind: "device", tenantId: "t", repId: "r", deviceId: null } as const;

function databaseThat(listen: Db["listen"]): Db {
  return { listen, inTransaction: () => Promise.reject(new Error("Nothing is asked here")), close: async () => {} };
}

test("every 25 s a stream shows that both ends are there", async () => {
  vi.useFakeTimers();
  const hub = createEventsHub(databaseThat(async () => async () => {}));
  const stream = createEventStream("device", 0);
  hub.add({ userId: "u", audience, stream });
  stream.body.read();
  vi.advanceTimersByTime(2 * 25_000);
  expect(String(stream.body.read())).toBe(":\n\n:\n\n");
  await hub.close();
  vi.useRealTimers();
});

test("a database that can't be listened to is tried again with the next reader, and leaves no half of it behind", async () => {
  const listened: string[] = [];
  let broken = true;
  const hub = createEventsHub(
    databaseThat(async (channel) => {
      if (broken && listened.length > 0) throw new Error("away");
      listened.push(channel);
      return async () => {
        listened.splice(listened.indexOf(channel), 1);
      };
    }),
  );
  await expect(hub.ready()).rejects.toThrow("away");
  expect(listened).toEqual([]);
  broken = false;
  await Promise.all([hub.ready(), hub.ready()]);
  expect(listened).toEqual(["perennial_rep_changed", "perennial_crm_changed"]);
  await hub.close();
  expect(listened).toEqual([]);
});

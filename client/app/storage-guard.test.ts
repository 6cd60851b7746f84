import { expect, test } from "vitest";
import { minuteMs } from "#shared/domain/time/instant.ts";
import type { SyncStatus } from "../store/store.ts";
import { createStorageGuard } from "./storage-guard.ts";

/** A browser that grants protection when asked for the second time. */
function createBrowser() {
  let clock = 0;
  let asked = 0;
  const usage = 10;
  const noted: SyncStatus["storage"][] = [];
  const storage = {
    persisted: async () => asked >= 2,
    async persist() {
      asked += 1;
      return asked >= 2;
    },
    estimate: async () => ({ usage, quota: 100 }),
  } as unknown as StorageManager;
  const note = async (measured: SyncStatus["storage"]) => void noted.push(measured);
  return {
    guard: createStorageGuard({ storage, now: () => clock, note }),
    note,
    noted,
    asked: () => asked,
    pass(milliseconds: number) {
      clock += milliseconds;
    },
  };
}

test("protection is asked for once a minute while entries are written until it is granted, and never before there is one", async () => {
  const { guard, noted, asked, pass } = createBrowser();
  await guard.measure();
  expect(asked()).toBe(0);
  for (let n = 0; n < 3; n += 1) {
    await guard.written();
    await guard.written();
    expect(asked()).toBe(Math.min(n + 1, 2));
    pass(minuteMs);
  }
  expect(asked()).toBe(2);
  expect(noted.map(({ persisted }) => persisted)).toEqual([false, false, true, true]);
});

test("room is measured again while entries are written, at most once a minute", async () => {
  const { guard, noted, pass } = createBrowser();
  for (let n = 0; n < 2; n += 1) await guard.written();
  const before = noted.length;
  for (let n = 0; n < 10; n += 1) {
    pass(minuteMs / 5);
    await guard.written();
  }
  expect(noted.length - before).toBe(2);
});

test("a browser that says nothing about its storage is measured as not known", async () => {
  const { note, noted } = createBrowser();
  const guard = createStorageGuard({ storage: undefined, now: () => 0, note });
  await guard.measure();
  await guard.written();
  expect(noted).toEqual([{ persisted: null, usedBytes: null, quotaBytes: null }]);
});

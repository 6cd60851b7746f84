import "temporal-polyfill/global";
import { expect, test } from "vitest";
import { dayMs, hourMs, type Instant, minuteMs } from "#shared/domain/time/instant.ts";
import { zoneOf } from "#shared/domain/time/zone.ts";
import type { SyncStatus } from "../../store/store.ts";
import { createFormat } from "../../ui/messages/format.ts";
import { createTranslate } from "../../ui/messages/translate.ts";
import { pillViewOf } from "./pill-view.ts";

const wednesdayNoon = new Date(2026, 3, 15, 12).getTime();
const t = createTranslate("en");
const format = createFormat("en", t);

test("it shows the first that holds of attention, storage, stale, offline, sending, ok", () => {
  const everything: Partial<SyncStatus> = {
    attention: 1,
    storage: { persisted: false, usedBytes: 90, quotaBytes: 100 },
    pending: 12,
    oldestPendingAt: ago(2 * dayMs),
    failingSince: ago(hourMs),
    phase: "sending",
    sendingSince: ago(minuteMs),
  };
  const cured: readonly Partial<SyncStatus>[] = [
    {},
    { attention: 0 },
    { storage: { persisted: true, usedBytes: 1, quotaBytes: 100 } },
    { oldestPendingAt: ago(minuteMs) },
    { failingSince: null },
    { pending: 0 },
  ];
  const views = cured.map((_, count) => pill(Object.assign({}, everything, ...cured.slice(0, count + 1))));
  expect(views.map((view) => view.state)).toEqual(["attention", "storage", "stale", "offline", "sending", "ok"]);
  expect(views.map((view) => view.text)).toEqual([
    "1 needs attention",
    "Storage almost full",
    "12 not sent for 2 days",
    "Offline · 12 saved here",
    "Sending 12",
    "Synced 2 min ago",
  ]);
});

test("a request that is answered within 0.8 s doesn't show", () => {
  expect(pill({ pending: 1, phase: "sending", sendingSince: ago(700) }).state).toBe("ok");
  expect(pill({ pending: 1, phase: "sending", sendingSince: ago(800) }).state).toBe("sending");
});

test("it stays offline while the next try is under way", () => {
  expect(pill({ pending: 1, phase: "sending", sendingSince: ago(900), failingSince: ago(hourMs) }).state).toBe(
    "offline",
  );
});

test("a weekend doesn't make an entry stale", () => {
  const mondayMorning = new Date(2026, 3, 13, 9).getTime();
  const fridayEvening = new Date(2026, 3, 10, 18).getTime() as Instant;
  expect(pillViewOf(status({ pending: 1, oldestPendingAt: fridayEvening }), mondayMorning, t, format).state).toBe("ok");
});

test("a tab that the browser doesn't protect is no alarm as long as its work goes out", () => {
  const storage = { persisted: false, usedBytes: 1, quotaBytes: 100 };
  expect(pill({ storage }).state).toBe("ok");
  expect(pill({ storage, pending: 1, oldestPendingAt: ago(2 * dayMs) }).state).toBe("storage");
});

test("the time is that of the last success, and none is made up", () => {
  expect(pill({ lastSuccessAt: null }).text).toBe("Not synced yet");
  expect(pill({ lastSuccessAt: (wednesdayNoon + 5_000) as Instant }).text).toBe("Synced just now");
});

function pill(change: Partial<SyncStatus>) {
  return pillViewOf(status(change), wednesdayNoon, t, format);
}

function ago(ms: number): Instant {
  return (wednesdayNoon - ms) as Instant;
}

function status(change: Partial<SyncStatus>): SyncStatus {
  return {
    zone: zoneOf("Europe/Madrid"),
    pending: 0,
    oldestPendingAt: null,
    attention: 0,
    lastSuccessAt: ago(2 * minuteMs),
    lastAttemptAt: ago(2 * minuteMs),
    phase: "idle",
    sendingSince: null,
    nextTryAt: null,
    reason: null,
    failingSince: null,
    storage: { persisted: true, usedBytes: 1, quotaBytes: 100 },
    deviceName: "Phone",
    ...change,
  };
}

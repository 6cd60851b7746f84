import { dayMs, minuteMs } from "#shared/domain/time/instant.ts";
import type { SyncStatus } from "../../store/store.ts";
import type { Format } from "../../ui/messages/format.ts";
import type { Translate } from "../../ui/messages/translate.ts";
import type { PillView } from "../../ui/shell/sync-pill.tsx";

/** A request that is answered sooner isn't worth a word: the pill would flicker. */
export const sendingShowsAfterMs = 800;

/** The first that holds of: attention, storage, stale, offline, sending, ok. */
export function pillViewOf(status: SyncStatus, now: number, t: Translate, format: Format): PillView {
  const { pending, attention, lastSuccessAt, sendingSince, reason } = status;

  if (attention > 0) return { state: "attention", text: t("pill.attention", { count: attention }) };
  if (reason === "signed_out") return { state: "attention", text: t("pill.signed_out") };
  if (reason === "upgrade_required") return { state: "attention", text: t("pill.upgrade_required") };
  if (status.cleared) return { state: "storage", text: t("pill.storage_cleared") };
  if (isNearlyFull(status)) return { state: "storage", text: t("pill.storage_full") };
  if (isUnprotected(status, now)) return { state: "storage", text: t("pill.storage") };
  if (isStale(status, now)) {
    const age = format.age(now - (status.oldestPendingAt ?? now));
    return { state: "stale", text: t("pill.stale", { number: pending, age }) };
  }
  if (status.failingSince !== null)
    return { state: "offline", text: pending > 0 ? t("pill.offline_saved", { number: pending }) : t("pill.offline") };
  if (pending > 0 && sendingSince !== null && now - sendingSince >= sendingShowsAfterMs)
    return { state: "sending", text: t("pill.sending", { number: pending }) };
  return { state: "ok", text: okText(lastSuccessAt, now, t, format) };
}

function okText(lastSuccessAt: number | null, now: number, t: Translate, format: Format): string {
  if (lastSuccessAt === null) return t("pill.never");
  const ms = now - lastSuccessAt;
  return ms < minuteMs ? t("pill.ok_now") : t("pill.ok", { age: format.age(ms) });
}

/** Told before a write finds no room. */
function isNearlyFull({ storage: { usedBytes, quotaBytes } }: SyncStatus): boolean {
  return usedBytes !== null && quotaBytes !== null && usedBytes > 0.8 * quotaBytes;
}

/**
 * The browser may clear what nobody protects. In a tab that is its normal state, so it is worth an alarm only when work has
 * waited here for long.
 */
function isUnprotected(status: SyncStatus, now: number): boolean {
  return status.storage.persisted === false && isStale(status, now);
}

/** The oldest entry has waited for a whole working day: Saturdays and Sundays don't count. */
function isStale({ pending, oldestPendingAt }: SyncStatus, now: number): boolean {
  if (pending === 0 || oldestPendingAt === null) return false;
  return weekdayMsBetween(oldestPendingAt, now) >= dayMs;
}

/** By this device's calendar, which is near enough for a reminder. */
function weekdayMsBetween(from: number, to: number): number {
  let ms = 0;
  for (let at = from; at < to; ) {
    const day = new Date(at);
    const isWeekend = day.getDay() === 0 || day.getDay() === 6;
    const end = Math.min(to, day.setHours(24, 0, 0, 0));
    if (!isWeekend) ms += end - at;
    at = end;
  }
  return ms;
}

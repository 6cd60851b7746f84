import type { ActivityDetails } from "#shared/domain/ledger/activity.ts";
import { faultOf } from "#shared/domain/ledger/check-activity.ts";
import { countsOf } from "#shared/domain/ledger/counts.ts";
import { type Pricing, pricesOf } from "#shared/domain/ledger/pricing.ts";
import { err, ok, type Result } from "#shared/domain/result.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { amendableUntil, timelinessOf } from "#shared/domain/time/timeliness.ts";
import { placeOf } from "#shared/domain/time/zone.ts";
import type { DeviceDatabase } from "./database.ts";
import { clockOf, deviceOf, pricingOf, type StorePorts } from "./device.ts";
import { type Effect, perform } from "./perform.ts";
import type { DayRow, DeviceRow } from "./rows.ts";
import type { ActivityDraft, LoggedActivity, Preview, WriteFailure } from "./store.ts";

/**
 * Logs a piece of work. `recordedAt` is now, except where a history is replayed: then it lies in the past, and the history
 * must come in its order.
 */
export async function logActivity(
  db: DeviceDatabase,
  ports: StorePorts,
  draft: ActivityDraft,
  recordedAt: Instant = ports.now(),
): Promise<Result<LoggedActivity & { readonly effect: Effect | null }, WriteFailure>> {
  const { occurredAt = recordedAt, ...given } = draft;
  const fault = faultOfDraft(draft, recordedAt);
  if (fault) return err(fault);

  const details = completed(given);
  const intent = { kind: "log_activity", body: details } as const;
  const performed = await perform(db, ports, intent, { recordedAt, occurredAt }, (device) =>
    ageFault(occurredAt, recordedAt, device),
  );
  if (!performed.ok) return performed;
  const { operation, device, dayBefore, effect } = performed.value;
  const xp = sumOf(partsOf(details, dayBefore, pricingOf(device, operation.localDate)));
  return ok({ id: operation.id, xp, effect });
}

/** A draft may leave out how a call ended: nobody answered, then. The operation's body says it. */
export function completed(details: ActivityDetails): ActivityDetails {
  return details.activity === "call" ? { disposition: "no_answer", ...details } : details;
}

/** What is wrong with a draft by itself. */
export function faultOfDraft({ occurredAt, ...details }: ActivityDraft, recordedAt: Instant): WriteFailure | null {
  const fault = faultOf(details);
  if (fault) return { code: "invalid", field: fault.field, fault: fault.code };
  return occurredAt !== undefined && occurredAt > recordedAt ? { code: "in_the_future" } : null;
}

/** Whether the draft's date is one that only a manager may still write. */
export function ageFault(occurredAt: Instant, recordedAt: Instant, device: DeviceRow): WriteFailure | null {
  const clock = clockOf(device);
  const times = { recordedAt, ...placeOf(occurredAt, clock) };
  return timelinessOf(times, clock.dayStartHour) === "too_old" ? { code: "too_old" } : null;
}

/** What saving the draft would earn, and whether it still counts for everything. */
export async function previewDraft(db: DeviceDatabase, draft: ActivityDraft, recordedAt: Instant): Promise<Preview> {
  const { occurredAt = recordedAt, ...details } = draft;
  const device = await deviceOf(db.strict);
  const clock = clockOf(device);
  const { zone, localDate } = placeOf(occurredAt, clock);
  const parts = partsOf(details, await db.strict.days.get(localDate), pricingOf(device, localDate));
  return {
    parts,
    xp: sumOf(parts),
    localDate,
    timeliness: timelinessOf({ recordedAt, localDate, zone }, clock.dayStartHour),
  };
}

function partsOf(details: ActivityDetails, day: DayRow | undefined, pricing: Pricing): Preview["parts"] {
  const { ruleset } = pricing;
  const earned = pricesOf(details, pricing).map(({ rule, amount }) => [rule, amount] as const);
  const firstDial = countsOf(details, ruleset).includes("dial_made") && !day?.shown.counters.dial_made;
  const bonus = ruleset.xp.first_dial_of_day ?? 0;
  return firstDial && bonus ? [...earned, ["first_dial_of_day", bonus]] : earned;
}

function sumOf(parts: Preview["parts"]): number {
  return parts.reduce((sum, [, xp]) => sum + xp, 0);
}

/** Takes an activity back, by an operation of its own: what was queued may have reached the server already. */
export async function undoActivity(
  db: DeviceDatabase,
  ports: StorePorts,
  activityId: string,
): Promise<Result<Effect | null, WriteFailure>> {
  const row = await db.strict.activities.get(activityId);
  if (row === undefined || row.refused) return err({ code: "not_found" });
  if (row.shown.undone) return ok(null);

  const now = ports.now();
  const { dayStartHour } = clockOf(await deviceOf(db.strict));
  if (now > amendableUntil(row.shown, dayStartHour)) return err({ code: "undo_too_late" });

  const undo = { kind: "undo_activity", body: { activityId } } as const;
  const performed = await perform(db, ports, undo, { recordedAt: now, occurredAt: now });
  return performed.ok ? ok(performed.value.effect) : performed;
}

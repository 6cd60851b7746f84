import type { ActivityDetails } from "#shared/domain/ledger/activity.ts";
import { faultOf } from "#shared/domain/ledger/check-activity.ts";
import { countsOf } from "#shared/domain/ledger/counts.ts";
import { pricesOf } from "#shared/domain/ledger/entries.ts";
import { err, ok, type Result } from "#shared/domain/result.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { amendableUntil, timelinessOf } from "#shared/domain/time/timeliness.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { DeviceDatabase } from "./database.ts";
import { clockOf, deviceOf, type StorePorts } from "./device.ts";
import { perform } from "./perform.ts";
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
): Promise<Result<LoggedActivity, WriteFailure>> {
  const checked = await checkDraft(db, draft, recordedAt);
  if (!checked.ok) return checked;

  const { details, occurredAt, preview } = checked.value;
  const performed = await perform(db, ports, { kind: "log_activity", body: details }, { recordedAt, occurredAt });
  return performed.ok ? ok({ id: performed.value.id, xp: preview.xp }) : performed;
}

export type CheckedDraft = {
  readonly details: ActivityDetails;
  readonly occurredAt: Instant;
  readonly preview: Preview;
};

/** What is wrong with a draft, by the rules that the ledger will ask, or what it would log. */
export async function checkDraft(
  db: DeviceDatabase,
  draft: ActivityDraft,
  recordedAt: Instant,
): Promise<Result<CheckedDraft, WriteFailure>> {
  const { occurredAt = recordedAt, ...details } = draft;
  const fault = faultOf(details);
  if (fault) return err({ code: "invalid", field: fault.field, fault: fault.code });
  if (occurredAt > recordedAt) return err({ code: "in_the_future" });

  const preview = await previewDraft(db, draft, recordedAt);
  return preview.timeliness === "too_old" ? err({ code: "too_old" }) : ok({ details, occurredAt, preview });
}

/** What saving the draft would earn, and whether it still counts for everything. */
export async function previewDraft(db: DeviceDatabase, draft: ActivityDraft, recordedAt: Instant): Promise<Preview> {
  const { occurredAt = recordedAt, ...details } = draft;
  const device = await deviceOf(db.strict);
  const { ruleset } = device;
  const clock = clockOf(device);
  const localDate = dateAt(occurredAt, clock);
  const day = await db.strict.days.get(localDate);

  const earned = pricesOf(details, ruleset);
  const firstDial = countsOf(details, ruleset).includes("dial_made") && !day?.shown.counters.dial_made;
  const bonus = ruleset.xp.first_dial_of_day ?? 0;
  const parts = firstDial && bonus ? [...earned, ["first_dial_of_day", bonus] as const] : earned;

  return {
    parts,
    xp: parts.reduce((sum, [, xp]) => sum + xp, 0),
    localDate,
    timeliness: timelinessOf(recordedAt, localDate, clock),
  };
}

/** Takes an activity back, by an operation of its own: what was queued may have reached the server already. */
export async function undoActivity(
  db: DeviceDatabase,
  ports: StorePorts,
  activityId: string,
): Promise<Result<null, WriteFailure>> {
  const row = await db.strict.activities.get(activityId);
  if (row === undefined || row.refused) return err({ code: "not_found" });
  if (row.shown.undone) return ok(null);

  const now = ports.now();
  const clock = clockOf(await deviceOf(db.strict));
  if (now > amendableUntil(row.shown, clock)) return err({ code: "undo_too_late" });

  const undo = { kind: "undo_activity", body: { activityId } } as const;
  const performed = await perform(db, ports, undo, { recordedAt: now, occurredAt: now });
  return performed.ok ? ok(null) : performed;
}

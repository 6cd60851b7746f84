import { pricesOf } from "#shared/domain/ledger/pricing.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { amendableUntil } from "#shared/domain/time/timeliness.ts";
import { standingRow } from "./confirmed-logs.ts";
import type { DeviceDatabase, Tables } from "./database.ts";
import { clockOf, deviceOf, pricingOf, type StorePorts } from "./device.ts";
import type { ActivityRow, DeviceRow } from "./rows.ts";
import type { ShownActivity } from "./store.ts";

/** The newest activities first, by when they happened; undone and refused ones included. */
export async function listRecent(
  db: DeviceDatabase,
  ports: StorePorts,
  limit: number,
): Promise<readonly ShownActivity[]> {
  const tables = db.strict;
  const [device, rows] = await tables.transaction("r", [tables.device, tables.activities], () =>
    Promise.all([deviceOf(tables), readNewest(tables, limit)]),
  );
  return shownActivities(rows, device, ports.now());
}

/** The rows of the newest activities. Inside the caller's transaction. */
export function readNewest({ activities }: Tables, limit: number): Promise<readonly ActivityRow[]> {
  return activities.orderBy("occurredAt").reverse().limit(limit).toArray();
}

export function shownActivities(
  rows: readonly ActivityRow[],
  device: DeviceRow,
  now: Instant,
): readonly ShownActivity[] {
  return rows.map((row) => toShownActivity(standingRow(row, device), device, now));
}

function toShownActivity(row: ActivityRow, device: DeviceRow, now: Instant): ShownActivity {
  const { recordedAt: _, source: _source, backdated: _b, late: _l, suspect: _s, undoneLate: _u, ...shown } = row.shown;
  return {
    ...shown,
    xp: pricesOf(row.shown, pricingOf(device, row.localDate)).reduce((sum, { amount }) => sum + amount, 0),
    canUndo: !row.refused && !shown.undone && now <= amendableUntil(row.shown, clockOf(device).dayStartHour),
    state: stateOf(row),
  };
}

function stateOf({ refused, pending }: ActivityRow): ShownActivity["state"] {
  if (refused) return "attention";
  return pending.every((fact) => fact.accepted) ? "confirmed" : "saved_here";
}

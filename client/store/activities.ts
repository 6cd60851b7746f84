import { pricesOf } from "#shared/domain/ledger/pricing.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { amendableUntil } from "#shared/domain/time/timeliness.ts";
import { standingRow } from "./confirmed-logs.ts";
import type { DeviceDatabase } from "./database.ts";
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
    Promise.all([deviceOf(tables), tables.activities.orderBy("occurredAt").reverse().limit(limit).toArray()]),
  );
  return rows.map((row) => toShownActivity(standingRow(row, device), device, ports.now()));
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

import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Tx } from "../db/db.ts";
import type { RepKey } from "./rep-key.ts";

/** A rep's device as its last request left it. */
export type Device = {
  readonly id: string;
  readonly lastSyncAt: Instant;
  readonly pendingOldestLocalDate: CivilDate | null;
  readonly deviceSeqSeen: number;
  readonly lastRecordedAt: Instant | null;
};

/** What a device says with a request, and its operation with the highest sequence number so far. */
export type DeviceReport = {
  readonly deviceId: string;
  readonly name: string | undefined;
  readonly at: Instant;
  readonly pending: {
    readonly count: number;
    readonly oldestLocalDate: CivilDate | null;
    readonly oldestRecordedAt: Instant | null;
  };
  readonly newest: { readonly seq: number; readonly recordedAt: Instant | null };
};

/** A device's row as JSON: times are text. */
export type DeviceJson = {
  readonly id: string;
  readonly last_sync_at: string;
  readonly pending_oldest_local_date: string | null;
  readonly device_seq_seen: number;
  readonly last_recorded_at: string | null;
};

/** Keeps what a device reported, and returns the device as it is now. The caller holds the rep's head. */
export async function recordReport(tx: Tx, rep: RepKey, report: DeviceReport): Promise<Device> {
  const { deviceId, name, at, pending, newest } = report;
  const [row] = await tx.rows<{ device: DeviceJson }>(
    `insert into org.devices as d
            (tenant_id, rep_id, id, name, first_seen_at, last_sync_at, pending_count, pending_oldest_local_date,
             pending_oldest_recorded_at, device_seq_seen, last_recorded_at)
     values ($1, $2, $3, coalesce($4, ''), $5, $5, $6, $7, $8, $9, $10)
     on conflict (tenant_id, rep_id, id) do update
        set name = coalesce($4, d.name),
            last_sync_at = excluded.last_sync_at,
            pending_count = excluded.pending_count,
            pending_oldest_local_date = excluded.pending_oldest_local_date,
            pending_oldest_recorded_at = excluded.pending_oldest_recorded_at,
            device_seq_seen = excluded.device_seq_seen,
            last_recorded_at = excluded.last_recorded_at
     returning to_jsonb(d) as device`,
    [
      rep.tenantId,
      rep.repId,
      deviceId,
      name ?? null,
      new Date(at),
      pending.count,
      pending.oldestLocalDate,
      pending.oldestRecordedAt === null ? null : new Date(pending.oldestRecordedAt),
      newest.seq,
      newest.recordedAt === null ? null : new Date(newest.recordedAt),
    ],
  );
  if (!row) throw new Error("A device's report returned no row");
  return jsonToDevice(row.device);
}

export function jsonToDevice(row: DeviceJson): Device {
  return {
    id: row.id,
    lastSyncAt: Date.parse(row.last_sync_at) as Instant,
    pendingOldestLocalDate: row.pending_oldest_local_date as CivilDate | null,
    deviceSeqSeen: row.device_seq_seen,
    lastRecordedAt: row.last_recorded_at === null ? null : (Date.parse(row.last_recorded_at) as Instant),
  };
}

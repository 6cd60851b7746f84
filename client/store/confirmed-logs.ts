import { isSurelyTimely } from "#shared/domain/time/timeliness.ts";
import type { Stamp } from "#shared/protocol/sync.ts";
import type { Tables } from "./database.ts";
import type { Operation } from "./operation.ts";
import { putAll } from "./put-all.ts";
import type { ActivityRow, DeviceRow, SentLogsRow, SentRow } from "./rows.ts";

/**
 * Logs with consecutive `deviceSeq`s that the server holds as this device predicted them, all of them `late` or none. Their rows need
 * not be written to say so: writing each of 10,000 again would be half of what storing the answers costs.
 */
export type ConfirmedLogs = { readonly first: number; readonly last: number; readonly late: boolean };

type NumberedLog = { readonly deviceSeq: number; readonly late: boolean };

/** The device's row is written at every tap, so it bears only so many ranges that aren't worth much each. */
const shortRangesAtMost = 32;
const longRun = 50;

/** Adds what one answer confirms; runs that would make too many ranges are left out. */
export function withLogs(ranges: readonly ConfirmedLogs[], logs: readonly NumberedLog[]): readonly ConfirmedLogs[] {
  let joined = ranges;
  for (const { first, last, late } of runsOf(logs)) {
    const before = joined.find((range) => range.late === late && range.last === first - 1);
    const behind = joined.find((range) => range.late === late && range.first === last + 1);
    const isWorthIt = before || behind || joined.length < shortRangesAtMost || last - first >= longRun;
    if (!isWorthIt) continue;
    const others = joined.filter((range) => range !== before && range !== behind);
    joined = [...others, { first: before?.first ?? first, last: behind?.last ?? last, late }];
  }
  return joined;
}

/** Unbroken, because between two of an answer's operations may lie one that it refused or that it isn't about. */
function runsOf(logs: readonly NumberedLog[]): readonly ConfirmedLogs[] {
  const runs: { first: number; last: number; late: boolean }[] = [];
  for (const { deviceSeq, late } of [...logs].sort((a, b) => a.deviceSeq - b.deviceSeq)) {
    const run = runs.at(-1);
    if (run && run.late === late && run.last === deviceSeq - 1) run.last = deviceSeq;
    else runs.push({ first: deviceSeq, last: deviceSeq, late });
  }
  return runs;
}

export function logsWith(ranges: readonly ConfirmedLogs[], deviceSeq: number): ConfirmedLogs | undefined {
  return ranges.find(({ first, last }) => first <= deviceSeq && deviceSeq <= last);
}

/** Whether the server took a log for what the device had shown at the tap, except that it may have come late. */
export function isAsShown({ kind, recordedAt, occurredAt, localDate }: Operation, stamp: Stamp): boolean {
  return (
    kind === "log_activity" &&
    stamp.recordedAt === recordedAt &&
    stamp.occurredAt === occurredAt &&
    stamp.localDate === localDate &&
    !(stamp.backdated || stamp.suspect) &&
    isSurelyTimely({ recordedAt, localDate })
  );
}

/** A row as it stands, whether or not its confirmation was written to it. Whoever reads more of a row than a screen shows reads it so. */
export function standingRow(row: ActivityRow, { confirmedLogs, pull }: DeviceRow): ActivityRow {
  const [fact, another] = row.pending;
  if (row.confirmed !== null || another !== undefined || fact?.kind !== "log_activity") return row;
  const logs = fact.deviceSeq === undefined ? undefined : logsWith(confirmedLogs, fact.deviceSeq);
  if (logs === undefined) return row;
  const shown = { ...row.shown, late: logs.late };
  return { ...row, confirmed: shown, shown, pending: [], pull };
}

/** Writes every row as it stands, before a pull of everything: it tells rows that come again from others by the pull that brought them. */
export async function writeStandingRows(tables: Tables, device: DeviceRow): Promise<void> {
  if (device.confirmedLogs.length === 0) return;
  const rows = await tables.activities.filter((row) => row.confirmed === null && row.pending.length === 1).toArray();
  await putAll(
    tables.activities,
    rows.map((row) => standingRow(row, device)),
  );
}

const operationsPerRow = 250;

/** Keeps confirmed logs for the case that the server is restored: many to a row, because they are only ever read all at once. */
export async function keepSentLogs({ sentLogs }: Tables, accepted: readonly SentRow[]): Promise<void> {
  for (const late of [false, true]) {
    const logs = accepted.filter(({ stamp }) => stamp.late === late);
    for (let from = 0; from < logs.length; from += operationsPerRow) {
      const [first, ...others] = logs.slice(from, from + operationsPerRow);
      if (!first) continue;
      const operations = [first, ...others].map(({ operation }) => operation);
      await sentLogs.add({ answeredAt: first.answeredAt, late, operations });
    }
  }
}

/** The row that keeps a confirmed log, if any does: they are walked through one by one, which only a person's question is worth. */
export function keptLogs({ sentLogs }: Tables, id: string): Promise<SentLogsRow | undefined> {
  return sentLogs.filter(({ operations }) => operations.some((operation) => operation.id === id)).first();
}

/** Everything accepted in the last 35 days. */
export async function everythingSent({ sent, sentLogs }: Tables): Promise<readonly SentRow[]> {
  const [single, logs] = await Promise.all([sent.toArray(), sentLogs.toArray()]);
  return [...single, ...logs.flatMap(sentRowsOf)];
}

/** The logs of a row, each as it would be kept by itself. */
export function sentRowsOf({ answeredAt, late, operations }: SentLogsRow): readonly SentRow[] {
  return operations.map((operation) => ({
    id: operation.id,
    operation,
    stamp: stampAsShown(operation, late),
    answeredAt,
  }));
}

function stampAsShown({ recordedAt, occurredAt, localDate }: Operation, late: boolean): Stamp {
  return { recordedAt, occurredAt, localDate, backdated: false, late, suspect: false };
}

import { sentRowsOf, standingRow } from "../../client/store/confirmed-logs.ts";
import type { DeviceDatabase } from "../../client/store/database.ts";
import type {
  ActivityRow,
  AttentionRow,
  DayRow,
  DeviceRow,
  ProgressionRow,
  QueuedRow,
  SentLogsRow,
  SentRow,
  SyncStateRow,
} from "../../client/store/rows.ts";

/** What of a device is looked at, all of one moment. */
export type DeviceState = {
  readonly queue: readonly QueuedRow[];
  readonly sent: readonly SentRow[];
  readonly attention: readonly AttentionRow[];
  readonly activities: readonly ActivityRow[];
  readonly days: readonly DayRow[];
  readonly progression: ProgressionRow | undefined;
  readonly device: DeviceRow;
  readonly state: SyncStateRow;
};

const tables = [
  "syncQueue",
  "sent",
  "sentLogs",
  "attention",
  "activities",
  "days",
  "progression",
  "device",
  "syncState",
] as const;

/** Reads a device in one bare transaction: table by table through Dexie, looking would cost as much as all that is looked at. */
export async function readDevice(db: DeviceDatabase): Promise<DeviceState> {
  const reading = db.strict.backendDB().transaction(tables, "readonly");
  const rowsOf = <Row>(name: (typeof tables)[number]): IDBRequest<Row[]> => reading.objectStore(name).getAll();
  const queue = rowsOf<QueuedRow>("syncQueue");
  const sent = rowsOf<SentRow>("sent");
  const sentLogs = rowsOf<SentLogsRow>("sentLogs");
  const attention = rowsOf<AttentionRow>("attention");
  const activities = rowsOf<ActivityRow>("activities");
  const days = rowsOf<DayRow>("days");
  const progressions = rowsOf<ProgressionRow>("progression");
  const devices = rowsOf<DeviceRow>("device");
  const states = rowsOf<SyncStateRow>("syncState");
  await new Promise((resolve, reject) => {
    reading.addEventListener("complete", resolve);
    reading.addEventListener("abort", () => reject(reading.error));
  });

  const progression = progressions.result.find(({ key }) => key === "rep");
  const [device] = devices.result;
  const [state] = states.result;
  if (device === undefined || state === undefined) throw new Error("The device was never prepared");
  return {
    queue: queue.result,
    sent: [...sent.result, ...sentLogs.result.flatMap(sentRowsOf)],
    attention: attention.result,
    activities: activities.result.map((row) => standingRow(row, device)),
    days: days.result,
    progression,
    device,
    state,
  };
}

import { type ActivityIntent, type Intent, isAboutRep, namedActivity } from "#shared/domain/intents.ts";
import { growDay, sumDay } from "#shared/domain/ledger/day.ts";
import { growProgression } from "#shared/domain/progression/progression.ts";
import { err, ok, type Result } from "#shared/domain/result.ts";
import { addDays, type CivilDate, utcDateAt } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt, placeOf } from "#shared/domain/time/zone.ts";
import { newestVersion } from "#shared/protocol/upgrades.ts";
import { standingRow } from "./confirmed-logs.ts";
import type { DeviceDatabase, Tables } from "./database.ts";
import { clockOf, deviceOf, pricingOf, rulesetOf, type StorePorts } from "./device.ts";
import { factOf, type Operation, subjectOf, targetOf } from "./operation.ts";
import { dayRowOf, newActivityRow, predicted, standingOf } from "./prediction.ts";
import { showAboutRep } from "./profile-facts.ts";
import type { ActivityRow, DayRow, DeviceRow, ProgressionRow, RowFact } from "./rows.ts";
import { isStorageFull } from "./storage-full.ts";
import type { WriteFailure } from "./store.ts";

/** When the rep tapped, and when what the tap is about happened. */
export type TapTimes = { readonly recordedAt: Instant; readonly occurredAt: Instant };

export type Performed = {
  readonly operation: Operation;
  readonly device: DeviceRow;
  /** The operation's date as it was before. */
  readonly dayBefore: DayRow | undefined;
  readonly effect: Effect | null;
};

/** What a write about an activity has left on the disk. */
export type Effect = {
  readonly device: DeviceRow;
  readonly progression: ProgressionRow;
  /** Those that changed. */
  readonly days: readonly DayRow[];
  readonly row: ActivityRow;
};

/**
 * Queues an operation about an activity and shows its effect in one transaction: what is visible is durable (I1). `check` may refuse it by what the
 * device knows; then nothing is written.
 */
export async function perform(
  db: DeviceDatabase,
  ports: StorePorts,
  intent: ActivityIntent,
  times: TapTimes,
  check: (device: DeviceRow) => WriteFailure | null = () => null,
): Promise<Result<Performed, WriteFailure>> {
  const tables = db.strict;
  const { syncQueue, activities, days, awards, progression, device: devices } = tables;
  const target = namedActivity(intent);
  try {
    return await tables.transaction("rw", [syncQueue, activities, days, awards, progression, devices], async () => {
      // Asked for together: a tap must be on the disk within milliseconds, and each wait costs one.
      const [device, progression, row, near] = await Promise.all([
        deviceOf(tables),
        tables.progression.get("rep"),
        target === null ? undefined : activities.get(target),
        days.bulkGet(datesNear(times.occurredAt)),
      ]);
      const failure = check(device);
      if (failure) return err(failure);

      const operation = stamp(device, ports, intent, times);
      const dayBefore = near.find((day) => day?.date === operation.localDate) ?? (await days.get(operation.localDate));
      const counted = { ...device, deviceSeq: operation.deviceSeq };
      const [shown] = await Promise.all([
        show(tables, operation, { device, progression, row, day: dayBefore }, ports.now()),
        devices.put(counted),
        enqueue(tables, operation),
      ]);
      return ok({ operation, device, dayBefore, effect: shown && { ...shown, device: counted } });
    });
  } catch (error) {
    if (isStorageFull(error)) return err({ code: "storage_full" });
    throw error;
  }
}

/** The dates that a moment may have in a zone, so that its day can be asked for before the zone is known. */
function datesNear(at: Instant): CivilDate[] {
  const date = utcDateAt(at);
  return [addDays(date, -1), date, addDays(date, 1)];
}

/** The operation that a tap makes on a device, its next one. */
export function stamp(device: DeviceRow, ports: StorePorts, intent: Intent, times: TapTimes): Operation {
  return {
    ...intent,
    ...times,
    id: ports.newId(),
    version: newestVersion(intent.kind),
    deviceSeq: device.deviceSeq + 1,
    ...placeOf(times.occurredAt, clockOf(device)),
    ...(device.offsetMs !== null && { offsetMs: device.offsetMs }),
  };
}

/** Appends an operation to the queue, behind everything that waits there. Inside the caller's transaction. */
export async function enqueue(tables: Tables, operation: Operation): Promise<void> {
  const { id, localDate, recordedAt } = operation;
  await tables.syncQueue.add({ id, localDate, recordedAt, ...targetOf(operation), operation, attempts: 0 });
}

/** Shows what an operation does, of one about an activity on the one date that it touches. Inside the caller's transaction. */
export async function showEffect(tables: Tables, operation: Operation, now: Instant): Promise<void> {
  if (isAboutRep(operation)) return showAboutRep(tables, operation, now);
  const [device, progression, row, day] = await Promise.all([
    deviceOf(tables),
    tables.progression.get("rep"),
    tables.activities.get(subjectOf(operation)),
    tables.days.get(operation.localDate),
  ]);
  await show(tables, operation, { device, progression, row, day }, now);
}

/** What an operation finds: the activity that it is about, and the day of its own date. */
type Found = {
  readonly device: DeviceRow;
  readonly progression: ProgressionRow | undefined;
  readonly row: ActivityRow | undefined;
  readonly day: DayRow | undefined;
};

type Shown = Omit<Effect, "device">;

/** `null` where the operation is about nothing that is here. */
async function show(tables: Tables, operation: Operation, found: Found, now: Instant): Promise<Shown | null> {
  const row = withFact(found.row, factOf(operation), found.device);
  if (row === null) return null;
  const added = found.row ? null : await addToDayShown(tables, row, found, now);
  if (added) return added;

  const { device, progression } = found;
  const date = row.localDate;
  const [ofDate, awards, days] = await Promise.all([
    tables.activities.where("localDate").equals(date).toArray(),
    tables.awards.where("localDate").equals(date).toArray(),
    tables.days.toArray(),
  ]);
  const day = dayRowOf(
    date,
    { activities: [...ofDate.filter(({ id }) => id !== row.id), row], awards },
    days.find((known) => known.date === date),
    device,
  );
  const others = days.filter((known) => known.date !== date);
  const shownDays = day ? [...others, day].sort((a, b) => (a.date < b.date ? -1 : 1)) : others;
  const standing = standingOf(shownDays, progression?.confirmed ?? null, device, now);

  const byDate = new Map(
    [...(day ? [day] : []), ...standing.repaid].map((changedDay) => [changedDay.date, changedDay]),
  );
  const changed = [...byDate.values()];
  await Promise.all([
    tables.activities.put(row),
    tables.days.bulkPut(changed),
    tables.progression.put(standing.progression),
  ]);
  return { row, days: changed, progression: standing.progression };
}

/**
 * Shows a new activity on a day that has its heartbeat: then nothing but that day and the sums change, however much the device holds.
 * `null` where it can't.
 */
async function addToDayShown(
  tables: Tables,
  row: ActivityRow,
  { device, progression, day }: Found,
  now: Instant,
): Promise<Shown | null> {
  if (day?.date !== row.localDate || progression?.today !== dateAt(now, clockOf(device))) return null;
  const shown = growDay(day.shown, sumDay(day.date, [row.shown], pricingOf(device, day.date)));
  if (shown.heartbeat !== day.shown.heartbeat) return null;
  const grownDay = { ...day, shown, predicted: true };
  const grownProgression = {
    ...progression,
    shown: growProgression(progression.shown, day.shown, shown, rulesetOf(device, progression.today)),
  };
  await Promise.all([tables.activities.add(row), tables.days.put(grownDay), tables.progression.put(grownProgression)]);
  return { row, days: [grownDay], progression: grownProgression };
}

/** The activity's row with one fact more, or `null` where the fact names an activity that isn't here (P8). */
export function withFact(existing: ActivityRow | undefined, fact: RowFact, device: DeviceRow): ActivityRow | null {
  if (existing) {
    const row = standingRow(existing, device);
    return predicted({ ...row, pending: [...row.pending.filter(({ id }) => id !== fact.id), fact] }, device);
  }
  return fact.kind === "log_activity" ? newActivityRow(fact, device) : null;
}

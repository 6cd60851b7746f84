import { type Pricing, pricingOn } from "#shared/domain/ledger/pricing.ts";
import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import { rulesetAt } from "#shared/domain/ruleset/versions.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { mondayToFriday, type WorkCalendar } from "#shared/domain/time/working-days.ts";
import type { DayClock, Zone } from "#shared/domain/time/zone.ts";
import type { RepProfile } from "#shared/protocol/sync.ts";
import type { DeviceDatabase, Tables } from "./database.ts";
import type { DeviceRow } from "./rows.ts";

/** What the store needs of the world: the device's clock and fresh ids (UUIDv7). */
export type StorePorts = {
  readonly now: () => Instant;
  readonly newId: () => string;
};

export type DeviceOwner = {
  readonly tenantId: string;
  readonly repId: string;
  /** Where dates are counted until the first sync brings the rep's own zone. */
  readonly homeZone: Zone;
  readonly deviceName: string;
};

/** What is remembered of a device outside of its database. */
export type RememberedDevice = Pick<DeviceRow, "deviceId" | "deviceSeq">;

/**
 * Makes the device known to itself on first use. Work can be logged from then on, before any server was ever reached. One that is
 * `remembered` to have made more than its database knows was cleared, or put back, by the browser.
 */
export async function prepareDevice(
  db: DeviceDatabase,
  ports: StorePorts,
  owner: DeviceOwner,
  remembered: RememberedDevice | null = null,
): Promise<void> {
  const { device, syncState } = db.strict;
  await db.strict.transaction("rw", device, syncState, async () => {
    const known = await device.get("device");
    const isSame = remembered !== null && (known === undefined || known.deviceId === remembered.deviceId);
    const isCleared = isSame && remembered.deviceSeq > (known?.deviceSeq ?? 0);
    const cleared = isCleared && { cleared: { at: ports.now(), made: remembered.deviceSeq, arrived: null } };
    if (known !== undefined) {
      if (cleared) await device.put({ ...known, ...cleared });
    } else {
      await device.add({
        key: "device",
        deviceId: isCleared ? remembered.deviceId : ports.newId(),
        deviceName: owner.deviceName,
        deviceSeq: 0,
        ackedSeq: 0,
        offsetMs: null,
        cursor: null,
        epoch: null,
        confirmedLogs: [],
        pull: 1,
        pullingAnew: true,
        mismatched: false,
        requests: 0,
        homeZone: owner.homeZone,
        owner: { tenantId: owner.tenantId, repId: owner.repId },
        profile: null,
        rulesets: [],
        finalThrough: null,
        ...cleared,
      });
    }
    if ((await syncState.get("sync")) === undefined) {
      await syncState.add({
        key: "sync",
        phase: "idle",
        sendingSince: null,
        nextTryAt: null,
        reason: null,
        failingSince: null,
        lastSuccessAt: null,
        lastAttemptAt: null,
        storage: { persisted: null, usedBytes: null, quotaBytes: null },
      });
    }
  });
}

/** The device's own row. Throws before `prepareDevice`. */
export async function deviceOf(tables: Tables): Promise<DeviceRow> {
  const device = await tables.device.get("device");
  if (device === undefined) throw new Error("This device was never prepared");
  return device;
}

/** The rep's profile as this device sees it, or `null` before one has arrived. */
export function profileOf({
  predictedProfile,
  profile,
}: Pick<DeviceRow, "predictedProfile" | "profile">): RepProfile | null {
  return predictedProfile ?? profile;
}

/** The device without what only it knows of the rep. */
export function asConfirmed({ predictedProfile: _, ...device }: DeviceRow): DeviceRow {
  return device;
}

export function clockOf(device: DeviceRow): DayClock {
  return profileOf(device)?.clock ?? { zone: device.homeZone, dayStartHour: 0 };
}

/** What the device prices a date by. */
export function pricingOf(device: DeviceRow, date: CivilDate): Pricing {
  const specializations = profileOf(device)?.specializations ?? [];
  return pricingOn({ rulesets: device.rulesets, specializations }, date);
}

export function rulesetOf({ rulesets }: DeviceRow, date: CivilDate): Ruleset {
  return rulesetAt(rulesets, date);
}

export function calendarOf(device: DeviceRow): WorkCalendar {
  const profile = profileOf(device);
  if (profile === null) return mondayToFriday;
  return {
    workingWeekdays: profile.workingWeekdays,
    holidays: new Set(profile.holidays),
    leave: new Set(profile.leave),
  };
}

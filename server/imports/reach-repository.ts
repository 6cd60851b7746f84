import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt, zoneAt } from "#shared/domain/time/zone.ts";
import type { Tx } from "../db/db.ts";
import { repClocks } from "../org/rep-clocks.ts";
import { type Onlooker, visibleReps } from "../org/reps.ts";
import { tenantClockOf } from "../org/tenants.ts";
import type { RepInReach } from "./calls/call-row.ts";

/** Who imports: a manager for the reps of own teams, an admin for all. `userId` is null where the product itself does. */
export type Importer = {
  readonly tenantId: string;
  readonly userId: string | null;
  readonly role: "manager" | "admin";
};

/** The reps for whom this importer may bring calls, by code as files name them. */
export async function repsInReach(tx: Tx, importer: Importer, now: Instant): Promise<ReadonlyMap<string, RepInReach>> {
  const visible = await visibleReps(tx, onlookerOf(importer));
  const codes = new Map(visible.map(({ id, code }) => [id, code]));
  const clocks = await repClocks(tx, importer.tenantId, [...codes.keys()]);
  return new Map(
    [...clocks].map(([repId, clock]): [string, RepInReach] => [
      codes.get(repId) ?? "",
      { repId, clock, today: dateAt(now, { zone: zoneAt(now, clock), dayStartHour: 0 }) },
    ]),
  );
}

/** An importer as one who sees reps. */
export function onlookerOf({ tenantId, userId, role }: Importer): Onlooker {
  return { tenantId, userId: userId ?? "", role, repId: null };
}

/** The tenant's own date. */
export async function tenantToday(tx: Tx, tenantId: string, now: Instant): Promise<CivilDate> {
  return dateAt(now, await tenantClockOf(tx, tenantId));
}

import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt, type Zone, zoneAt } from "#shared/domain/time/zone.ts";
import type { Tx } from "../db/db.ts";
import { repClocks } from "../org/rep-clocks.ts";
import { visibleReps } from "../org/reps.ts";
import type { RepInReach } from "./call-row.ts";

/** Who imports: a manager for the reps of own teams, an admin for all. `userId` is null where the product itself does. */
export type Importer = {
  readonly tenantId: string;
  readonly userId: string | null;
  readonly role: "manager" | "admin";
};

export type Reach = {
  /** By code, as files name them. */
  readonly reps: ReadonlyMap<string, RepInReach>;
  /** The tenant's own date. */
  readonly today: CivilDate;
};

/** The reps for whom this importer may bring calls, and today's dates. */
export async function reachOf(tx: Tx, { tenantId, userId, role }: Importer, now: Instant): Promise<Reach> {
  const [tenant] = await tx.rows<{ zone: Zone; day_start_hour: number }>(
    `select zone, day_start_hour from org.tenants where tenant_id = $1`,
    [tenantId],
  );
  if (!tenant) throw new Error(`No tenant has the id ${tenantId}`);

  const visible = await visibleReps(tx, { tenantId, userId: userId ?? "", role, repId: null });
  const codes = new Map(visible.map(({ id, code }) => [id, code]));
  const clocks = await repClocks(tx, tenantId, [...codes.keys()]);
  const reps = [...clocks].map(([repId, clock]): [string, RepInReach] => [
    codes.get(repId) ?? "",
    { repId, clock, today: dateAt(now, { zone: zoneAt(now, clock), dayStartHour: 0 }) },
  ]);
  return {
    reps: new Map(reps),
    today: dateAt(now, { zone: tenant.zone, dayStartHour: tenant.day_start_hour }),
  };
}

import type { Identity } from "../auth/identity.ts";
import type { Db } from "../db/db.ts";
import { visibleReps } from "../org/reps.ts";

/** Who reads a stream of events, and so which changes are told on it: a device its rep's, a manager those of the own teams (I5). */
export type Audience =
  | { readonly kind: "device"; readonly tenantId: string; readonly repId: string; readonly deviceId: string | null }
  | { readonly kind: "team"; readonly tenantId: string; readonly repIds: ReadonlySet<string> | "all" };

/** What somebody's transaction has changed: of reps, or of the whole tenant where none are named. */
export type Change = {
  readonly of: "ledger" | "crm";
  readonly tenantId: string;
  readonly repIds: readonly string[] | null;
  /** The device whose request it was, if it was one's. */
  readonly deviceId: string | null;
};

/** The audience of a signed-in person. `deviceId` is the rep's device that reads: what it did itself is no news to it. */
export async function audienceOf(db: Db, identity: Identity, deviceId: string | null): Promise<Audience> {
  const { tenantId, role, repId } = identity;
  if (repId !== null) return { kind: "device", tenantId, repId, deviceId };
  if (role === "admin") return { kind: "team", tenantId, repIds: "all" };
  const reps = await db.inTransaction({ kind: "tenant", tenantId }, (tx) => visibleReps(tx, identity));
  return { kind: "team", tenantId, repIds: new Set(reps.map(({ id }) => id)) };
}

/** Whether a change is told to an audience. What the CRM shows is on no device, so devices don't hear of it. */
export function concerns(change: Change, audience: Audience): boolean {
  if (change.tenantId !== audience.tenantId) return false;
  switch (audience.kind) {
    case "device":
      if (change.of === "crm") return false;
      if (change.deviceId !== null && change.deviceId === audience.deviceId) return false;
      return change.repIds === null || change.repIds.includes(audience.repId);
    case "team": {
      const { repIds } = audience;
      return change.repIds === null || repIds === "all" || change.repIds.some((id) => repIds.has(id));
    }
  }
}

import { randomUUID } from "node:crypto";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Zone } from "#shared/domain/time/zone.ts";
import type { Identity } from "../auth/identity.ts";
import type { Tx } from "../db/db.ts";
import type { RepKey } from "./rep-key.ts";

export type NewRep = {
  readonly tenantId: string;
  readonly teamId: string;
  /** As imports name the rep: small letters, digits, `-` and `_`. Unique within the tenant. */
  readonly code: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly zone: Zone;
  /** Days before this one are no part of the rep's streak. */
  readonly joinedOn: CivilDate;
};

/** Whose reps somebody asks for. */
export type Onlooker = Pick<Identity, "tenantId" | "userId" | "role" | "repId">;

export type RepName = { readonly id: string; readonly code: string; readonly displayName: string };

/**
 * What makes row `r` of `org.reps` visible to an onlooker (I5): reps see themselves, managers their own teams, admins everybody. Takes the
 * parameters of `onlookerParameters` as $1 to $4.
 */
export const visibleToOnlooker = `r.tenant_id = $1 and case $3
         when 'admin' then true
         when 'manager' then exists (
           select from org.team_managers m where m.tenant_id = $1 and m.team_id = r.team_id and m.user_id = $2)
         else r.id = $4::uuid
       end`;

export function onlookerParameters({ tenantId, userId, role, repId }: Onlooker) {
  return [tenantId, userId, role, repId] as const;
}

/** The reps that somebody may see, by code. */
export async function visibleReps(tx: Tx, onlooker: Onlooker): Promise<readonly RepName[]> {
  const rows = await tx.rows<{ readonly id: string; readonly code: string; readonly display_name: string }>(
    `select r.id, r.code, r.display_name
       from org.reps r
      where ${visibleToOnlooker}
      order by r.code`,
    [...onlookerParameters(onlooker)],
  );
  return rows.map((row) => ({ id: row.id, code: row.code, displayName: row.display_name }));
}

/** One of them, or `null`: a rep who isn't there and one of somebody else's are the same to an onlooker. */
export async function visibleRep(tx: Tx, onlooker: Onlooker, repId: string): Promise<RepName | null> {
  return (await visibleReps(tx, onlooker)).find(({ id }) => id === repId) ?? null;
}

/** Makes a rep, with neither an account nor a place in the CRM yet. Throws where the tenant has another of that code. */
export async function createRep(tx: Tx, rep: NewRep): Promise<RepKey> {
  const repId = randomUUID();
  await tx.rows(
    `insert into org.reps (tenant_id, id, code, display_name, email, zone, joined_on, team_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [rep.tenantId, repId, rep.code, rep.displayName, rep.email, rep.zone, rep.joinedOn, rep.teamId],
  );
  return { tenantId: rep.tenantId, repId };
}

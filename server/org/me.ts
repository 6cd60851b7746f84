import type { Me } from "#shared/protocol/me.ts";
import type { Identity } from "../auth/identity.ts";
import type { Tx } from "../db/db.ts";
import { type TotalsRow, toTotals, totalsColumns } from "./totals.ts";

type MeRow = {
  readonly tenant_name: string;
  readonly zone: string;
  readonly code: string | null;
  readonly rep_name: string | null;
} & (TotalsRow | { readonly total_xp: null });

/** Who is signed in, with what the ledger says of them. */
export async function meOf(tx: Tx, identity: Identity): Promise<Me> {
  const { userId, email, role, displayName, tenantId, repId } = identity;
  const [row] = await tx.rows<MeRow>(
    `select t.name as tenant_name, t.zone, r.code, r.display_name as rep_name, ${totalsColumns}
       from org.tenants t
       left join org.reps r on r.tenant_id = t.tenant_id and r.id = $2
       left join ledger.progression p on p.tenant_id = r.tenant_id and p.rep_id = r.id
      where t.tenant_id = $1`,
    [tenantId, repId],
  );
  if (!row) throw new Error(`No such tenant: ${tenantId}`);
  return {
    userId,
    email,
    role,
    displayName,
    tenant: { id: tenantId, name: row.tenant_name, zone: row.zone },
    rep: repId === null || row.code === null ? null : { id: repId, code: row.code, name: row.rep_name ?? row.code },
    totals: row.total_xp === null ? null : toTotals(row),
  };
}

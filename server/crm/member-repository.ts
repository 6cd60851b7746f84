import type { Tx } from "../db/db.ts";

/** A rep whom no workspace member stands for yet. */
export type UnlinkedRep = {
  readonly id: string;
  readonly code: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly zone: string;
};

type UnlinkedRow = {
  readonly id: string;
  readonly code: string;
  readonly display_name: string;
  readonly email: string | null;
  readonly zone: string;
};

export type MemberLink = { readonly repId: string; readonly memberId: string };

export async function unlinkedReps(tx: Tx, tenantId: string): Promise<readonly UnlinkedRep[]> {
  const rows = await tx.rows<UnlinkedRow>(
    `select id, code, display_name, email, zone
       from org.reps
      where tenant_id = $1 and workspace_member_id is null
      order by code`,
    [tenantId],
  );
  return rows.map((row) => ({ ...row, displayName: row.display_name }));
}

/** Gives reps their identity in the CRM. One who has got it meanwhile keeps it, and a member stands for one rep only. */
export async function linkReps(tx: Tx, tenantId: string, links: readonly MemberLink[]): Promise<void> {
  await tx.rows(
    `update org.reps r
        set workspace_member_id = l.member_id
       from (select distinct on (member_id) rep_id, member_id
               from jsonb_to_recordset($2::jsonb) as x (rep_id uuid, member_id text)
              order by member_id, rep_id) as l
      where r.tenant_id = $1 and r.id = l.rep_id and r.workspace_member_id is null
        and not exists (
          select from org.reps o where o.tenant_id = $1 and o.workspace_member_id = l.member_id)`,
    [tenantId, JSON.stringify(links.map(({ repId, memberId }) => ({ rep_id: repId, member_id: memberId })))],
  );
}

/** Forgets what the CRM was: its members stand for nobody in another one, and its records are others. */
export async function forgetCrm(tx: Tx, tenantId: string): Promise<void> {
  await tx.rows("update org.reps set workspace_member_id = null where tenant_id = $1", [tenantId]);
  await tx.rows("delete from crm.records where tenant_id = $1", [tenantId]);
}

import { randomUUID } from "node:crypto";
import { err, ok, type Result } from "#shared/domain/result.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Zone } from "#shared/domain/time/zone.ts";
import type { Accounts } from "../auth/accounts.ts";
import type { Db } from "../db/db.ts";
import { addMember, assignManager } from "../org/members.ts";
import { openAccount } from "../org/open-account.ts";
import { createRep } from "../org/reps.ts";
import { createTeam, createTenant, findTenant } from "../org/tenants.ts";
import { callColumns } from "./calls/call-row.ts";
import { type CsvFault, readCsv } from "./csv-records.ts";
import { type HeaderFault, readHeader } from "./file-header.ts";

export type FileTenant = {
  readonly name: string;
  readonly zone: Zone;
  readonly joinedOn: CivilDate;
  readonly manager: { readonly email: string; readonly password: string };
  /** The file whose reps the tenant gets. */
  readonly bytes: AsyncIterable<Uint8Array>;
};

export type FileTenantFault =
  | CsvFault
  | HeaderFault
  | { readonly code: "tenant_exists" | "email_taken" }
  | { readonly code: "invalid_rep_code"; readonly rep: string };

/**
 * Makes a tenant of one team for a file of calls: the reps that it names, joined on one date, and a manager who can sign in. Returns the
 * tenant's id. Nothing is made unless all is, but for the manager's account, which the next attempt takes over.
 */
export async function createTenantForFile(
  { db, accounts }: { readonly db: Db; readonly accounts: Accounts },
  wanted: FileTenant,
): Promise<Result<string, FileTenantFault>> {
  const { name, zone, joinedOn, manager } = wanted;
  if ((await findTenant(db, name)) !== null) return err({ code: "tenant_exists" });

  const codes = await repsNamedIn(wanted.bytes);
  if (!codes.ok) return codes;
  const opened = await openAccount({ accounts, db }, { ...manager, name: "Manager" });
  if (!opened.ok) return opened;
  const userId = opened.value;

  const tenantId = randomUUID();
  await db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    await createTenant(tx, { id: tenantId, name, zone });
    const teamId = await createTeam(tx, tenantId, "Sales");
    for (const code of codes.value) {
      await createRep(tx, { tenantId, teamId, code, displayName: code, email: null, zone, joinedOn });
    }
    await addMember(tx, { tenantId, userId, role: "manager", displayName: "Manager", repId: null });
    await assignManager(tx, { tenantId, teamId, userId });
  });
  return ok(tenantId);
}

async function repsNamedIn(bytes: AsyncIterable<Uint8Array>): Promise<Result<readonly string[], FileTenantFault>> {
  const codes = new Set<string>();
  let position: number | null = null;
  for await (const batch of readCsv(bytes, 2000)) {
    if (!batch.ok) return batch;
    let records = batch.value;
    if (position === null) {
      const header = readHeader(callColumns, records[0]?.fields ?? []);
      if (!header.ok) return header;
      position = header.value.positions.rep;
      records = records.slice(1);
    }
    for (const { fields } of records) codes.add(fields[position]?.trim() ?? "");
  }
  codes.delete("");
  for (const rep of codes) if (!/^[a-z0-9_-]{1,40}$/.test(rep)) return err({ code: "invalid_rep_code", rep });
  return ok([...codes].sort());
}

import type { Me } from "#shared/protocol/me.ts";
import { openDatabase } from "../../server/db/open-database.ts";

/** A rep's total as each part of the ledger has it: all three are the same number. */
export type LedgerSums = {
  readonly entries: number;
  readonly days: number;
  readonly total: number;
};

type SumsRow = { readonly [part in keyof LedgerSums]: string };

/** Reads a rep's sums from the database of a product that may be running. */
export async function ledgerSums(dataDir: string, { tenant, rep }: Me): Promise<LedgerSums> {
  const { db, close } = await openDatabase({ dataDir, log: () => {} });
  try {
    const [row] = await db.inTransaction({ kind: "tenant", tenantId: tenant.id }, (tx) =>
      tx.rows<SumsRow>(
        `select (select sum(amount) from ledger.entries where tenant_id = $1 and rep_id = $2)::text as entries,
                (select sum(value::int) from ledger.days, jsonb_each_text(xp) where tenant_id = $1 and rep_id = $2)::text as days,
                (select total_xp from ledger.progression where tenant_id = $1 and rep_id = $2)::text as total`,
        [tenant.id, rep?.id ?? null],
      ),
    );
    return { entries: Number(row?.entries), days: Number(row?.days), total: Number(row?.total) };
  } finally {
    await close();
  }
}

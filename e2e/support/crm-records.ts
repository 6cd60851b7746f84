import { makeTwinKey } from "../../server/crm/connections.ts";
import { openDatabase } from "../../server/db/open-database.ts";
import type { Product } from "./product.ts";

/** What a rep's record in the CRM says of the totals. */
export type CrmTotals = { readonly totalXp: number; readonly closedDeals: number; readonly streakDays: number };

export type Crm = {
  /** The totals in the record of that name; `null` while there is none. */
  totalsOf(name: string): Promise<CrmTotals | null>;
};

/** Opens a tenant's CRM with a key of its own, over `/rest`, as any other program that knows Twenty would. */
export async function openCrm({ url, dataDir }: Pick<Product, "url" | "dataDir">, tenantId: string): Promise<Crm> {
  const headers = { authorization: `Bearer ${await makeKey(dataDir, tenantId)}` };
  return {
    async totalsOf(name) {
      const filter = encodeURIComponent(`name[eq]:"${name}"`);
      const answer = await fetch(`${url}/rest/repProgressions?filter=${filter}`, { headers });
      if (!answer.ok) throw new Error(`The CRM refused: ${answer.status} ${await answer.text()}`);
      const { data } = (await answer.json()) as { readonly data: { readonly repProgressions: readonly CrmTotals[] } };
      const [record] = data.repProgressions;
      if (record === undefined) return null;
      const { totalXp, closedDeals, streakDays } = record;
      return { totalXp, closedDeals, streakDays };
    },
  };
}

async function makeKey(dataDir: string, tenantId: string): Promise<string> {
  const { db, close } = await openDatabase({ dataDir, log: () => {} });
  try {
    const key = await makeTwinKey(db, tenantId, "Journey");
    if (key === null) throw new Error("The tenant has no twin.");
    return key;
  } finally {
    await close();
  }
}

import { randomInt } from "node:crypto";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Accounts } from "../auth/accounts.ts";
import type { Db } from "../db/db.ts";
import { demoHistoryFirstDay, importDemoHistory } from "../imports/demo-history.ts";
import { demoTenantId, ensureDemoTenant, lockDemoAccounts } from "../org/demo-tenant.ts";
import type { Configuration } from "./configuration.ts";
import { ensureDemoCampaign } from "./demo-campaign/demo-campaign.ts";
import { keepSecret } from "./kept-secret.ts";

export type DemoParts = {
  readonly db: Db;
  readonly accounts: Accounts;
  readonly configuration: Pick<Configuration, "demo" | "databaseUrl" | "demoPassword" | "dataDir" | "tenantTimezone">;
};

/** No letters that look like others: people type it from a terminal. */
const passwordAlphabet = "abcdefghjkmnpqrstuvwxyz23456789";

/**
 * Gives an empty database the demo tenant with its history, or completes what an earlier start began. Returns the password of its
 * accounts; `null` where there is no demo: not wanted, or the database has tenants of its own.
 */
export async function prepareDemo({ db, accounts, configuration }: DemoParts, now: Instant): Promise<string | null> {
  const { demo = configuration.databaseUrl === undefined, tenantTimezone: zone } = configuration;
  if (!demo) {
    await lockDemoAccounts({ accounts, db });
    return null;
  }

  const password =
    configuration.demoPassword ?? (await keepSecret(configuration.dataDir, "demo-password", makePassword));
  const joinedOn = demoHistoryFirstDay(now, zone);
  if (!(await ensureDemoTenant({ accounts, db }, { zone, joinedOn, password }))) return null;

  await importDemoHistory(db, demoTenantId, now);
  await ensureDemoCampaign(db, demoTenantId, joinedOn, now);
  return password;
}

function makePassword(): string {
  return Array.from({ length: 12 }, () => passwordAlphabet[randomInt(passwordAlphabet.length)]).join("");
}

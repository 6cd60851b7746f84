import { randomBytes } from "node:crypto";
import { err, ok, type Result } from "#shared/domain/result.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Zone } from "#shared/domain/time/zone.ts";
import type { ErrorBody } from "#shared/protocol/errors.ts";
import { createAuth } from "../auth/auth.ts";
import { connectTwin } from "../crm/connections.ts";
import { createSecretBox } from "../crm/secret-box.ts";
import { loadSecretKey } from "../crm/secret-key.ts";
import type { Db } from "../db/db.ts";
import { type DatabaseOptions, openDatabase } from "../db/open-database.ts";
import { teamOf } from "../org/team.ts";
import { findTenant } from "../org/tenants.ts";
import { createTenantForFile } from "./file-tenant.ts";
import { importActivities } from "./import-activities.ts";
import type { Importer } from "./reach-repository.ts";
import type { Replayed, RepTotals } from "./replay-over-http.ts";

export type HereReplay = {
  /** The file, from its beginning each time. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
  readonly tenant: string;
  /** Set to make that tenant first. */
  readonly created:
    | {
        readonly joinedOn: CivilDate;
        readonly zone: Zone;
        readonly manager: { readonly email: string; readonly password: string };
      }
    | undefined;
  readonly asOf: CivilDate | undefined;
};

export type ReplayedHere = Replayed & {
  readonly tenant: { readonly id: string; readonly name: string };
  readonly manager?: { readonly email: string; readonly password: string };
};

/**
 * Imports a file in this process, beside a running server or alone.
 *
 * @throws StartError where the database can't be opened
 */
export async function replayHere(
  options: DatabaseOptions,
  replay: HereReplay,
  now: Instant,
): Promise<Result<ReplayedHere, ErrorBody>> {
  const database = await openDatabase(options);
  try {
    const tenantId = await tenantFor(database, options.dataDir, replay);
    if (!tenantId.ok) return tenantId;

    const importer: Importer = { tenantId: tenantId.value, userId: null, role: "admin" };
    const file = { bytes: replay.bytes(), asOf: replay.asOf, origin: "file" } as const;
    const report = await importActivities(database.db, importer, file, now);
    if (!report.ok) return err(refusalOf(report.error));
    const reps = await totalsOf(database.db, tenantId.value, now);
    const tenant = { id: tenantId.value, name: replay.tenant };
    return ok({ tenant, ...(replay.created && { manager: replay.created.manager }), report: report.value, reps });
  } finally {
    await database.close();
  }
}

async function tenantFor(
  { db, adminConnectionString }: { readonly db: Db; readonly adminConnectionString: string },
  dataDir: string,
  { tenant: name, created, bytes }: HereReplay,
): Promise<Result<string, ErrorBody>> {
  if (created === undefined) {
    const found = await findTenant(db, name);
    return found ? ok(found.id) : err({ code: "tenant_not_found", message: `There is no tenant ${name}.` });
  }

  // Only accounts are made here: the secret that signs sessions isn't needed.
  const secret = randomBytes(32).toString("hex");
  const auth = createAuth({ adminConnectionString, secret, secureCookies: false, onError: () => {} });
  try {
    const made = await createTenantForFile({ db, accounts: auth.accounts }, { name, ...created, bytes: bytes() });
    if (!made.ok) return err(refusalOf(made.error));
    await connectTwin(db, { tenantId: made.value, box: createSecretBox(await loadSecretKey(dataDir)) });
    return made;
  } finally {
    await auth.close();
  }
}

async function totalsOf(db: Db, tenantId: string, now: Instant): Promise<readonly RepTotals[]> {
  const onlooker = { tenantId, userId: "", role: "admin", repId: null } as const;
  const reps = await db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
    teamOf(tx, onlooker, async () => new Map(), now),
  );
  return reps.map(({ code, totalXp, level, closedDeals, streakDays }) => ({
    code,
    totalXp,
    level,
    closedDeals,
    streakDays,
  }));
}

/** A person at a terminal gets the cause with all that is known of it. */
function refusalOf({ code, ...details }: { readonly code: string }): ErrorBody {
  const known = Object.entries(details).map(([name, value]) => `${name}: ${String(value)}`);
  return { code, message: ["The file can't be imported", ...known].join(", ") };
}

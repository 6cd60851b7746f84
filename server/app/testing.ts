import { randomUUID } from "node:crypto";
import pino from "pino";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { type Instant, instantOf } from "#shared/domain/time/instant.ts";
import { zoneOf } from "#shared/domain/time/zone.ts";
import { createAuth } from "../auth/auth.ts";
import type { Role } from "../auth/identity.ts";
import { createTestDatabase } from "../db/testing.ts";
import { createJobs } from "../jobs/catalogue.ts";
import { addMember, assignManager } from "../org/members.ts";
import { openAccount } from "../org/open-account.ts";
import { createRep } from "../org/reps.ts";
import type { CrmStandings } from "../org/team.ts";
import { createTeam, createTenant } from "../org/tenants.ts";
import { type AppParts, createApp } from "./app.ts";
import { createMetrics } from "./metrics.ts";

export type TestServer = Awaited<ReturnType<typeof createTestServer>>;

export const testPassword = "correct horse battery";

const zone = zoneOf("Europe/Madrid");

/** A server of its own on a port and a database of its own. Its clock stands still until a test moves it. */
export async function createTestServer(
  options: Partial<Pick<AppParts, "clientFolder" | "publicUrl">> & { readonly crmStandings?: CrmStandings } = {},
) {
  const database = await createTestDatabase();
  const { db, adminConnectionString } = database;
  let now = instantOf(Date.now());
  const log = pino({ level: "silent" });
  const secret = "a secret of the tests that is long enough";
  const auth = createAuth({ adminConnectionString, secret, secureCookies: false, onError: () => {} });
  const woken: { readonly tenantId: string; readonly job: string }[] = [];
  const parts: AppParts = {
    db,
    auth,
    crmStandings: options.crmStandings ?? (async () => new Map()),
    jobs: { list: createJobs(), wake: async (tenantId, job) => void woken.push({ tenantId, job }) },
    metrics: createMetrics(),
    clock: () => now,
    log,
    clientFolder: options.clientFolder ?? "/nowhere",
    publicUrl: options.publicUrl,
  };
  const app = createApp(parts);
  const url = await app.listen({ host: "127.0.0.1", port: 0 });

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });

  return {
    url,
    db,
    auth,
    parts,
    adminConnectionString,
    /** The jobs that servers were told to look at. Nobody runs them here. */
    woken,
    now: () => now,
    setNow(instant: Instant) {
      now = instant;
    },
    post,
    get: (path: string, headers: Record<string, string> = {}) => fetch(`${url}${path}`, { headers }),

    /** Signs in and returns the cookie that a browser would send. */
    async signIn(email: string): Promise<{ readonly cookie: string }> {
      const answer = await post("/api/auth/sign-in/email", { email, password: testPassword });
      if (answer.status !== 200) throw new Error(`Signing in as ${email}: ${answer.status} ${await answer.text()}`);
      return {
        cookie: answer.headers
          .getSetCookie()
          .map((cookie) => cookie.split(";", 1)[0])
          .join("; "),
      };
    },

    async close() {
      await app.close();
      await auth.close();
      await database.drop();
    },
  };
}

/**
 * A tenant with two teams: `north` with the reps n1 and n2 and a manager, `south` with s1, and an admin. Everybody's e-mail is
 * `who@<name>.test`.
 */
export async function createTestTenant({ db, auth }: TestServer, name: string) {
  const tenantId = randomUUID();
  const scope = { kind: "tenant", tenantId } as const;
  const emailOf = (who: string) => `${who}@${name}.test`;

  const enrol = async (who: string, role: Role, repId: string | null) => {
    const opened = await openAccount(
      { accounts: auth.accounts, db },
      { email: emailOf(who), name: who, password: testPassword },
    );
    if (!opened.ok) throw new Error(opened.error.code);
    const userId = opened.value;
    await db.inTransaction(scope, (tx) => addMember(tx, { tenantId, userId, role, displayName: who, repId }));
    return userId;
  };
  const enrolRep = async (teamId: string, code: string) => {
    const { repId } = await db.inTransaction(scope, (tx) =>
      createRep(tx, {
        tenantId,
        teamId,
        code,
        displayName: code,
        email: emailOf(code),
        zone,
        joinedOn: civilDateOf("2026-04-01"),
      }),
    );
    await enrol(code, "rep", repId);
    return repId;
  };

  const [north, south] = await db.inTransaction(scope, async (tx) => {
    await createTenant(tx, { id: tenantId, name, zone });
    return [await createTeam(tx, tenantId, "North"), await createTeam(tx, tenantId, "South")] as const;
  });
  const reps = {
    n1: await enrolRep(north, "n1"),
    n2: await enrolRep(north, "n2"),
    s1: await enrolRep(south, "s1"),
  };
  const managerId = await enrol("manager", "manager", null);
  await db.inTransaction(scope, (tx) => assignManager(tx, { tenantId, teamId: north, userId: managerId }));
  await enrol("admin", "admin", null);
  return { tenantId, reps, emailOf };
}

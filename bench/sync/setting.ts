import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import pg from "pg";
import { provideTemporal } from "#shared/domain/time/provide-temporal.ts";
import type { Me } from "#shared/protocol/me.ts";
import { findBrowser } from "../../e2e/support/browser.ts";
import { chromiumFlags } from "../../e2e/support/chromium-flags.ts";
import { demoPassword, discard, startProduct } from "../../e2e/support/product.ts";
import { emailOf, signIn } from "../../e2e/support/session.ts";
import type { Db } from "../../server/db/db.ts";
import { openDatabase } from "../../server/db/open-database.ts";
import type { RepKey } from "../../server/org/rep-key.ts";
import { createDocuments } from "./documents.ts";
import { buildPages, openBenchPage } from "./pages.ts";
import { createPeerServer } from "./peer-server.ts";

/** Everything that the benchmarks run in: the product, the peers' server on the same PostgreSQL, and a browser with a profile on disk. */
export type Setting = {
  readonly productUrl: string;
  readonly peerUrl: string;
  readonly db: Db;
  /** Sees every table. */
  readonly admin: pg.Pool;
  readonly context: BrowserContext;
  repOf(code: string): Promise<RepKey>;
  /** A page of the benchmark at that origin, signed in as the rep where one is given. */
  openPage(origin: string, rep?: string): Promise<Page>;
  close(): Promise<void>;
};

export async function createSetting(): Promise<Setting> {
  await provideTemporal();
  const product = await startProduct({ environment: { LOG_LEVEL: "warn" } });
  const pages = await buildPages();
  const database = await openDatabase({ dataDir: product.dataDir, log: () => {} });
  const admin = new pg.Pool({ connectionString: database.adminConnectionString });
  await createDocuments(admin);

  const peers = createPeerServer(admin, pages).listen(0, "127.0.0.1");
  await once(peers, "listening");
  const address = peers.address();
  if (address === null || typeof address === "string") throw new Error("No port was given.");

  const profile = await mkdtemp(join(tmpdir(), "perennial-bench-profile-"));
  const browser = await findBrowser();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser.executablePath,
    env: { ...process.env, ...browser.environment } as Record<string, string>,
    args: [...chromiumFlags],
  });

  return {
    productUrl: product.url,
    peerUrl: `http://127.0.0.1:${address.port}`,
    db: database.db,
    admin,
    context,
    async repOf(code) {
      const { tenant, rep } = await (await signIn(product.url, emailOf(code))).get<Me>("/api/me");
      if (rep === null) throw new Error(`${code} is no rep`);
      return { tenantId: tenant.id, repId: rep.id };
    },
    openPage: (origin, rep) =>
      openBenchPage(context, pages, origin, rep === undefined ? null : { email: emailOf(rep), password: demoPassword }),
    async close() {
      await context.close();
      peers.closeAllConnections();
      peers.close();
      await admin.end();
      await database.close();
      await discard(product);
      await rm(profile, { recursive: true, force: true });
      await rm(pages, { recursive: true, force: true });
    },
  };
}

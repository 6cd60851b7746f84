import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { build } from "vite";

const types: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript" };
const folder = "/bench/";

/** Builds the page of the contenders into a folder of its own, which is the caller's to remove. It is no part of the product's build. */
export async function buildPages(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), "perennial-bench-pages-"));
  await build({
    root: join(import.meta.dirname, "pages"),
    configFile: false,
    logLevel: "warn",
    base: "./",
    resolve: { alias: { events: join(import.meta.dirname, "pages/event-emitter.ts") } },
    define: { global: "globalThis" },
    build: { outDir, emptyOutDir: true, target: "es2023", chunkSizeWarningLimit: 2000 },
  });
  return outDir;
}

/** Opens the built page at an origin, whatever that origin serves itself, and signs in there. The page's requests are intercepted from then on. */
export async function openBenchPage(
  context: BrowserContext,
  pages: string,
  origin: string,
  account: { readonly email: string; readonly password: string } | null,
): Promise<Page> {
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.route(`${origin}${folder}**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice(folder.length) || "index.html";
    await route.fulfill({ body: await readFile(join(pages, path)), contentType: types[extname(path)] ?? "text/plain" });
  });
  await page.goto(origin + folder);
  await page.waitForFunction(() => "perform" in globalThis);
  if (account) await page.evaluate(signInFrom, account);
  return page;
}

async function signInFrom(account: { readonly email: string; readonly password: string }): Promise<void> {
  const answer = await fetch("/api/auth/sign-in/email", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(account),
  });
  if (!answer.ok) throw new Error(`Signing in was refused: ${answer.status}`);
}

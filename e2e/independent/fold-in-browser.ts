import { join } from "node:path";
import { chromium } from "@playwright/test";
import { build } from "vite";
import { findBrowser } from "../support/browser.ts";
import { chromiumFlags } from "../support/chromium-flags.ts";
// biome-ignore lint/correctness/useImportExtensions: it takes the declarations beside it for the file.
import type { CountedReps } from "./count-calls.mjs";
import type { FoldedSpan, foldCalls } from "./fold-calls.ts";

/** What `foldCalls` makes of a file of calls on an empty page of Chromium. */
export async function foldInBrowser(csv: string, span: FoldedSpan): Promise<CountedReps> {
  const script = await buildPage();
  const found = await findBrowser();
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    env: { ...process.env, ...found.environment } as Record<string, string>,
    args: [...chromiumFlags],
  });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: script });
    return await page.evaluate(([text, dates]) => (globalThis as unknown as Page).foldCalls(text, dates), [
      csv,
      span,
    ] as const);
  } finally {
    await browser.close();
  }
}

/** What `folding-page.ts` leaves in the page. */
type Page = { readonly foldCalls: typeof foldCalls };

async function buildPage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2023",
      lib: { entry: join(import.meta.dirname, "folding-page.ts"), formats: ["iife"], name: "folding" },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  if (bundle === undefined || !("output" in bundle)) throw new Error("Nothing was built.");
  return bundle.output[0].code;
}

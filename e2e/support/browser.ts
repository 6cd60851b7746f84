import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";
import { unpackedChromium } from "./packed-chromium.ts";

const run = promisify(execFile);

export type FoundBrowser = {
  readonly executablePath: string;
  /** Added to the browser's environment. */
  readonly environment: Record<string, string>;
  /** Where it comes from, as a sentence for whoever runs the tests. */
  readonly found: string;
};

/**
 * Finds a Chromium, or installs one: `CHROMIUM_PATH`, Playwright's own, the system's, the one that npm installed
 * (Linux on x64), else Playwright downloads its own. Throws when none of these works.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (!existsSync(given)) throw new Error(`CHROMIUM_PATH names no file: ${given}`);
    return plain(given, `Chromium from CHROMIUM_PATH: ${given}`);
  }

  const own = chromium.executablePath();
  if (existsSync(own)) return plain(own, `Playwright's own Chromium: ${own}`);

  const installed = systemChromium();
  if (installed !== undefined) return plain(installed, `the system's Chromium: ${installed}`);

  if (process.platform === "linux" && process.arch === "x64") {
    const packed = await unpackedChromium();
    return { ...packed, found: `the Chromium that npm installed, unpacked to ${packed.executablePath}` };
  }

  await run("npx", ["playwright", "install", "chromium"]);
  return plain(own, `Playwright's own Chromium, installed just now: ${own}`);
}

function plain(executablePath: string, found: string): FoundBrowser {
  return { executablePath, environment: {}, found };
}

function systemChromium(): string | undefined {
  const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
  const inPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const elsewhere = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  ];
  return [...inPath, ...elsewhere].find((path) => existsSync(path));
}

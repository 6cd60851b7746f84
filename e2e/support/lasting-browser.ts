import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { chromiumFlags } from "./chromium-flags.ts";

/** A browser that keeps its profile on the disk and treats its tabs as a person's does: a tab can be hidden and frozen. */
export type LastingBrowser = {
  readonly context: BrowserContext;
  /** Its first tab. */
  readonly page: Page;
  /** Ends it as a person does: what it holds in memory reaches the disk. */
  close(): Promise<void>;
  /** Ends all its processes without a word (SIGKILL). One that lived on would write into the profile while the next browser opens it. */
  kill(): Promise<void>;
};

/** A new, empty profile folder. */
export function createProfile(): Promise<string> {
  return mkdtemp(join(tmpdir(), "perennial-profile-"));
}

/** Removes the profile of a browser that has ended; its last helpers may still be on their way out. */
export function removeProfile(profile: string): Promise<void> {
  return rm(profile, { recursive: true, maxRetries: 10, retryDelay: 200 });
}

/**
 * Starts the browser that the tests run in on a profile; locks that a killed one left there are no hindrance. It is started here and not
 * by Playwright, which would keep every tab in the foreground and background timers running.
 */
export async function openProfile(profile: string): Promise<LastingBrowser> {
  const executable = process.env.CHROMIUM_PATH ?? chromium.executablePath();
  const flags = [...chromiumFlags, "--headless", "--lang=en-GB", "--remote-debugging-port=0"];
  const child = spawn(executable, [...flags, `--user-data-dir=${profile}`, "about:blank"], {
    stdio: ["ignore", "ignore", "pipe"],
    detached: true, // a group of its own, so that all of its processes can be ended at once
  });
  const ended = once(child, "exit");
  const browser = await chromium.connectOverCDP(await addressIn(child.stderr), { noDefaults: true });
  const [context] = browser.contexts();
  const [page] = context?.pages() ?? [];
  if (!context || !page) throw new Error("The browser started without a tab.");
  return {
    context,
    page,
    async close() {
      const devtools = await browser.newBrowserCDPSession();
      await devtools.send("Browser.close");
      await ended;
    },
    async kill() {
      const group = -(child.pid ?? Number.NaN);
      process.kill(group, "SIGKILL");
      await ended;
      while (isAlive(group)) await pause(5);
    },
  };
}

async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  const lines: string[] = [];
  for await (const line of createInterface(output)) {
    const [address] = /ws:\/\/\S+/.exec(line) ?? [];
    if (address) {
      // Unread, the pipe would fill up and the browser would stand still.
      output.resume();
      return address;
    }
    lines.push(line);
  }
  throw new Error(`The browser didn't start:\n${lines.join("\n")}`);
}

/** Whether a process of the group is left. */
function isAlive(group: number): boolean {
  try {
    return process.kill(group, 0);
  } catch {
    return false;
  }
}

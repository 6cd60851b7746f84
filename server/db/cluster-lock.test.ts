import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withLock } from "./cluster-lock.ts";

let folder: string;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), "perennial-lock-")), "lock");
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

/** How long a holder stays inside: several of the others' tries, were the lock open. */
const letOthersTry = () => wait(80);

test("no two do their work at the same time, and all get their turn", async () => {
  let inside = 0;
  let done = 0;
  const work = async () => {
    inside += 1;
    await letOthersTry();
    expect(inside).toBe(1);
    inside -= 1;
    done += 1;
  };
  await Promise.all(Array.from({ length: 5 }, () => withLock(folder, work)));
  expect(done).toBe(5);
  expect(readdirSync(folder)).toEqual(["5"]);
});

test("work that fails gives the lock back", async () => {
  const failing = withLock(folder, () => Promise.reject(new Error("no disk")));
  await expect(failing).rejects.toThrow("no disk");
  expect(await withLock(folder, async () => "next")).toBe("next");
});

test("the lock of a killed process is taken over by one of those who wait", async () => {
  const program = `
    import { withLock } from "./cluster-lock.ts";
    await withLock(${JSON.stringify(folder)}, async () => {
      console.log("held");
      await new Promise(() => setInterval(() => {}, 1_000));
    });
  `;
  const holder = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
    cwd: import.meta.dirname,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(holder.stdout, "data");

  const events: string[] = [];
  const waiting = Promise.all(["a", "b", "c"].map((name) => withLock(folder, async () => events.push(name))));
  await letOthersTry();
  events.push("killed");
  holder.kill("SIGKILL");
  await waiting;
  expect(events[0]).toBe("killed");
  expect(events.slice(1).sort()).toEqual(["a", "b", "c"]);
});

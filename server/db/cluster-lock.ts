import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { StartError } from "./start-error.ts";

const run = promisify(execFile);
const patienceMs = 120_000;
const pauseMs = 25;
const released = "released";

/**
 * Does `work` while no other process does any under the same folder. A lock whose holder was killed is taken over.
 *
 * Turns are numbered files, and the highest number holds the lock: removing a dead holder's file would be a race between
 * two who find it, making the next number isn't, since only one can. The highest file always stays, released or not,
 * so that one who was slow sees that he is late.
 *
 * @throws StartError when the holder lives and doesn't end within two minutes
 */
export async function withLock<Value>(folder: string, work: () => Promise<Value>): Promise<Value> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const turn = await takeTurn(folder);
  try {
    return await work();
  } finally {
    await put(folder, released, (draft) => rename(draft, path.join(folder, String(turn))));
  }
}

async function takeTurn(folder: string): Promise<number> {
  const me = await holderOf(process.pid);
  const deadline = Date.now() + patienceMs;

  while (true) {
    const last = Math.max(0, ...(await turnsIn(folder)));
    const holder = last === 0 ? released : await readHolder(folder, last);
    if (!(await isAlive(holder))) {
      if (await claim(folder, last + 1, me)) return last + 1;
    } else if (Date.now() > deadline) {
      throw new StartError(
        `Process ${holder.split(" ")[0]} has held the lock in ${folder} for two minutes: end it and start again.`,
      );
    }
    await wait(pauseMs);
  }
}

async function claim(folder: string, turn: number, me: string): Promise<boolean> {
  const file = path.join(folder, String(turn));
  try {
    // Linked, not written: a file that others see has its content from the first moment.
    await put(folder, me, (draft) => link(draft, file));
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  }

  const turns = await turnsIn(folder);
  if (turns.some((other) => other > turn)) {
    await rm(file, { force: true });
    return false;
  }
  for (const older of turns) if (older < turn) await rm(path.join(folder, String(older)), { force: true });
  return true;
}

async function put(folder: string, content: string, publish: (draft: string) => Promise<void>): Promise<void> {
  const draft = path.join(folder, `draft-${randomUUID()}`);
  await writeFile(draft, content);
  try {
    await publish(draft);
  } finally {
    await rm(draft, { force: true });
  }
}

async function turnsIn(folder: string): Promise<readonly number[]> {
  return (await readdir(folder)).filter((name) => /^\d+$/.test(name)).map(Number);
}

async function readHolder(folder: string, turn: number): Promise<string> {
  try {
    return await readFile(path.join(folder, String(turn)), "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return released; // a later turn took its place; `claim` will find out
    throw error;
  }
}

async function isAlive(holder: string): Promise<boolean> {
  if (holder === released) return false;
  const pid = Number(holder.split(" ")[0]);
  return isRunning(pid) && (await holderOf(pid)) === holder;
}

/** A process id alone comes back after a restart of the machine: with its start it is one process. */
async function holderOf(pid: number): Promise<string> {
  return `${pid} ${await startOf(pid)}`;
}

async function startOf(pid: number): Promise<string> {
  try {
    if (process.platform === "linux") {
      const boot = (await readFile("/proc/sys/kernel/random/boot_id", "utf8")).trim();
      const fields = (await readFile(`/proc/${pid}/stat`, "utf8")).split(") ").at(-1)?.split(" ") ?? [];
      // Killed, but its parent hasn't noticed yet.
      return fields[0] === "Z" ? "gone" : `${boot} ${fields[19]}`;
    }
    if (process.platform === "win32") return "";
    return (await run("ps", ["-o", "lstart=", "-p", String(pid)])).stdout.trim();
  } catch {
    return "gone";
  }
}

/** Whether a process of this id runs, be it another user's. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, "EPERM");
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

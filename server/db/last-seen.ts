import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod/mini";
import { type DatabaseStanding, standingOf, startNewEpoch } from "./epoch.ts";

export type LastSeenOptions = {
  readonly dataDir: string;
  readonly adminConnectionString: string;
  readonly log: (sentence: string) => void;
};

const noteEveryMs = 60_000;
const seenSchema = z.object({ epoch: z.uuid(), progress: z.string().check(z.regex(/^\d{1,19}$/)) });

/**
 * Compares the database with what was last seen of it, and begins a new epoch where it fell behind: then it is an older copy. What was
 * seen is kept in `DATA_DIR`, so a copy of that whole folder can't be told from the original, and what happened in the last minute
 * before a server was killed isn't known to it: a restore is announced by hand (`npm run db -- new-epoch`), and this is the second net.
 */
export async function noticeOlderCopy({ dataDir, adminConnectionString, log }: LastSeenOptions): Promise<void> {
  const seen = await readSeen(fileIn(dataDir));
  const found = await standingOf(adminConnectionString);
  if (seen === null || seen.epoch !== found.epoch || found.progress >= seen.progress) return;
  await startNewEpoch(adminConnectionString);
  log("The database is an older copy of the one seen last: a new epoch begins, and devices bring back what it forgot.");
}

/** Notes how far the database has come, now and every minute. Returns what notes it a last time and ends that. */
export async function keepLastSeen({
  dataDir,
  adminConnectionString,
  log,
}: LastSeenOptions): Promise<() => Promise<void>> {
  async function note(): Promise<void> {
    try {
      await writeSeen(fileIn(dataDir), await standingOf(adminConnectionString));
    } catch (error) {
      log(`How far the database has come couldn't be noted in ${dataDir}: ${error}`);
    }
  }

  await note();
  const timer = setInterval(() => void note(), noteEveryMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await note();
  };
}

function fileIn(dataDir: string): string {
  return path.join(dataDir, "database-last-seen.json");
}

/** `null` for a file that isn't there or can't be read: then there is nothing to compare with. */
async function readSeen(file: string): Promise<DatabaseStanding | null> {
  const text = await readFile(file, "utf8").catch(() => "null");
  const parsed = seenSchema.safeParse(parseJson(text));
  return parsed.success ? { epoch: parsed.data.epoch, progress: BigInt(parsed.data.progress) } : null;
}

/** Renamed into place: never half a file. */
async function writeSeen(file: string, { epoch, progress }: DatabaseStanding): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    await writeFile(draft, `${JSON.stringify({ epoch, progress: String(progress) })}\n`, { mode: 0o600 });
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

import { randomBytes } from "node:crypto";
import { chmod, link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { secretKeyBytes } from "./secret-box.ts";

const hexKey = /^[0-9a-f]{64}$/i;

/**
 * The key that the CRM's keys are encrypted under: the given one (64 hex digits), else the one kept in `dataDir`, made at the first
 * start and readable by its owner only. @throws where the text is no such key
 */
export async function loadSecretKey(dataDir: string, given?: string): Promise<Uint8Array> {
  if (given !== undefined && given !== "") return parseKey(given, "The given secret key");

  const file = path.join(dataDir, "crm-secret");
  const kept = await read(file);
  return parseKey(kept ?? (await make(file)), file);
}

/** Several starts at once: the first file stays, complete from the moment it has its name. */
async function make(file: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  await writeFile(draft, `${randomBytes(secretKeyBytes).toString("hex")}\n`, { mode: 0o600, flush: true });
  try {
    await chmod(draft, 0o600);
    await link(draft, file);
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(file, "utf8");
}

async function read(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
}

function parseKey(text: string, from: string): Uint8Array {
  const trimmed = text.trim();
  if (!hexKey.test(trimmed)) throw new Error(`${from} isn't a key of 64 hex digits.`);
  return Buffer.from(trimmed, "hex");
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

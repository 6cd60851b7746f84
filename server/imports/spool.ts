import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileLimitBytes } from "./stage-file.ts";

/**
 * Takes an upload onto the disk as fast as it comes, and works on it from there: a busy database doesn't keep the sender waiting past the time
 * that a request may take, and a slow sender keeps no transaction open. What is larger than a file may be is cut where it becomes so.
 */
export async function withSpooled<Value>(
  upload: Readable,
  work: (bytes: AsyncIterable<Uint8Array>) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(path.join(tmpdir(), "perennial-import-"));
  const file = path.join(folder, "upload.csv");
  try {
    await pipeline(firstBytesOf(upload), createWriteStream(file, { mode: 0o600 }));
    return await work(createReadStream(file));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The rest of what is too large is let go by: left unread, it would block the connection for the requests to come, and a closed one might
 * swallow the answer.
 */
async function* firstBytesOf(upload: Readable): AsyncGenerator<Uint8Array> {
  let total = 0;
  try {
    for await (const chunk of upload.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
      total += chunk.byteLength;
      yield chunk;
      if (total > fileLimitBytes) return;
    }
  } finally {
    upload.resume();
  }
}

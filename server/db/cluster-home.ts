import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type ClusterUser, canReach, chooseUser } from "./cluster-user.ts";
import { StartError } from "./start-error.ts";

/** Where a cluster's parts lie. */
export type ClusterHome = {
  /** Of the process's own user, mode 0700: password and lock. */
  readonly keys: string;
  /** Of the user that PostgreSQL runs as: log, copied programs and the data. */
  readonly folder: string;
  readonly data: string;
  readonly log: string;
  readonly user: ClusterUser;
  readonly password: string;
};

/** The folder for what only this process's user may read, made when missing. */
export function prepareKeys(dataDir: string): string {
  const keys = path.join(dataDir, "cluster");
  mkdirSync(dataDir, { recursive: true });
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  return realpathSync(keys);
}

/**
 * Finds the cluster's place, or makes it. It is `DATA_DIR/postgres`, unless the user that runs PostgreSQL can't reach
 * that folder: then one outside, named after the password in DATA_DIR, so that it goes with DATA_DIR wherever that is moved,
 * and a DATA_DIR made anew begins with a new database. Called under the lock.
 */
export function prepareHome(dataDir: string, keys: string): ClusterHome {
  const password = readPassword(keys);
  const name = `perennial-${createHash("sha256").update(password).digest("hex").slice(0, 12)}`;
  const places = [
    path.join(realpathSync(dataDir), "postgres"),
    ...["/var/lib", "/var/tmp", tmpdir()].map((parent) => path.join(parent, name)),
  ];

  const used = places.find((place) => existsSync(path.join(place, "data", "PG_VERSION")));
  const user = chooseUser(used === undefined ? null : path.join(used, "data"));
  const folder = used ?? places.find((place) => isUsable(place, user));
  if (folder === undefined || !canReach(user, folder, "write")) {
    throw new StartError(
      `PostgreSQL runs as ${user?.name ?? "you"}, who can't use ${folder ?? places.join(", ")}: give that user access, choose another DATA_DIR, or set DATABASE_URL.`,
    );
  }
  return { keys, folder, data: path.join(folder, "data"), log: path.join(folder, "postgres.log"), user, password };
}

function readPassword(keys: string): string {
  const file = path.join(keys, "password");
  if (!existsSync(file)) {
    // Renamed into place: a file cut off half-way would lock everyone out.
    writeFileSync(`${file}.draft`, randomBytes(24).toString("hex"), { mode: 0o600 });
    renameSync(`${file}.draft`, file);
  }
  return readFileSync(file, "utf8").trim();
}

/** Makes the folder, of that user and closed to others, and tries whether the user gets there. */
function isUsable(folder: string, user: ClusterUser): boolean {
  try {
    const isNew = mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined;
    const owner = statSync(folder).uid;
    if (owner !== process.getuid?.() && owner !== user?.uid) return false; // somebody else's, in a folder open to all
    chmodSync(folder, 0o700);
    if (user !== null) chownSync(folder, user.uid, user.gid);
    if (canReach(user, folder, "write")) return true;
    if (isNew) rmdirSync(folder);
    return false;
  } catch {
    return false;
  }
}

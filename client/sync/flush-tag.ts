const prefix = "flush:";

/** Names a background sync after the database whose queue it sends: the worker can't ask the page who is signed in. */
export function flushTag(databaseName: string): string {
  return prefix + databaseName;
}

/** `null` for a background sync that isn't a flush. */
export function databaseOfTag(tag: string): string | null {
  return tag.startsWith(prefix) ? tag.slice(prefix.length) : null;
}

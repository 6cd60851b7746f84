/** A value that lies in the browser's own storage, outside the local database. */
export type Kept<Value> = {
  /** What was kept last; `null` where nothing is, or nothing that this app can read. */
  read(): Value | null;
  /** Returns `false` where the browser has no room for it: what was kept before stays. */
  write(value: Value): boolean;
  forget(): void;
};

/** Keeps a value under a key, as JSON. `parse` returns `null` for what isn't such a value, as another version of the app may have left it. */
export function keepUnder<Value>(
  key: string,
  storage: Storage,
  parse: (kept: unknown) => Value | null = asIs,
): Kept<Value> {
  return {
    read() {
      try {
        return parse(JSON.parse(storage.getItem(key) ?? "null"));
      } catch {
        return null;
      }
    },
    write(value) {
      try {
        storage.setItem(key, JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    },
    forget: () => storage.removeItem(key),
  };
}

function asIs<Value>(kept: unknown): Value | null {
  return kept as Value | null;
}

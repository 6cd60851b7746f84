import { beforeEach, expect, test } from "vitest";
import { keepUnder } from "./kept.ts";

const isCount = (value: unknown): number | null => (typeof value === "number" ? value : null);
const full = () => {
  throw new DOMException("full", "QuotaExceededError");
};

let entries: Map<string, string>;
let storage: Storage;
beforeEach(() => {
  entries = new Map();
  storage = {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
  } as Storage;
});

test("what is kept is read again until it is forgotten", () => {
  const kept = keepUnder("count", storage, isCount);
  expect(kept.read()).toBeNull();
  expect(kept.write(3)).toBe(true);
  expect(keepUnder("count", storage, isCount).read()).toBe(3);
  kept.forget();
  expect([kept.read(), entries.size]).toEqual([null, 0]);
});

test.each(["{", '"three"', "null"])("what this app can't read, as %s, is as if nothing were kept", (text) => {
  entries.set("count", text);
  expect(keepUnder("count", storage, isCount).read()).toBeNull();
});

test("where the browser has no room, what was kept before stays", () => {
  const kept = keepUnder("count", storage, isCount);
  kept.write(3);
  storage.setItem = full;
  expect([kept.write(4), kept.read()]).toEqual([false, 3]);
});

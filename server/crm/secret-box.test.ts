import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { createSecretBox } from "./secret-box.ts";
import { loadSecretKey } from "./secret-key.ts";

const key = new Uint8Array(32).fill(7);

test("only the same key opens a sealed text, for the same place and unchanged", () => {
  const box = createSecretBox(key);
  const sealed = box.seal("clave 🔑", "here");
  expect(box.open(sealed, "here")).toBe("clave 🔑");
  expect(box.open(sealed, "there")).toBeNull();
  expect(createSecretBox(new Uint8Array(32)).open(sealed, "here")).toBeNull();
  for (const [at, byte] of sealed.entries()) expect(box.open(sealed.with(at, byte ^ 1), "here")).toBeNull();
  expect(box.open(sealed.subarray(0, 20), "here")).toBeNull();
  expect(Buffer.from(box.seal("clave 🔑", "here"))).not.toEqual(Buffer.from(sealed));
});

test("starts at the same moment share one key, kept for its owner alone", async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), "perennial-key-"));
  try {
    const keys = await Promise.all(Array.from({ length: 5 }, () => loadSecretKey(dataDir)));
    expect(new Set(keys.map((each) => Buffer.from(each).toString("hex"))).size).toBe(1);
    const file = path.join(dataDir, "crm-secret");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(Buffer.from(await loadSecretKey(dataDir)).toString("hex")).toBe((await readFile(file, "utf8")).trim());
  } finally {
    await rm(dataDir, { recursive: true });
  }
});

test("a given key is taken, and a wrong one refused", async () => {
  expect(Buffer.from(await loadSecretKey("/nowhere", "07".repeat(32)))).toEqual(Buffer.from(key));
  await expect(loadSecretKey("/nowhere", "secret")).rejects.toThrow("64 hex digits");
});

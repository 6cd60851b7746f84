import { createHash, createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { checkDraw } from "./check-draw.ts";

const seed = "5e".repeat(32);
const seedHash = createHash("sha256").update(Buffer.from(seed, "hex")).digest("hex");
const entryIds = ["c", "a", "b"].map((letter) => `018f0000-0000-7000-8000-00000000000${letter}`);
const sorted = [...entryIds].sort();
const digest = createHmac("sha256", Buffer.from(seed, "hex")).update(sorted.join("\n")).digest("hex");
const place = Number(BigInt(`0x${digest}`) % 3n);
const entryAt = (index: number): string | null => sorted[index % 3] ?? null;

test("R5 a draw is right if the seed is the promised one and makes the winner, in whatever order the entries come", async () => {
  expect(await checkDraw({ seed, seedHash, entryIds, winningId: entryAt(place) })).toBe("right");
  expect(await checkDraw({ seed, seedHash, entryIds, winningId: entryAt(place + 1) })).toBe("wrong_winner");
  expect(await checkDraw({ seed, seedHash, entryIds: [], winningId: null })).toBe("right");
  const otherSeed = "5f".repeat(32);
  expect(await checkDraw({ seed: otherSeed, seedHash, entryIds, winningId: entryAt(place) })).toBe("wrong_seed");
});

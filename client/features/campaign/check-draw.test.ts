import { createHash, createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { instantOf } from "#shared/domain/time/instant.ts";
import type { RaffleEntrant } from "#shared/protocol/campaign-raffles.ts";
import { checkDraw } from "./check-draw.ts";
import { losersCsv } from "./losers-csv.ts";

const seed = "5e".repeat(32);
const seedHash = createHash("sha256").update(Buffer.from(seed, "hex")).digest("hex");
const ids = ["c", "a", "b"].map((letter) => `018f0000-0000-7000-8000-00000000000${letter}`);
const digest = createHmac("sha256", Buffer.from(seed, "hex"))
  .update([...ids].sort().join("\n"))
  .digest("hex");
const place = Number(BigInt(`0x${digest}`) % 3n);

function drawn(winner: number): readonly RaffleEntrant[] {
  const won = [...ids].sort()[winner];
  return ids.map((id, index) => ({
    id,
    name: `Rep ${index}`,
    email: `rep${index}@demo.test`,
    enteredAt: instantOf(0),
    outcome: id === won ? "won" : "rejected",
  }));
}

test("a draw is right if the seed is the promised one and makes the winner, in whatever order the entries come", async () => {
  expect(await checkDraw({ seed, seedHash, entrants: drawn(place) })).toBe("right");
  expect(await checkDraw({ seed, seedHash, entrants: drawn((place + 1) % 3) })).toBe("wrong_winner");
  expect(await checkDraw({ seed: "5f".repeat(32), seedHash, entrants: drawn(place) })).toBe("wrong_seed");
});

test("the losers' list holds those whom the manager may write to, and no formula", () => {
  const entrants = [
    ...drawn(place),
    { id: "x", name: null, email: null, enteredAt: instantOf(0), outcome: "rejected" as const },
    { id: "y", name: "=SUM(A1)", email: null, enteredAt: instantOf(0), outcome: "rejected" as const },
  ];
  const lines = losersCsv("Spring, 2026", entrants).trimEnd().split("\r\n");
  expect(lines).toHaveLength(4);
  expect(lines[0]).toBe("raffle,name,email");
  expect(lines[3]).toBe('"Spring, 2026",\'=SUM(A1),');
});

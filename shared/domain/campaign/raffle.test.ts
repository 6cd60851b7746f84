import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { drawMessage, type RaffleEntry, winnerOf } from "./raffle.ts";

const seed = `${"00".repeat(31)}2a`;
const entries = fc.uniqueArray(
  fc.uuid().map((id): RaffleEntry => ({ id, participantId: `of ${id}` })),
  {
    selector: ({ id }) => id,
    maxLength: 50,
  },
);

const drawn = (of: readonly RaffleEntry[]) =>
  winnerOf(of, createHmac("sha256", Buffer.from(seed, "hex")).update(drawMessage(of)).digest("hex"));

test("the winner doesn't depend on the order in which entries are known", () => {
  fc.assert(
    fc.property(entries, (list) => {
      expect(drawn(list.toReversed())).toEqual(drawn(list));
    }),
  );
});

test("anybody can check the draw by seed and ids alone", () => {
  fc.assert(
    fc.property(entries, (list) => {
      const ids = list.map(({ id }) => id).sort();
      const hmac = createHmac("sha256", Buffer.from(seed, "hex")).update(ids.join("\n")).digest();
      // By hand: the remainder of the number, byte by byte.
      const place = hmac.reduce((rest, byte) => (rest * 256 + byte) % Math.max(ids.length, 1), 0);
      expect(drawn(list)?.id).toBe(ids[place]);
    }),
  );
});

test("nobody wins where nobody entered", () => {
  expect(drawn([])).toBeNull();
});

import { drawMessage, winnerOf } from "#shared/domain/campaign/raffle.ts";

/** `unable` where the browser computes no hashes, as on an address without https. */
export type DrawCheck = "right" | "wrong_seed" | "wrong_winner" | "unable";

/** What is published of a draw. */
export type Drawn = {
  readonly seed: string;
  readonly seedHash: string;
  readonly entryIds: readonly string[];
  readonly winningId: string | null;
};

/** Computes a draw again: the seed is the one that was promised, and it and the entries make this winner (R5). */
export async function checkDraw({ seed, seedHash, entryIds, winningId }: Drawn): Promise<DrawCheck> {
  // Without https there is none.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return "unable";
  const bytes = Uint8Array.from(seed.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  if (hexOf(await subtle.digest("SHA-256", bytes)) !== seedHash) return "wrong_seed";

  const key = await subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const entries = entryIds.map((id) => ({ id, participantId: id }));
  const digest = hexOf(await subtle.sign("HMAC", key, new TextEncoder().encode(drawMessage(entries))));
  const winner = winnerOf(entries, digest)?.id ?? null;
  return winner === winningId ? "right" : "wrong_winner";
}

function hexOf(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

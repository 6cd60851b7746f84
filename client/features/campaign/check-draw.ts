import { drawMessage, winnerOf } from "#shared/domain/campaign/raffle.ts";
import type { RaffleEntrant } from "#shared/protocol/campaign-raffles.ts";

/** `unable` where the browser computes no hashes, as on an address without https. */
export type DrawCheck = "right" | "wrong_seed" | "wrong_winner" | "unable";

type Drawn = { readonly seed: string; readonly seedHash: string; readonly entrants: readonly RaffleEntrant[] };

/** Computes a draw again: the seed is the one that was promised, and it and the entries make this winner. */
export async function checkDraw({ seed, seedHash, entrants }: Drawn): Promise<DrawCheck> {
  // Without https there is none.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return "unable";
  const bytes = Uint8Array.from(seed.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  if (hexOf(await subtle.digest("SHA-256", bytes)) !== seedHash) return "wrong_seed";

  const key = await subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const entries = entrants.map(({ id }) => ({ id, participantId: id }));
  const digest = hexOf(await subtle.sign("HMAC", key, new TextEncoder().encode(drawMessage(entries))));
  const winner = winnerOf(entries, digest)?.id ?? null;
  return winner === (entrants.find(({ outcome }) => outcome === "won")?.id ?? null) ? "right" : "wrong_winner";
}

function hexOf(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

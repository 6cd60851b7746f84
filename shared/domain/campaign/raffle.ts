/** An entry as the draw sees it: the id of the operation that made it, and whose it is. */
export type RaffleEntry = { readonly id: string; readonly participantId: string };

/** The entries in the order in which the draw counts them. */
export function inDrawOrder(entries: readonly RaffleEntry[]): readonly RaffleEntry[] {
  return entries.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** What the seed signs: the ids of all entries, in the draw's order, a line each. */
export function drawMessage(entries: readonly RaffleEntry[]): string {
  return inDrawOrder(entries)
    .map(({ id }) => id)
    .join("\n");
}

/**
 * The winner of a raffle. `digest` is HMAC-SHA256 of `drawMessage`, in UTF-8, with the seed's 32 bytes as its key, in hexadecimal; the winner's
 * place is that number modulo the number of entries. The hash of the seed's bytes (SHA-256) was published before anybody entered, so anyone
 * can check both. `null` where nobody has entered.
 */
export function winnerOf(entries: readonly RaffleEntry[], digest: string): RaffleEntry | null {
  if (entries.length === 0) return null;
  const place = Number(BigInt(`0x${digest}`) % BigInt(entries.length));
  return inDrawOrder(entries)[place] ?? null;
}

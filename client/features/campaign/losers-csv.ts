import { csvField } from "#shared/domain/csv-field.ts";
import type { RaffleEntrant } from "#shared/protocol/campaign-raffles.ts";

/** Those who lost a raffle and whom the manager may write to, as a spreadsheet reads it. */
export function losersCsv(raffle: string, entrants: readonly RaffleEntrant[]): string {
  const losers = entrants.filter(({ name, outcome }) => name !== null && outcome === "rejected");
  const rows = losers.map(({ name, email }) => [raffle, name ?? "", email ?? ""].map(csvField));
  return [["raffle", "name", "email"], ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}

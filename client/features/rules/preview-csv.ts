import { csvField } from "#shared/domain/csv-field.ts";
import type { RepPreview, RulesetPreview } from "#shared/protocol/rulesets.ts";

const columns: readonly { readonly name: string; readonly of: (rep: RepPreview) => string | number }[] = [
  { name: "code", of: ({ code }) => code },
  { name: "name", of: ({ name }) => name },
  { name: "xpBefore", of: ({ xp }) => xp.before },
  { name: "xpAfter", of: ({ xp }) => xp.after },
  { name: "xpDifference", of: ({ xp }) => xp.after - xp.before },
  { name: "levelBefore", of: ({ level }) => level.before },
  { name: "levelAfter", of: ({ level }) => level.after },
  { name: "rankBefore", of: ({ rank }) => rank.before },
  { name: "rankAfter", of: ({ rank }) => rank.after },
  { name: "badgesGained", of: ({ badges }) => badges.gained.join(" ") },
  { name: "badgesLost", of: ({ badges }) => badges.lost.join(" ") },
];

/** The preview as a spreadsheet reads it: a row per rep, with the dates that it is of. */
export function previewCsv({ from, to, reps }: RulesetPreview): string {
  const head = ["from", "to", ...columns.map(({ name }) => name)];
  const rows = reps.map((rep) => [from, to, ...columns.map((column) => column.of(rep))].map(csvField));
  return [head, ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}

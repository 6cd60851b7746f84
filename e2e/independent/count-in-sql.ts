import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Db } from "../../server/db/db.ts";
// biome-ignore lint/correctness/useImportExtensions: it takes the declarations beside it for the file.
import type { CountedReps } from "./count-calls.mjs";
import type { Span } from "./span.ts";

/** What a date of a rep comes to, with the sums up to it and the efficiency of the seven dates that end there. */
export type CountedDate = {
  readonly rep: string;
  readonly date: string;
  readonly xp: number;
  readonly totalXp: number;
  readonly deals: number;
  readonly level: number;
  readonly drop: number | null;
  readonly twoPlusMinute: number | null;
};

/** A file of calls as SQL counts it, by rep and date: it reads the file's rows and no table. */
export async function countInSql(
  db: Db,
  csv: string,
  { joinedOn, today, closedThrough }: Pick<Span<string>, "joinedOn" | "today" | "closedThrough">,
): Promise<readonly CountedDate[]> {
  const sql = await readFile(path.join(import.meta.dirname, "count-calls.sql"), "utf8");
  const calls = csv
    .trim()
    .split("\n")
    .slice(1)
    .map((row) => row.trimEnd().split(","))
    .map(([, rep, date, time, seconds, , , , deal]) => ({ rep, date, time, seconds, deal: deal === "yes" }));
  return db.inTransaction({ kind: "none" }, (tx) =>
    tx.rows<CountedDate>(sql, [JSON.stringify(calls), joinedOn, today, closedThrough]),
  );
}

/** The same of another count, to be held against it. */
export function datesOf(reps: CountedReps): readonly CountedDate[] {
  return Object.entries(reps).flatMap(([rep, { days }]) => {
    let deals = 0;
    return Object.entries(days).map(([date, day]) => {
      deals += day.counters.deal_closed ?? 0;
      const { totalXp, level, drop, twoPlusMinute } = day;
      const xp = Object.values(day.xp).reduce((sum, amount) => sum + amount, 0);
      return { rep, date, xp, totalXp, deals, level, drop, twoPlusMinute };
    });
  });
}

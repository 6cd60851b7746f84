// Counts a file of calls by the rules' text alone, sharing no code with the product: what the ledger says is held against this.
// node e2e/independent/count-calls.mjs <file.csv> --joined-on YYYY-MM-DD --today YYYY-MM-DD --final-through YYYY-MM-DD
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

/**
 * Per rep: base XP, XP of first dials and of streak days, their sum, the longest and the present streak, deals. Nobody works on weekends
 * or takes leave; every row of the file is one call, valid and there once.
 */
export function countCalls(csv, { joinedOn, today, finalThrough }) {
  const [header, ...lines] = csv
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/);
  const names = header.split(",");
  const counts = {};

  for (const line of lines) {
    const cells = line.split(",");
    const cell = (name) => cells[names.indexOf(name)];
    const seconds = Number(cell("duration_seconds"));
    const dealt = cell("deal_closed") === "yes";

    counts[cell("rep")] ??= { calls: 0, deals: 0, baseXp: 0, dates: new Set() };
    const count = counts[cell("rep")];
    count.calls += 1;
    count.deals += dealt ? 1 : 0;
    count.baseXp += 2 + (seconds >= 10 ? 5 : 0) + (seconds >= 120 ? 15 : 0) + (dealt ? 300 : 0);
    count.dates.add(cell("date"));
  }

  return Object.fromEntries(
    Object.entries(counts)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([rep, { calls, deals, baseXp, dates }]) => {
        const shown = walk(dates, joinedOn, today, finalThrough);
        const streakXp = 10 * walk(dates, joinedOn, today, today).later;
        const firstDialXp = 25 * dates.size;
        const totalXp = baseXp + firstDialXp + streakXp;
        const { longest: longestStreak, streak: streakDays } = shown;
        return [rep, { calls, deals, baseXp, firstDialXp, streakXp, totalXp, longestStreak, streakDays }];
      }),
  );
}

/** Monday to Friday from the day of joining: two freezes to start with, one more for each seven perfect days, two held at most. */
function walk(worked, joinedOn, today, finalThrough) {
  let freezes = 2;
  let perfect = 0;
  let streak = 0;
  let longest = 0;
  let later = 0;
  for (let day = Date.parse(joinedOn); day <= Date.parse(today); day += 86_400_000) {
    const date = new Date(day).toISOString().slice(0, 10);
    if ([0, 6].includes(new Date(day).getUTCDay())) continue;
    if (worked.has(date)) {
      streak += 1;
      if (streak > 1) later += 1;
      if (streak > longest) longest = streak;
      perfect += 1;
      if (perfect === 7) {
        perfect = 0;
        freezes = Math.min(2, freezes + 1);
      }
    } else if (date <= finalThrough) {
      perfect = 0;
      if (freezes > 0) freezes -= 1;
      else streak = 0;
    }
  }
  return { streak, longest, later };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { "joined-on": { type: "string" }, today: { type: "string" }, "final-through": { type: "string" } },
  });
  const [file] = positionals;
  const { "joined-on": joinedOn, today, "final-through": finalThrough } = values;
  if (!file || !joinedOn || !today || !finalThrough) {
    console.error("usage: count-calls.mjs <file.csv> --joined-on DATE --today DATE --final-through DATE");
    process.exit(2);
  }
  console.log(JSON.stringify(countCalls(readFileSync(file, "utf8"), { joinedOn, today, finalThrough }), null, 2));
}

// What a file of calls comes to, counted by count-calls.mjs; with --digests one SHA-256 per rep of its days and sums.
// node e2e/independent/command.mjs <file.csv> --joined-on DATE --today DATE --final-through DATE [--closed-through DATE] [--digests]
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { countCalls } from "./count-calls.mjs.mts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    "joined-on": { type: "string" },
    today: { type: "string" },
    "final-through": { type: "string" },
    "closed-through": { type: "string" },
    digests: { type: "boolean", default: false },
  },
});
const [file] = positionals;
const { "joined-on": joinedOn, today, "final-through": finalThrough, "closed-through": closedThrough } = values;
if (!file || !joinedOn || !today || !finalThrough) {
  console.error(
    "usage: command.mjs <file.csv> --joined-on DATE --today DATE --final-through DATE [--closed-through DATE] [--digests]",
  );
  process.exit(2);
}

const span = { joinedOn, today, finalThrough, closedThrough };
const reps = countCalls(readFileSync(file, "utf8"), span);
const digests = () => Object.fromEntries(Object.entries(reps).map(([rep, counted]) => [rep, digestOf(counted)]));
console.log(JSON.stringify(values.digests ? { ...span, reps: digests() } : reps, null, 2));

function digestOf(counted) {
  return createHash("sha256")
    .update(JSON.stringify(inOrder(counted)))
    .digest("hex");
}

/** The same value with the keys of every object in order. */
function inOrder(value) {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, inOrder(value[key])]),
  );
}

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Fault } from "./recompute-world.ts";

type Mutant = {
  readonly fault?: Fault;
  /** The function as it is, and what is wrong in it. */
  readonly sql?: string;
  readonly from?: string | RegExp;
  readonly to?: string;
};

const folder = path.join(import.meta.dirname, "../db/migrations");
const migrations = readdirSync(folder)
  .filter((name) => name.includes("recompute"))
  .sort()
  .map((name) => readFileSync(path.join(folder, name), "utf8"))
  .join("\n");

/** What the property has to find, each for itself. */
export const mutants: readonly (readonly [string, Mutant])[] = [
  ["a window that counts the date of its end", inFunction("sum_of_days", "d.day < %s", "d.day <= %s")],
  ["a deletion that marks nobody", { fault: "deletion_unmarked" }],
  [
    "a row that is made without a mark",
    inFunction(
      "create_mission_progress_for_eligible_users",
      "set campaign_dirty = true,",
      "set campaign_dirty = false,",
    ),
  ],
  [
    "a participant who is summed and locked afterwards",
    inFunction("update_mission_progress", /( {2}call campaign\.lock_participants[^;]*;\n)([\s\S]*?;\n)/, "$2$1"),
  ],
  [
    "a head that is raised without a change",
    inFunction(
      "update_mission_progress",
      "version = h.version + (h.scope_id = any (told))::int",
      "version = h.version + 1",
    ),
  ],
  [
    "a change that no head tells of",
    inFunction(
      "update_mission_progress",
      "case when h.scope_id = any (told) then h.version + 1 else h.campaign_version end",
      "h.campaign_version",
    ),
  ],
  ["a completion of dormant rows", inFunction("judge_mission_progress", "m.enabled and m.activated", "m.enabled")],
  [
    "a value that is rounded before it is compared",
    inFunction(
      "judge_mission_progress",
      "when v.value < m.target or",
      "when round(v.value / 100.0) * 100 < m.target or",
    ),
  ],
  [
    "a completion by dates that are still open",
    inFunction("judge_mission_progress", "when m.is_logged and coalesce", "when false and coalesce"),
  ],
  ["a second row beside an open one", inFunction("missing_mission_progress", " or h.is_open)", ")")],
  ["a duplicate that is added once more", { fault: "duplicate_added" }],
];

/** A function as the last migration has it, to be replaced by one with a fault. */
function inFunction(name: string, from: string | RegExp, to: string): Mutant {
  const begin = `create (?:or replace )?(function campaign\\.${name}\\(`;
  const body = new RegExp(`${begin}[\\s\\S]*?(?:\\nend;\\n(?:\\$\\$;|(?!\\$))|\\nreturn [^;]*;))`, "g");
  const text = [...migrations.matchAll(body)].at(-1)?.[1];
  if (text === undefined) throw new Error(`No function ${name}`);
  return { sql: `set role perennial_owner; create or replace ${text}`, from, to };
}

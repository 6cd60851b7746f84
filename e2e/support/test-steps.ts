import { spawn } from "node:child_process";
import { once } from "node:events";
import { delimiter, join } from "node:path";
import { findBinaries } from "../../server/db/cluster-binaries.ts";
import { readReport, type Tally, tallyPlaywright, tallyVitest, withExit } from "./test-reports.ts";

const root = join(import.meta.dirname, "../..");

export type StepPorts = {
  /** A folder for the reports, the caller's to remove. */
  readonly reports: string;
  /** Added to the environment of every step. */
  readonly environment: Readonly<Record<string, string>>;
};

export type Step = { readonly name: string; readonly run: () => Promise<Tally> };

/** The steps of the whole test, in order: the cheap ones that say most come first. */
export function createSteps(ports: StepPorts): readonly Step[] {
  const { reports, environment } = ports;

  const check = (name: string, ...command: readonly string[]): Step => ({
    name,
    run: async () => withExit({ passed: 0, failed: 0, skipped: 0 }, await run(command, environment)),
  });
  const vitest = (name: string, projects: readonly string[], added: Readonly<Record<string, string>> = {}): Step => ({
    name,
    run: async () => {
      const file = join(reports, `${name.replaceAll(" ", "-")}.json`);
      const chosen = projects.map((project) => `--project=${project}`);
      const reporting = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
      const exitCode = await run(["vitest", "run", ...chosen, ...reporting], { ...environment, ...added });
      return withExit(readReport(file, tallyVitest), exitCode);
    },
  });

  return [
    check("types", "npm", "run", "--silent", "types"),
    check("lint", "npm", "run", "--silent", "lint"),
    check("unused code", "npm", "run", "--silent", "unused"),
    vitest("unit", ["unit", "component", "browser"]),
    vitest("postgres", ["pg"], { TEST_DATABASE_URL: "" }),
    ...otherPostgres().map(({ name, added }) => vitest(name, ["pg"], added)),
    vitest("simulation", ["simulation"], { TEST_DATABASE_URL: "" }),
    check("build", "npm", "run", "--silent", "build"),
    {
      name: "journeys",
      run: async () => {
        const file = join(reports, "journeys.json");
        const added = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
        const exitCode = await run(["playwright", "test", "--reporter=list,json"], { ...environment, ...added });
        return withExit(readReport(file, tallyPlaywright), exitCode);
      },
    },
  ];
}

/** The PostgreSQL that the suite runs on a second time: the one given, else the system's where there is one. */
function otherPostgres(): readonly { readonly name: string; readonly added: Readonly<Record<string, string>> }[] {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return [{ name: "postgres of TEST_DATABASE_URL", added: { TEST_DATABASE_URL: given } }];
  try {
    const { version } = findBinaries(null, "", "system");
    return [{ name: `postgres ${version} of the system`, added: { PERENNIAL_TEST_POSTGRES: "system" } }];
  } catch {
    return [];
  }
}

/** Runs a program of the project to its end, its output on ours. Resolves with its exit code, null when it was killed. */
async function run(command: readonly string[], added: Readonly<Record<string, string>>): Promise<number | null> {
  const [program = "", ...parameters] = command;
  const programs = join(root, "node_modules/.bin");
  const child = spawn(program, parameters, {
    cwd: root,
    env: { ...process.env, ...added, PATH: `${programs}${delimiter}${process.env.PATH ?? ""}` },
    shell: process.platform === "win32",
    stdio: "inherit",
  });
  const [exitCode] = await once(child, "exit");
  return exitCode;
}

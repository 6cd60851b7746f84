import { err, ok, type Result } from "#shared/domain/result.ts";
import { type Setting, settings, WrongSetting } from "./settings.ts";

type Settings = typeof settings;
export type Configuration = {
  readonly [Name in keyof Settings]: Settings[Name] extends Setting<infer Value> ? Value : never;
};

/**
 * Reads the environment. What is empty counts as not set. Of wrong values, each gets a sentence that names it, and nothing starts.
 */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
): Result<Configuration, readonly string[]> {
  const problems: string[] = [];
  const values = Object.entries(settings).map(([name, { variable, read }]) => {
    try {
      return [name, read(environment[variable]?.trim() || undefined)];
    } catch (error) {
      if (!(error instanceof WrongSetting)) throw error;
      problems.push(`${variable} is wrong: it has to be ${error.message}.`);
      return [name, undefined];
    }
  });
  if (environment[settings.twentyApiUrl.variable] && !environment[settings.twentyApiKey.variable]) {
    problems.push(`${settings.twentyApiKey.variable} is missing: ${settings.twentyApiUrl.variable} needs it.`);
  }
  return problems.length === 0 ? ok(Object.fromEntries(values) as Configuration) : err(problems);
}

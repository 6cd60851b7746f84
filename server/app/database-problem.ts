import { StartError } from "../db/start-error.ts";
import { isDatabaseAway } from "./database-away.ts";
import { errorCodeOf } from "./error-code.ts";

/** An error of opening the database as a sentence, where it is one that whoever starts the server can mend. */
export function asDatabaseProblem(error: unknown): unknown {
  if (error instanceof StartError || !(error instanceof Error)) return error;
  const isRefused = /^(28|3D)/.test(errorCodeOf(error) ?? "");
  if (!isRefused && !isDatabaseAway(error)) return error;
  return new StartError(`The database of DATABASE_URL can't be used: ${error.message || errorCodeOf(error)}.`);
}

/** `npm run build`: builds the client, whether or not it is up to date. */
import { StartError } from "../db/start-error.ts";
import { buildClient } from "./client-build.ts";

try {
  process.stdout.write(await buildClient());
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

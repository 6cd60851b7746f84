import type { ConsoleApi } from "../../client/app/console.ts";

declare global {
  /** In the page: what the app offers to people who automate. */
  const perennial: ConsoleApi;
}

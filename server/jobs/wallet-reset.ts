import { minuteMs } from "#shared/domain/time/instant.ts";
import { writeAllowances } from "../campaign/wallet-allowances.ts";
import type { Job } from "./job.ts";

/** The week's allowance. By hand only on purpose, for people read it as money that they are given. */
export const walletReset: Job = {
  name: "wallet-reset",
  description: "Writes down the week's allowance of every rep, and says so.",
  aliases: ["reset-bankrolls"],
  schedule: { kind: "weekly", on: 1, at: "00:00" },
  timeoutMs: 10 * minuteMs,
  includedInAll: false,
  needsForce: true,
  steps: [{ name: "allowances", run: writeAllowances }],
};

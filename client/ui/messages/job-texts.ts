import { jobsEnglish } from "./en/jobs.ts";
import { jobsSpanish } from "./es/jobs.ts";
import type { MoreTexts } from "./translate.ts";

/** The texts of the screen of jobs, for `MoreMessages` above it. */
export const jobTexts: MoreTexts = { en: jobsEnglish, es: jobsSpanish };

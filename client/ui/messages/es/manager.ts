import type { TranslationOf } from "../catalogue.ts";
import type { ManagerEnglish } from "../en/manager.ts";
import { manage } from "./manage.ts";
import { metricNames } from "./metric-names.ts";
import { review } from "./review.ts";
import { rules } from "./rules.ts";

/** The same in Spanish. */
export const managerSpanish: TranslationOf<ManagerEnglish> = { ...rules, ...review, ...manage, ...metricNames };

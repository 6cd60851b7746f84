import { manage } from "./manage.ts";
import { metricNames } from "./metric-names.ts";
import { review } from "./review.ts";
import { rules } from "./rules.ts";

/** What only managers read: their screens bring it along, so that a rep's first page doesn't carry it. */
export const managerEnglish = { ...rules, ...review, ...manage, ...metricNames } as const;

export type ManagerEnglish = typeof managerEnglish;

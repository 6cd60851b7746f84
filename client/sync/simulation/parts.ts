import type { CampaignStanding } from "#shared/domain/campaign/campaign.ts";
import type { SubmitExam } from "#shared/domain/intents.ts";
import type { Activity } from "#shared/domain/ledger/activity.ts";
import type { Award } from "#shared/domain/ledger/award.ts";
import type { Day } from "#shared/domain/ledger/day.ts";
import type { ExamAttempt } from "#shared/domain/progression/exam-attempt.ts";
import type { Changes, RepProfile } from "#shared/protocol/sync.ts";

/** What a device reads of the model, in the order in which it changed. */
export type Part =
  | { readonly part: "profile"; readonly value: RepProfile }
  | { readonly part: "days"; readonly value: Day }
  | { readonly part: "activities"; readonly value: Activity }
  | { readonly part: "awards"; readonly value: Award }
  | { readonly part: "attempts"; readonly value: ExamAttempt }
  | { readonly part: "campaign"; readonly value: CampaignStanding };

/** The changes that these parts are, in their order. */
export function changesOf(
  parts: readonly Part[],
): Pick<Changes, "profile" | "campaign" | "days" | "activities" | "awards" | "attempts"> {
  const profile = parts.find((row) => row.part === "profile");
  const campaign = parts.find((row) => row.part === "campaign");
  return {
    ...(profile && { profile: profile.value }),
    ...(campaign && { campaign: campaign.value }),
    days: parts.flatMap((row) => (row.part === "days" ? row.value : [])),
    activities: parts.flatMap((row) => (row.part === "activities" ? row.value : [])),
    awards: parts.flatMap((row) => (row.part === "awards" ? row.value : [])),
    attempts: parts.flatMap((row) => (row.part === "attempts" ? row.value : [])),
  };
}

/** The answer that the model takes for the right one. */
const rightOption = "a";

/** An attempt, passed with nothing but right answers. */
export function gradedAttempt(
  id: string,
  { examId, answers }: SubmitExam,
  times: Pick<ExamAttempt, "localDate" | "occurredAt">,
): ExamAttempt {
  const correct = answers.filter(({ option }) => option === rightOption).length;
  const passed = answers.length > 0 && correct === answers.length;
  return { id, examId, ...times, correct, questions: answers.length, passed };
}

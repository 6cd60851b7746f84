import type { ExamId } from "../domain/ruleset/exam-rule.ts";

/** What questions are about: a pool of exam questions each, and for what is taught a pool to practise on. */
export const topics = [
  "product",
  "openers",
  "timing",
  "cadence",
  "objections",
  "compliance",
  "certification",
  "operative",
  "senior",
  "leadership",
  "tcpa",
  "dnc",
  "ctia",
] as const;
export type Topic = (typeof topics)[number];

/**
 * The version of the pools. It moves with every question that is added or taken away, because the questions of an attempt follow from it;
 * a question worded better stays the same question.
 */
export const bankVersion = 1;

/** Where an exam's questions come from: all that it can take of its own, and the rest from what it builds on. */
export type ExamTopics = { readonly own: Topic; readonly common: readonly Topic[] };

const basics: readonly Topic[] = ["product", "openers", "timing", "cadence", "objections", "compliance"];

export const topicsByExam: { readonly [id in ExamId]: ExamTopics } = {
  module_0: { own: "product", common: [] },
  module_1: { own: "openers", common: [] },
  module_2: { own: "timing", common: [] },
  module_3: { own: "cadence", common: [] },
  module_4: { own: "objections", common: [] },
  module_5: { own: "compliance", common: [] },
  module_6: { own: "certification", common: basics },
  tcpa: { own: "tcpa", common: ["compliance"] },
  dnc: { own: "dnc", common: ["compliance"] },
  ctia: { own: "ctia", common: ["compliance"] },
  operative_certification: { own: "operative", common: basics },
  senior_certification: { own: "senior", common: basics },
  leadership_certification: { own: "leadership", common: basics },
};

import type { ExamRule, ModuleId } from "./exam-rule.ts";

const basics: readonly ModuleId[] = ["module_0", "module_1", "module_2", "module_3", "module_4", "module_5"];

/** The exams that a tenant starts with: product, openers, timing, cadence, objections, compliance, all of it, and the certifications. */
export const defaultExams: readonly ExamRule[] = [
  { id: "module_0", passFrom: 8000, xp: 50, questions: 15, minutes: 10, needs: [] },
  { id: "module_1", passFrom: 8000, xp: 50, questions: 15, minutes: 10, needs: [] },
  { id: "module_2", passFrom: 8000, xp: 50, questions: 15, minutes: 10, needs: [] },
  { id: "module_3", passFrom: 8000, xp: 50, questions: 15, minutes: 10, needs: [] },
  { id: "module_4", passFrom: 8500, xp: 75, questions: 20, minutes: 15, needs: [] },
  { id: "module_5", passFrom: 10_000, xp: 100, questions: 20, minutes: 15, needs: [] },
  { id: "module_6", passFrom: 8000, xp: 300, questions: 50, minutes: 30, needs: basics },
  { id: "tcpa", passFrom: 10_000, xp: 300, questions: 25, minutes: 20, needs: ["module_5"] },
  { id: "dnc", passFrom: 9000, xp: 300, questions: 20, minutes: 15, needs: ["module_5"] },
  { id: "ctia", passFrom: 8500, xp: 300, questions: 20, minutes: 15, needs: [] },
  { id: "operative_certification", passFrom: 8500, xp: 300, questions: 40, minutes: 30, needs: basics },
  { id: "senior_certification", passFrom: 8500, xp: 300, questions: 40, minutes: 30, needs: ["module_6"] },
  {
    id: "leadership_certification",
    passFrom: 8500,
    xp: 300,
    questions: 40,
    minutes: 30,
    needs: ["module_6"],
    needsRank: "E-6",
  },
];

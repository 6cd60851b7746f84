export const moduleIds = ["module_0", "module_1", "module_2", "module_3", "module_4", "module_5", "module_6"] as const;
export type ModuleId = (typeof moduleIds)[number];

export const certificationIds = [
  "tcpa",
  "dnc",
  "ctia",
  "operative_certification",
  "senior_certification",
  "leadership_certification",
] as const;
export type CertificationId = (typeof certificationIds)[number];

export type ExamId = ModuleId | CertificationId;
export const examIds: readonly ExamId[] = [...moduleIds, ...certificationIds];

export type ExamRule = {
  readonly id: ExamId;
  /** Of the questions, in basis points. */
  readonly passFrom: number;
  /** What the first passing attempt pays. */
  readonly xp: number;
  readonly questions: number;
  readonly minutes: number;
  /** Exams that have to be passed before. */
  readonly needs: readonly ExamId[];
  /** The rank that has to be reached before. */
  readonly needsRank?: string;
};

export const rateNames = ["sub30sDrop", "callToAppointment", "twoPlusMinute", "show", "smsEnrollment"] as const;
export type RateName = (typeof rateNames)[number];

/** How good a rate is, the best first. */
export const gradeNames = ["elite", "above", "satisfactory", "unsatisfactory"] as const;
export type GradeName = (typeof gradeNames)[number];

/** Where the grades of a rate begin, in basis points; what reaches none of them is unsatisfactory. */
export type GradeBounds = {
  readonly better: "lower" | "higher";
  readonly elite: number;
  readonly above: number;
  readonly satisfactory: number;
};

/** Rates are over this many local dates, and given only from this many dials in them. */
export type EfficiencyRules = {
  readonly days: number;
  readonly rampBelowDials: number;
  readonly grades: { readonly [rate in RateName]: GradeBounds };
};

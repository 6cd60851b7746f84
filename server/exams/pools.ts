import { cadencePool } from "#shared/exams/pools/cadence.ts";
import { certificationPool } from "#shared/exams/pools/certification.ts";
import { compliancePool } from "#shared/exams/pools/compliance.ts";
import { ctiaPool } from "#shared/exams/pools/ctia.ts";
import { dncPool } from "#shared/exams/pools/dnc.ts";
import { leadershipPool } from "#shared/exams/pools/leadership.ts";
import { objectionsPool } from "#shared/exams/pools/objections.ts";
import { openersPool } from "#shared/exams/pools/openers.ts";
import { operativePool } from "#shared/exams/pools/operative.ts";
import { productPool } from "#shared/exams/pools/product.ts";
import { seniorPool } from "#shared/exams/pools/senior.ts";
import { tcpaPool } from "#shared/exams/pools/tcpa.ts";
import { timingPool } from "#shared/exams/pools/timing.ts";
import type { Question } from "#shared/exams/question.ts";
import type { Topic } from "#shared/exams/topics.ts";

/** Every question that an exam may ask. */
export const pools: { readonly [topic in Topic]: readonly Question[] } = {
  product: productPool,
  openers: openersPool,
  timing: timingPool,
  cadence: cadencePool,
  objections: objectionsPool,
  compliance: compliancePool,
  certification: certificationPool,
  operative: operativePool,
  senior: seniorPool,
  leadership: leadershipPool,
  tcpa: tcpaPool,
  dnc: dncPool,
  ctia: ctiaPool,
};

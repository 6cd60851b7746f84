import type { OptionId } from "#shared/exams/question.ts";
import { cadenceKey } from "./keys/cadence.ts";
import { certificationKey } from "./keys/certification.ts";
import { complianceKey } from "./keys/compliance.ts";
import { ctiaKey } from "./keys/ctia.ts";
import { dncKey } from "./keys/dnc.ts";
import { leadershipKey } from "./keys/leadership.ts";
import { objectionsKey } from "./keys/objections.ts";
import { openersKey } from "./keys/openers.ts";
import { operativeKey } from "./keys/operative.ts";
import { productKey } from "./keys/product.ts";
import { seniorKey } from "./keys/senior.ts";
import { tcpaKey } from "./keys/tcpa.ts";
import { timingKey } from "./keys/timing.ts";

/** Which option is right, by question. It never leaves the server: neither the browser's code nor an answer has any of it. */
export const answerKey: Readonly<Record<string, OptionId>> = Object.assign(
  {},
  productKey,
  openersKey,
  timingKey,
  cadenceKey,
  objectionsKey,
  complianceKey,
  certificationKey,
  operativeKey,
  seniorKey,
  leadershipKey,
  tcpaKey,
  dncKey,
  ctiaKey,
);

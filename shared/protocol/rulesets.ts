import * as z from "zod/mini";
import type { Ruleset } from "../domain/ruleset/ruleset.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import type { Instant } from "../domain/time/instant.ts";
import { civilDateSchema } from "./operations.ts";

/**
 * `POST /api/rulesets`. The ruleset's `version` is the newest one's plus 1, so that two managers who edit at once don't write over each other:
 * for the second, that number is taken. What the ruleset itself says is judged apart.
 */
export const publishRequestSchema = z.strictObject({
  startsOn: civilDateSchema,
  ruleset: z.unknown(),
  note: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
});
export type PublishRequest = z.infer<typeof publishRequestSchema>;

/** `POST /api/rulesets/preview`. */
export const previewRequestSchema = z.strictObject({ ruleset: z.unknown() });

export type PublishedVersion = {
  readonly startsOn: CivilDate;
  readonly ruleset: Ruleset;
  readonly note: string;
  /** A person's name. */
  readonly createdBy: string;
  readonly createdAt: Instant;
};

/** `GET /api/rulesets`. */
export type Rulesets = {
  /** The oldest first, those to come too. Version 1 is the one that everybody starts with and isn't among them. */
  readonly versions: readonly PublishedVersion[];
  /** The version that prices the tenant's date of today. */
  readonly inForce: number;
  readonly today: CivilDate;
  /** The first date on which a new version may start: one that has begun nowhere. */
  readonly earliestStart: CivilDate;
};

/** What a ruleset would have made of the last 28 dates, rep by rep. Nothing of it is kept. */
export type RulesetPreview = {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly reps: readonly RepPreview[];
};

export type RepPreview = {
  readonly repId: string;
  readonly code: string;
  readonly name: string;
  /** Of these dates. */
  readonly xp: Changed<number>;
  /** Of these dates, by rule; only the rules that differ. */
  readonly xpByRule: { readonly [rule: string]: Changed<number> };
  /** Today's. */
  readonly level: Changed<number>;
  readonly rank: Changed<string>;
  /** Badges of these dates that come only with the new ruleset, and those that come only with the old ones. */
  readonly badges: { readonly gained: readonly string[]; readonly lost: readonly string[] };
};

export type Changed<Value> = { readonly before: Value; readonly after: Value };

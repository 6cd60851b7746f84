import { z } from "zod";
import type { Projection } from "./projection.ts";

const text = z.string().nullish();
const figure = z.number().nullish();

/** What we read of a record; the fields that we don't know are none of our business. */
export const recordSchema = z.object({
  id: z.string(),
  deletedAt: text,
  projectionVersion: text,
  name: text,
  workspaceMemberId: z.string(),
  totalXp: figure,
  currentLevel: figure,
  currentRank: text,
  closedDeals: figure,
  streakDays: figure,
  badges: text,
  completedModules: text,
  defeatedBosses: text,
  passedExams: text,
  certifications: text,
  efficiencyMetrics: text,
  lastActivityDate: text,
});

/** The fields of a record that we write. One without a value is `null`, or empty, or not there at all. */
export type CrmFields = { readonly [field in keyof Projection]?: Projection[field] | null | undefined };

/** A record of `repProgressions` as the CRM gave it. */
export type CrmRecord = {
  readonly id: string;
  readonly isDeleted: boolean;
  /** `null`: nobody has published into it. */
  readonly version: string | null;
  readonly workspaceMemberId: string;
  readonly fields: CrmFields;
};

/** What is to be written into one record; the others of its fields stay as they are. */
export type RecordWrite = Partial<Projection> & {
  readonly workspaceMemberId: string;
  readonly projectionVersion: string;
};

export function toCrmRecord({ id, deletedAt, projectionVersion, ...fields }: z.infer<typeof recordSchema>): CrmRecord {
  return {
    id,
    isDeleted: (deletedAt ?? "") !== "",
    version: projectionVersion || null,
    workspaceMemberId: fields.workspaceMemberId,
    fields,
  };
}

/** The fields in which a record doesn't show a projection; all of them where there is no record. The key is never among them. */
export function differingFields(projection: Projection, fields: CrmFields | null): readonly (keyof Projection)[] {
  return publishedFields.filter((field) => fields === null || !isSameValue(field, projection[field], fields[field]));
}

const publishedFields = [
  "name",
  "totalXp",
  "currentLevel",
  "currentRank",
  "closedDeals",
  "streakDays",
  "badges",
  "completedModules",
  "defeatedBosses",
  "passedExams",
  "certifications",
  "efficiencyMetrics",
  "lastActivityDate",
] as const satisfies readonly (keyof Projection)[];

type Value = string | number | null | undefined;

/** The CRM keeps no difference between no text and an empty one, and gives times in its own notation. */
function isSameValue(field: keyof Projection, ours: Value, theirs: Value): boolean {
  if (field === "lastActivityDate" && ours && theirs) return Date.parse(String(ours)) === Date.parse(String(theirs));
  return (ours === "" ? null : (ours ?? null)) === (theirs === "" ? null : (theirs ?? null));
}

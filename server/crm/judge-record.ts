import { type CrmRecord, differingFields, type RecordWrite } from "./crm-record.ts";
import type { DueRep } from "./due-repository.ts";
import type { Projection } from "./projection.ts";
import { parseVersion } from "./projection-version.ts";
import type { Parking } from "./records-repository.ts";
import type { StoredVersion } from "./versions-repository.ts";

/** What is to be done about a rep, from what the CRM was just read to hold. */
export type Judgement =
  /** It shows everything. */
  | { readonly kind: "in_step"; readonly record: CrmRecord }
  /** These fields are to be written. */
  | { readonly kind: "write"; readonly record: CrmRecord | null; readonly fields: readonly (keyof Projection)[] }
  /** Somebody has to look at it first. */
  | { readonly kind: "park"; readonly record: CrmRecord; readonly parking: Parking };

/**
 * Judges one rep. `records` are those of the rep's member, `known` the stored version that stands in the record. A deleted record isn't
 * revived, and one whose version we don't know (a copy, a restored database) isn't ours to overwrite.
 */
export function judgeRecord(
  projection: Projection,
  records: readonly CrmRecord[],
  known: StoredVersion | null,
): Judgement {
  const [record, ...others] = records;
  if (record === undefined) return { kind: "write", record: null, fields: differingFields(projection, null) };

  const park = (code: Parking["code"], reason: string): Judgement => ({
    kind: "park",
    record,
    parking: { code, reason },
  });
  if (others.length > 0) return park("several_records", "The CRM has several records of this member.");
  if (record.isDeleted) return park("record_deleted", "The record was deleted in the CRM.");
  if (record.version !== null && known === null) {
    return park("unknown_version", `The record shows the version ${record.version}, which isn't known here.`);
  }

  const fields = differingFields(projection, record.fields);
  // A record that nobody has published into gets a version even where its figures are right: without one, nothing can be told later.
  return fields.length === 0 && known !== null ? { kind: "in_step", record } : { kind: "write", record, fields };
}

/** The number of the version in a record, where it is one of this database's. */
export function shownNumber(record: CrmRecord, epoch: string): bigint | null {
  const version = record.version === null ? null : parseVersion(record.version);
  return version?.epoch === epoch ? version.number : null;
}

/** The write of some fields, under the version that they are stored as. */
export function writeOf(
  { workspaceMemberId }: DueRep,
  projection: Projection,
  fields: readonly (keyof Projection)[],
  projectionVersion: string,
): RecordWrite {
  const changed: Partial<Projection> = Object.fromEntries(fields.map((field) => [field, projection[field]]));
  return { ...changed, workspaceMemberId, projectionVersion };
}

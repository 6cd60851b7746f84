import { v5 } from "uuid";
import type { CivilDate } from "../time/civil-date.ts";

/** Whose ledger: part of every derived id, so that no two reps ever share one. */
export type LedgerOwner = { readonly tenantId: string; readonly repId: string };

/** 6f1c2a52-7d0b-5c1e-9a57-3f6d1f0b7c11 as bytes: its text would be read anew for each of the ten thousands of ids. */
const namespace = Uint8Array.of(
  0x6f,
  0x1c,
  0x2a,
  0x52,
  0x7d,
  0x0b,
  0x5c,
  0x1e,
  0x9a,
  0x57,
  0x3f,
  0x6d,
  0x1f,
  0x0b,
  0x7c,
  0x11,
);

/**
 * The id of a derived row: UUIDv5 of tenant, rep, rule and cause (P4). The cause is an activity's id, or, for what rewards a
 * date, the date itself and never the activity that happened to fulfil it.
 */
export function causalId(owner: LedgerOwner, rule: string, cause: string | CivilDate): string {
  return v5(`${owner.tenantId}/${owner.repId}/${rule}/${cause}`, namespace);
}

/** The id of an imported fact: the same row again is the same fact, whatever the file it comes in. */
export function importedFactId(tenantId: string, sourceRef: string): string {
  return v5(`${tenantId}/import/${sourceRef}`, namespace);
}

/** The id of somebody whom a file names by a handle, lower-cased and without the @, and who doesn't sign in. */
export function participantIdOf(tenantId: string, handle: string): string {
  return v5(`${tenantId}/participant/${handle}`, namespace);
}

import { type Intent, namedActivity } from "#shared/domain/intents.ts";
import type { FactTimes, Stamps } from "#shared/domain/ledger/facts.ts";
import type { Stamp } from "#shared/protocol/sync.ts";
import type { RowFact } from "./rows.ts";

/** What a tap makes: an intent with its id and the times of the device. Kind, version and body never change once it was sent. */
export type Operation = Intent &
  FactTimes & {
    readonly id: string;
    readonly version: number;
    readonly deviceSeq: number;
    readonly offsetMs?: number;
  };

/** What an operation is about: the activity that it names, or what it makes itself. */
export function subjectOf(operation: Intent & { readonly id: string }): string {
  return namedActivity(operation) ?? operation.id;
}

/** The activity that an operation names and doesn't make itself. */
export function targetOf(operation: Intent): { readonly target?: string } {
  const target = namedActivity(operation);
  return target === null ? {} : { target };
}

/** The operation as the prediction reads it: with the server's times and stamps where it has answered. */
export function factOf(operation: Operation, stamp?: Stamp): RowFact {
  const { version: _version, offsetMs: _offsetMs, ...fact } = operation;
  if (stamp === undefined) return fact;
  const { backdated, late, suspect, ...times } = stamp;
  const stamps: Stamps = { backdated, late, suspect };
  return { ...fact, ...times, stamps };
}

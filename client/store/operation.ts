import type { Intent } from "#shared/domain/intents.ts";
import type { FactTimes, Stamps } from "#shared/domain/ledger/facts.ts";
import type { PendingFact } from "#shared/domain/predict.ts";
import type { Stamp } from "#shared/protocol/sync.ts";

/** What a tap makes: an intent with its id and the times of the device. Kind, version and body never change once it was sent. */
export type Operation = Intent &
  FactTimes & {
    readonly id: string;
    readonly version: number;
    readonly deviceSeq: number;
    readonly offsetMs?: number;
  };

/** The activity that an operation is about: the one it logs, or the one it names. */
export function subjectOf(operation: Intent & { readonly id: string }): string {
  return operation.kind === "log_activity" ? operation.id : operation.body.activityId;
}

/** The activity that an operation names and doesn't make itself. */
export function targetOf(operation: Intent): { readonly target?: string } {
  return operation.kind === "log_activity" ? {} : { target: operation.body.activityId };
}

/** The operation as the prediction reads it: with the server's times and stamps where it has answered. */
export function factOf(operation: Operation, stamp?: Stamp): PendingFact {
  const { version: _version, deviceSeq: _deviceSeq, offsetMs: _offsetMs, ...fact } = operation;
  if (stamp === undefined) return fact;
  const { backdated, late, suspect, ...times } = stamp;
  const stamps: Stamps = { backdated, late, suspect };
  return { ...fact, ...times, stamps };
}

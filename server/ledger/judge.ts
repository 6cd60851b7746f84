import type * as z from "zod/mini";
import { type ClaimFault, claimFaultOf, paymentFaultOf } from "#shared/domain/campaign/check-claim.ts";
import type { Intent, IntentKind } from "#shared/domain/intents.ts";
import type { ActivityDetails } from "#shared/domain/ledger/activity.ts";
import { type ActivityFault, faultOf } from "#shared/domain/ledger/check-activity.ts";
import { type ProfileFault, profileFaultOf } from "#shared/domain/profile/check-profile.ts";
import { err, ok, type Result } from "#shared/domain/result.ts";
import type { ErrorBody } from "#shared/protocol/errors.ts";
import { bodySchemas, type Operation, operationSchema } from "#shared/protocol/operations.ts";
import {
  kindHistories,
  newestVersion,
  oldestAcceptedVersion,
  type UpgradeContext,
  upgradeBody,
} from "#shared/protocol/upgrades.ts";

/** An operation whose shape and values are in order. Whether it fits the ledger is seen later. */
export type ReadOperation = Operation & {
  /** What the operation means, in the newest version of its kind. */
  readonly intent: Intent;
  /** Written by an app so old that only what was accepted already is still answered. */
  readonly isTooOld: boolean;
};

export type Refusal = { readonly status: "rejected" | "later"; readonly error: ErrorBody };

/** Reads one operation for itself, so that a bad one harms no other. Judged is its body's newest version. */
export function readOperation(
  raw: unknown,
  context: UpgradeContext,
  histories = kindHistories,
): Result<ReadOperation, Refusal> {
  const parsed = operationSchema.safeParse(raw);
  if (!parsed.success)
    return rejected("invalid_operation", fieldOf(parsed.error.issues), "The operation can't be read.");

  const operation = parsed.data;
  const { kind, version } = operation;
  if (!isKnownKind(kind))
    return later("unknown_kind", "kind", `This server doesn't know operations of the kind ${kind}.`);
  if (version > newestVersion(kind, histories)) return err(unknownVersion);

  const body = bodySchemas[kind].safeParse(operation.body);
  if (!body.success)
    return rejected("invalid_body", `body.${fieldOf(body.error.issues)}`, "The operation's body can't be read.");

  const intent = { kind, body: upgradeBody(kind, version, body.data, context, histories) } as Intent;
  const fault = intentFault(intent);
  if (fault)
    return rejected(fault.code, fault.field === "body" ? "body" : `body.${fault.field}`, faultMessages[fault.code]);
  return ok(Object.assign(operation, { intent, isTooOld: version < oldestAcceptedVersion(kind, histories) }));
}

/** A newer server knows better: the operation stays with the device until then. */
export const unknownVersion: Refusal = {
  status: "later",
  error: {
    code: "unknown_version",
    message: "The operation was written by a newer app than this server knows.",
    field: "version",
  },
};

type Fault = ActivityFault | ProfileFault | ClaimFault;

/** What the values of a body are refused for. An amendment can't say which activity it is about, so only its ranges are checked. */
function intentFault(intent: Intent): Fault | null {
  switch (intent.kind) {
    case "log_activity": {
      const { activity, disposition } = intent.body;
      const isOpen = activity === "call" && disposition === undefined;
      return faultOf(intent.body) ?? (isOpen ? { code: "invalid_disposition", field: "disposition" } : null);
    }
    case "amend_activity": {
      const { durationSeconds, valueMinor, note } = intent.body;
      return (
        faultOf({
          activity: "call",
          ...(durationSeconds !== undefined && { durationSeconds }),
          ...(note !== undefined && { note }),
        }) ?? faultOf({ activity: "deal_closed", ...(valueMinor !== undefined && { valueMinor, currency: "EUR" }) })
      );
    }
    case "update_profile":
    case "request_leave":
      return profileFaultOf(intent);
    case "claim":
      return claimFaultOf(intent.body);
    case "give_payment_info":
      return paymentFaultOf(intent.body);
    case "undo_activity":
    case "submit_exam":
    case "enter_raffle":
      return null;
  }
}

const faultMessages: { readonly [code in Fault["code"]]: string } = {
  not_loggable: "This can't be logged: it is counted by the engine, or unknown.",
  invalid_duration: "A duration is a whole number of seconds of a call, from 0 to one day.",
  invalid_disposition: "A call has an outcome, and nothing else has.",
  invalid_value: "A value is a whole number of minor units of a deal, not below 0.",
  invalid_currency: "A value and its currency, three capital letters, belong together.",
  note_too_long: "A note has at most 2,000 characters.",
  contact_too_long: "A contact has at most 200 characters.",
  invalid_text: "The text has characters that can't be stored.",
  nothing_changed: "The change names nothing to change.",
  zone_unknown: "There is no time zone of that name.",
  leave_backwards: "The leave ends before it begins.",
  leave_too_long: "A leave has at most 366 days.",
  text_missing: "This is needed.",
  text_too_long: "This has at most 200 characters.",
  invalid_country: "A country is given by its two capital letters.",
  invalid_account: "An account is the e-mail address of a PayPal account, or a Venmo handle with its @.",
};

function isKnownKind(kind: string): kind is IntentKind {
  return Object.hasOwn(kindHistories, kind);
}

function fieldOf(issues: readonly z.core.$ZodIssue[]): string {
  const [issue] = issues;
  if (!issue) return "";
  return [...issue.path, ...(issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [])].join(".");
}

function rejected(code: string, field: string, message: string): Result<never, Refusal> {
  return err({ status: "rejected", error: { code, message, ...(field && { field }) } });
}

function later(code: string, field: string, message: string): Result<never, Refusal> {
  return err({ status: "later", error: { code, message, field } });
}

/** Applies an amendment's fields only where they fit what they amend: a duration belongs to a call, a value to a deal. */
export function amendmentFits(amended: ActivityDetails, intent: Extract<Intent, { kind: "amend_activity" }>): boolean {
  const { durationSeconds, disposition, valueMinor } = intent.body;
  if (amended.activity !== "call" && (durationSeconds !== undefined || disposition !== undefined)) return false;
  return valueMinor === undefined || (amended.activity === "deal_closed" && amended.currency !== undefined);
}

/** Why a request was refused, one code per cause. Their statuses are in the application's `errors.ts`. */
export type FaultCode =
  | "invalid_request"
  | "invalid_json"
  | "invalid_encoding"
  | "malformed_csv"
  | "missing_columns"
  | "repeated_columns"
  | "unsupported_media_type"
  | "signed_out"
  | "wrong_credentials"
  | "forbidden"
  | "needs_admin"
  | "foreign_origin"
  | "not_found"
  | "conflict"
  | "too_large"
  | "starts_too_early"
  | "invalid_ruleset"
  | "invalid_mission"
  | "invalid_programme"
  | "not_possible"
  | "no_effect"
  | "not_amendable"
  | "not_revocable"
  | "invalid_dates"
  | "needs_force"
  | "upgrade_required"
  | "server_outdated"
  | "rate_limited"
  | "unavailable"
  | "internal";

export type Fault = {
  readonly code: FaultCode;
  /** A sentence in English; people read the one that their app has for the code. */
  readonly message: string;
  readonly field?: string;
  readonly hint?: string;
  /** Sent as `Retry-After`. */
  readonly retryAfterSeconds?: number;
};

/** Carries a fault from a route or hook to the one place that answers it. Services return faults instead of throwing them. */
export class RequestFault extends Error {
  override readonly name = "RequestFault";
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

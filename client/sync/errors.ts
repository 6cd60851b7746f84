/** Why a request brought no answer that could be stored, grouped by what the engine does next. */
export type SyncError = TransientError | ParkingError | RefusedError;

/** Passes by itself: wait, then send the same operations again. */
export type TransientError =
  | { readonly code: "no_answer" } // offline, timed out, cut off
  | { readonly code: "not_our_server" } // a captive portal answered in its place
  | { readonly code: "unavailable"; readonly retryAfterMs: number | null }; // 429, 5xx

/** Stays until a person acts: sign in, or load the new version. The queue waits. */
export type ParkingError = { readonly code: "signed_out" } | { readonly code: "upgrade_required" };

/** The server won't take this request as a whole (400, 413): it is cut down until the one operation to blame is found. */
export type RefusedError = {
  readonly code: "refused";
  readonly error: { readonly code: string; readonly message: string };
};

export function isTransient(error: SyncError): error is TransientError {
  switch (error.code) {
    case "no_answer":
    case "not_our_server":
    case "unavailable":
      return true;
    case "signed_out":
    case "upgrade_required":
    case "refused":
      return false;
  }
}

import { err, ok, type Result } from "#shared/domain/result.ts";
import type { ErrorBody } from "#shared/protocol/errors.ts";

/** Why a request that only the server can answer came to nothing; a refusal's own code, or how the way there failed. */
export type AskFailure = { readonly code: string; readonly field?: string; readonly hint?: string };

type Question = {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly body?: unknown;
  /** A CSV file in the place of a body. */
  readonly file?: Blob;
  readonly signal?: AbortSignal;
};

/** Asks the server for JSON, with a body where one is given. Fails with the server's code, `no_answer`, `not_our_server` or `unavailable`. */
export async function askServer<Answer>(
  path: string,
  { method = "GET", body, file, signal }: Question = {},
): Promise<Result<Answer, AskFailure>> {
  const content = file ?? (body === undefined ? undefined : JSON.stringify(body));
  const type = file ? "text/csv" : "application/json";
  try {
    const answer = await fetch(path, {
      method,
      headers: { accept: "application/json", ...(content !== undefined && { "content-type": type }) },
      ...(content !== undefined && { body: content }),
      ...(signal && { signal }),
    });
    const read: unknown = await answer.json().catch(() => undefined);
    if (answer.ok) return read === undefined ? err({ code: "not_our_server" }) : ok(read as Answer);
    if (isRefusal(read)) return err(read.error);
    return err({ code: answer.status >= 500 || answer.status === 429 ? "unavailable" : "not_our_server" });
  } catch {
    return err({ code: "no_answer" });
  }
}

function isRefusal(body: unknown): body is { readonly error: ErrorBody } {
  if (typeof body !== "object" || body === null || !("error" in body)) return false;
  const { error } = body;
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string";
}

import { err, ok, type Result } from "#shared/domain/result.ts";
import { protocolHeader, protocolVersion, type SyncAnswer } from "#shared/protocol/sync.ts";
import type { SyncError } from "./errors.ts";
import type { Exchange } from "./ports.ts";

const timeoutMs = 15_000;

/** `POST /api/sync` over `fetch`. What the answer's status, header and shape mean is decided here, by no error's text. */
export function createFetchExchange(fetchAnswer: typeof fetch): Exchange {
  return async (request, { keepalive }) => {
    try {
      const response = await fetchAnswer("/api/sync", {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify(request),
        credentials: "same-origin",
        // A captive portal redirects; our server never does.
        redirect: "manual",
        cache: "no-store",
        keepalive,
        signal: AbortSignal.timeout(timeoutMs),
      });
      return await readAnswer(response);
    } catch {
      return err({ code: "no_answer" });
    }
  };
}

async function readAnswer(response: Response): Promise<Result<SyncAnswer, SyncError>> {
  const { status, headers } = response;
  const isOurs = headers.get(protocolHeader) === String(protocolVersion);
  // A gateway that can't reach our server says so in its own words.
  if (status === 429 || (status >= 500 && status !== 511)) {
    return err({ code: "unavailable", retryAfterMs: retryAfterMs(headers.get("retry-after")) });
  }
  if (!isOurs) return err({ code: "not_our_server" });

  const body = await response.text().then(parseJson);
  if (response.ok) return isSyncAnswer(body) ? ok(body) : err({ code: "not_our_server" });
  switch (status) {
    case 401:
      return err({ code: "signed_out" });
    case 426:
      return err({ code: "upgrade_required" });
    case 400:
    case 413:
      return err({ code: "refused", error: errorOf(body) });
    default:
      return err({ code: "unavailable", retryAfterMs: null });
  }
}

/** `Retry-After` in seconds. Its other form, a date, is read by the device's clock and so not trusted. */
function retryAfterMs(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The server's schema is its own affair: the header says that it speaks our version, so the outline is enough. */
function isSyncAnswer(body: unknown): body is SyncAnswer {
  if (typeof body !== "object" || body === null) return false;
  const { results, changes, cursor, more, epoch, serverTime } = body as Partial<SyncAnswer>;
  return (
    Array.isArray(results) &&
    typeof changes === "object" &&
    Array.isArray(changes.days) &&
    Array.isArray(changes.activities) &&
    Array.isArray(changes.removedActivities) &&
    typeof cursor === "string" &&
    typeof more === "boolean" &&
    typeof epoch === "string" &&
    typeof serverTime === "number"
  );
}

function errorOf(body: unknown): { readonly code: string; readonly message: string } {
  const { error } = (body ?? {}) as { readonly error?: { readonly code?: unknown; readonly message?: unknown } };
  return {
    code: typeof error?.code === "string" ? error.code : "invalid_request",
    message: typeof error?.message === "string" ? error.message : "",
  };
}

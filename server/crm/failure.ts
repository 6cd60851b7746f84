/** Why a CRM didn't do what it was asked, by what follows from it. `text` is its own word. */
export type CrmFailure =
  /** One request too many: wait. */
  | { readonly kind: "rate_limited"; readonly text: string }
  /** Passes by itself. `away`: the CRM or what it stands on can't be had; `unclear`: it said something that we don't know. */
  | { readonly kind: "transient"; readonly because: "away" | "unclear"; readonly text: string }
  /** A write that may have been stored, or may still be. */
  | { readonly kind: "unknown_outcome"; readonly because: "no_answer" | "unclear"; readonly text: string }
  /** Somebody else was faster: read again. */
  | { readonly kind: "conflict"; readonly text: string }
  /** It won't do the same next time either. `rows`: because of what was sent; `setup`: because of how the CRM is set up. */
  | { readonly kind: "permanent"; readonly because: "rows" | "setup"; readonly text: string }
  /** It doesn't let us in, or not do this. */
  | { readonly kind: "configuration"; readonly text: string };

/** An answer that is no success. `body` is parsed where it is JSON, else the text; `isWrite`: it might have stored something. */
export type Refusal = { readonly status: number; readonly body: unknown; readonly isWrite: boolean };

type Rule = {
  readonly code?: RegExp;
  readonly text?: RegExp;
  readonly failure: (text: string, isWrite: boolean) => CrmFailure;
};

const textAtMost = 500;

/**
 * Sorts a refusal by its text and code as they were recorded, never by the status alone: a stopped database answers 400, and so do a
 * duplicate, a missing right, and a statement that is stored a little later. What nobody has seen yet counts as passing by itself.
 */
export function classifyRefusal({ status, body, isWrite }: Refusal): CrmFailure {
  const text = textOf(body) || `Answered with status ${status}.`;
  const code = stringIn(body, "code") ?? "";
  const rule = rules.find((each) => each.text?.test(text) || (code !== "" && each.code?.test(code)));
  return rule ? rule.failure(text, isWrite) : classifyUnknown(status, text, isWrite);
}

const rules: readonly Rule[] = [
  { text: /^Limit reached \(/, failure: (text) => ({ kind: "rate_limited", text }) },
  {
    text: /^(Missing authentication token|Token invalid\.|Token has expired\.|This API Key is (revoked|expired))/,
    failure: (text) => ({ kind: "configuration", text }),
  },
  {
    code: /^PERMISSION_DENIED$/,
    text: /does not have permission$/,
    failure: (text) => ({ kind: "configuration", text }),
  },
  { code: /^QUERY_READ_TIMEOUT$/, text: /^Query read timeout$/, failure: writeInDoubt },
  { text: /^A duplicate entry was detected/, failure: (text) => ({ kind: "conflict", text }) },
  {
    text: /^(connect |getaddrinfo |read )?(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)|^Connection terminated|^LOADING Redis/,
    failure: (text) => ({ kind: "transient", because: "away", text }),
  },
  {
    code: /^FIELD_NOT_FOUND$/,
    text: /^Object \S+ doesn't have any ".*" field\.|^object '.*' not found\.|^Cannot (GET|POST|PATCH) /,
    failure: (text) => ({ kind: "permanent", because: "setup", text }),
  },
  {
    code: /^(INVALID_QUERY_INPUT|INVALID_CURSOR)$/,
    text: /^(Invalid .+ value|Invalid value|Invalid cursor|Invalid position|Multiple records found|Record not found|Maximum number of records|'filter' invalid|limit '|Cannot provide both|Cannot read properties of undefined|Unexpected |Expected )|is not a valid UUID$|is not a function$|in JSON at position|does not support write operations$|^request entity too large$/,
    failure: (text) => ({ kind: "permanent", because: "rows", text }),
  },
];

function classifyUnknown(status: number, text: string, isWrite: boolean): CrmFailure {
  if (status === 429) return { kind: "rate_limited", text };
  if (status === 401 || status === 403) return { kind: "configuration", text };
  if (status >= 300 && status < 400) {
    return { kind: "permanent", because: "setup", text: "The address leads elsewhere: set the one it leads to." };
  }
  // Said by what stands in front of the CRM, which may have got the request all the same.
  if (status === 502 || status === 504) return writeInDoubt(text, isWrite, "no_answer");
  if (status === 503) return { kind: "transient", because: "away", text };
  return { kind: "transient", because: "unclear", text };
}

function writeInDoubt(text: string, isWrite: boolean, because: "no_answer" | "unclear" = "unclear"): CrmFailure {
  return isWrite ? { kind: "unknown_outcome", because, text } : { kind: "transient", because: "away", text };
}

/** The word of any of the recorded error shapes. */
function textOf(body: unknown): string {
  const text = firstOf(body, "messages") ?? firstOf(body, "message") ?? (typeof body === "string" ? body : "");
  return text.slice(0, textAtMost);
}

function firstOf(body: unknown, name: string): string | undefined {
  const value = valueIn(body, name);
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" ? first : undefined;
}

function stringIn(body: unknown, name: string): string | undefined {
  const value = valueIn(body, name);
  return typeof value === "string" ? value : undefined;
}

function valueIn(body: unknown, name: string): unknown {
  return typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;
}

/**
 * Whether a refused batch speaks against its rows: then, twice, it is halved. The CRM being away, busy or closed to us says nothing about
 * them, and neither does a write that nobody answered.
 */
export function isHeldAgainstRows(failure: CrmFailure): boolean {
  switch (failure.kind) {
    case "transient":
    case "unknown_outcome":
      return failure.because === "unclear";
    case "conflict":
      return true;
    case "permanent":
      return failure.because === "rows";
    case "rate_limited":
    case "configuration":
      return false;
  }
}

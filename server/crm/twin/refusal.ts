/** A request that Twenty answers with an error: the status and the JSON body, to the letter. */
export type Refusal = { readonly status: number; readonly body: object | string };

/** The most common shape: what was asked can't be done. */
export function badRequest(text: string): Refusal {
  return { status: 400, body: { statusCode: 400, error: "BadRequestException", messages: [text] } };
}

/** A refusal with a code; the name of the error is lost on the way to the answer. */
export function codedRefusal(text: string, code: string): Refusal {
  return { status: 400, body: { statusCode: 400, error: "Error", messages: [text], code } };
}

/** What a body without an object in it comes to: the text of the failed access is the answer. */
export function typeError(text: string): Refusal {
  return { status: 400, body: { statusCode: 400, error: "TypeError", messages: [text] } };
}

export function recordNotFound(): Refusal {
  return { status: 404, body: { statusCode: 404, error: "NotFoundException", messages: ["Record not found"] } };
}

export function permissionDenied(): Refusal {
  return codedRefusal("Entity performing the request does not have permission", "PERMISSION_DENIED");
}

export function duplicateEntry(): Refusal {
  return badRequest("A duplicate entry was detected");
}

export function limitReached(tokens: number, windowMs: number): Refusal {
  const text = `Limit reached (${tokens} tokens per ${windowMs} ms)`;
  return { status: 429, body: { statusCode: 429, error: "HttpException", messages: [text] } };
}

/** The text for every failure that Twenty has no other word for. */
export function dataValidationError(): Refusal {
  return {
    status: 500,
    body: { statusCode: 500, error: "InternalServerErrorException", messages: ["Data validation error."] },
  };
}

/** The web framework's own shape: the request never reached the records. */
export function frameworkRefusal(statusCode: 400 | 404, message: string): Refusal {
  const error = statusCode === 400 ? "Bad Request" : "Not Found";
  return { status: statusCode, body: { message, error, statusCode } };
}

/** Above the size of a body that is read: a bare JSON string. */
export function bodyTooLarge(): Refusal {
  return { status: 500, body: "request entity too large" };
}

const sqlState = /^[0-9A-Z]{5}$/;
const uniqueViolation = "23505";

/** How a failed transaction is answered: null where the failure isn't the database's. */
export function refusalOfFailure(failure: unknown): Refusal | null {
  if (!(failure instanceof Error) || !("code" in failure) || typeof failure.code !== "string") return null;
  if (failure.code === uniqueViolation) return duplicateEntry();
  if (sqlState.test(failure.code)) return dataValidationError();
  if ("syscall" in failure) {
    return { status: 400, body: { statusCode: 400, error: "Error", messages: [failure.message] } };
  }
  return null;
}

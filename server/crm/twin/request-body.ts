import { err, ok, type Result } from "#shared/domain/result.ts";

/**
 * Reads a body as Twenty's web framework does: JSON objects and lists, form fields as texts, plain text as it is; of any
 * other type, or without one, there is no body (`undefined`). The error is the JSON parser's own sentence.
 */
export function parseBody(contentType: string | undefined, text: string): Result<unknown, string> {
  const [mediaType = ""] = (contentType ?? "").split(";");
  switch (mediaType.trim().toLowerCase()) {
    case "application/json":
      return text === "" ? ok({}) : parseStrictJson(text);
    case "application/x-www-form-urlencoded":
      return ok(Object.fromEntries(new URLSearchParams(text)));
    case "text/plain":
      return ok(text);
    default:
      return ok(undefined);
  }
}

function parseStrictJson(text: string): Result<unknown, string> {
  const [, first = ""] = /^[ \t\r\n]*([^ \t\r\n])/.exec(text) ?? [];
  if (first !== "{" && first !== "[") return err(strictError(text, first));
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return err(withPlace(text, sentenceOf(error)));
  }
}

/** JSON, but neither an object nor a list: told in the parser's words, of a text that it stumbles over at the same place. */
function strictError(text: string, first: string): string {
  const index = first === "" ? text.length : text.indexOf(first);
  const partial = text.slice(0, index) + "#".repeat(text.length - index);
  try {
    JSON.parse(partial);
  } catch (error) {
    return sentenceOf(error).replace(/#+/g, (marks) => text.slice(index, index + marks.length));
  }
  return "strict violation";
}

/** Newer versions of the parser name line and column besides the position. */
function withPlace(text: string, sentence: string): string {
  const [, position] = / in JSON at position (\d+)$/.exec(sentence) ?? [];
  if (position === undefined) return sentence;
  const lines = text.slice(0, Number(position)).split("\n");
  return `${sentence} (line ${lines.length} column ${(lines.at(-1) ?? "").length + 1})`;
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

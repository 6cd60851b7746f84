import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { err, ok, type Result } from "#shared/domain/result.ts";

/** `line` is where the record ends in the file, counted from 1. */
export type CsvRecord = { readonly line: number; readonly fields: readonly string[] };

/** Why a file can't be read to its end. `line` is how far it was read. */
export type CsvFault =
  | { readonly code: "invalid_encoding" }
  | { readonly code: "malformed_csv"; readonly line: number };

const recordLimitBytes = 64 * 1024;

/**
 * Reads CSV (UTF-8, with or without BOM; any line ends) in constant memory, `recordsAtOnce` records at a time. Nothing follows a
 * fault. Errors of the source itself, a broken connection for one, are thrown.
 */
export async function* readCsv(
  bytes: AsyncIterable<Uint8Array>,
  recordsAtOnce: number,
): AsyncGenerator<Result<readonly CsvRecord[], CsvFault>> {
  const parser = parse({
    info: true,
    max_record_size: recordLimitBytes,
    record_delimiter: ["\r\n", "\n", "\r"],
    // A row with too many fields, or a stray quote, is that row's own fault.
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  // Whatever fails before the parser comes out of the parser, where the loop below meets it.
  const records = pipeline(Readable.from(decode(bytes)), parser, () => {});

  let batch: CsvRecord[] = [];
  try {
    for await (const { record, info } of records as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      batch.push({ line: info.lines, fields: record });
      if (batch.length < recordsAtOnce) continue;
      yield ok(batch);
      batch = [];
    }
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) throw error;
    yield err(fault);
    return;
  }
  if (batch.length > 0) yield ok(batch);
}

/** Bytes to text without the BOM. A character may lie across two chunks; UTF-16 is known by its BOM or its zero bytes. */
async function* decode(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let first = true;
  for await (const chunk of bytes) {
    const text = decoder.decode(chunk, { stream: true });
    if (first && text.includes("\u0000")) throw new NotUtf8();
    first = false;
    yield text;
  }
  yield decoder.decode();
}

class NotUtf8 extends Error {}

function faultOf(error: unknown): CsvFault | null {
  if (error instanceof NotUtf8 || isDecodingError(error)) return { code: "invalid_encoding" };
  if (error instanceof CsvError)
    return { code: "malformed_csv", line: typeof error.lines === "number" ? error.lines : 1 };
  return null;
}

function isDecodingError(error: unknown): boolean {
  return error instanceof TypeError && "code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA";
}

import type { Readable } from "node:stream";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type CivilDate, parseCivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { idSchema } from "#shared/protocol/operations.ts";
import { requireManager } from "../auth/identity.ts";
import type { Db } from "../db/db.ts";
import { type Fault, RequestFault } from "../http/fault.ts";
import { type ImportFault, importActivities } from "./import-activities.ts";
import type { Importer } from "./reach-repository.ts";
import { type UndoFault, undoImport } from "./undo-import.ts";

export type ImportRouteParts = { readonly db: Db; readonly clock: () => Instant };

/** Imports of a manager's files: `POST /api/imports/activities` takes CSV as it streams in, `POST /api/imports/:id/undo` takes it back. */
export function registerImportRoutes(app: FastifyInstance, { db, clock }: ImportRouteParts): void {
  app.register(async (scope) => {
    // The body stays a stream: a file may be larger than the server's memory.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("text/csv", (_request, payload, done) => done(null, payload));

    scope.post<{ Querystring: { asOf?: string } }>(
      "/api/imports/activities",
      { preHandler: requireManager },
      async (request) => {
        const asOf = asOfIn(request.query.asOf);
        if (!request.body)
          throw new RequestFault({ code: "unsupported_media_type", message: "Send the file as text/csv." });
        const bytes = bytesOf(request);
        const report = await importActivities(db, importerOf(request), { bytes, asOf, origin: "file" }, clock());
        if (!report.ok) throw new RequestFault(importFault(report.error));
        return report.value;
      },
    );
  });

  app.post<{ Params: { id: string } }>("/api/imports/:id/undo", { preHandler: requireManager }, async (request) => {
    const { id } = request.params;
    if (!idSchema.safeParse(id).success) throw new RequestFault(undoFault({ code: "import_not_found" }));
    const report = await undoImport(db, importerOf(request), id, clock());
    if (!report.ok) throw new RequestFault(undoFault(report.error));
    return report.value;
  });
}

function importerOf({ identity: { tenantId, userId, role } }: FastifyRequest): Importer {
  if (role === "rep") throw new Error("A rep passed a manager's door");
  return { tenantId, userId, role };
}

/**
 * The body's bytes. Of a file that is refused half-way the rest is let go by: left unread, it would block the connection for the
 * requests to come, and a closed one might swallow the answer.
 */
async function* bytesOf(request: FastifyRequest): AsyncGenerator<Uint8Array> {
  const body = request.body as Readable;
  try {
    yield* body.iterator({ destroyOnReturn: false });
  } finally {
    body.resume();
  }
}

function asOfIn(text: string | undefined): CivilDate | undefined {
  if (text === undefined) return undefined;
  const asOf = parseCivilDate(text);
  if (asOf !== null) return asOf;
  throw new RequestFault({ code: "invalid_request", field: "asOf", message: "asOf is a date: YYYY-MM-DD." });
}

function importFault(fault: ImportFault): Fault {
  switch (fault.code) {
    case "invalid_encoding":
      return {
        code: "invalid_encoding",
        message: "The file isn't UTF-8 text. Save it as CSV UTF-8 and send it again.",
      };
    case "malformed_csv":
      return {
        code: "malformed_csv",
        message: `The file can't be read to its end: a quote is open that isn't closed up to line ${fault.line}.`,
      };
    case "missing_columns":
      return {
        code: "missing_columns",
        message: `The file lacks the columns ${fault.columns.join(", ")}.`,
        field: fault.columns.join(","),
        hint: "The first line names the columns, separated by commas.",
      };
    case "repeated_columns":
      return {
        code: "repeated_columns",
        message: `The file has these columns twice: ${fault.columns.join(", ")}.`,
        field: fault.columns.join(","),
      };
    case "file_too_large":
      return { code: "too_large", message: `A file may have ${fault.limitBytes} bytes at most: send it in parts.` };
    case "as_of_in_the_future":
      return { code: "invalid_request", field: "asOf", message: `asOf can't be later than today, ${fault.today}.` };
  }
}

function undoFault(fault: UndoFault): Fault {
  switch (fault.code) {
    case "import_not_found":
      return { code: "not_found", message: "There is no such import." };
    case "import_not_finished":
      return { code: "conflict", message: "The import is still being read. Undo it when it has finished." };
  }
}

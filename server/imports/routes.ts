import { Readable } from "node:stream";
import type { FastifyInstance, FastifyRequest } from "fastify";
import * as z from "zod/mini";
import { type CivilDate, parseCivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { ImportPreview, ImportReport, PastImports, UndoReport } from "#shared/protocol/imports.ts";
import { requireManager } from "../auth/identity.ts";
import { readBody, readId } from "../campaign/read-request.ts";
import { recompute } from "../campaign/recompute.ts";
import type { Db } from "../db/db.ts";
import { type Fault, RequestFault } from "../http/fault.ts";
import { callFiles } from "./calls/call-files.ts";
import { dropCall } from "./drop-call.ts";
import { type ImportFault, importFile } from "./import-file.ts";
import type { ImportKind } from "./import-kind.ts";
import { isOfImporter, storedImport } from "./imports-repository.ts";
import { pastImports } from "./past-imports.ts";
import { previewFile } from "./preview-file.ts";
import type { Importer } from "./reach-repository.ts";
import { rejectsCsv } from "./rejects-csv.ts";
import { withSpooled } from "./spool.ts";
import { storedReport } from "./stored-report.ts";
import { type UndoFault, undoImport } from "./undo-import.ts";
import { videoFiles } from "./videos/video-files.ts";

export type ImportRouteParts = { readonly db: Db; readonly clock: () => Instant };

type FileQuery = { readonly Querystring: { readonly asOf?: string; readonly name?: string } };
type ById = { readonly Params: { readonly id: string } };

const dropRequestSchema = z.strictObject({ callId: z.string().check(z.minLength(1), z.maxLength(200)) });
const listedImports = 100;

/**
 * Imports of a manager's files. `POST /api/imports/{activities,videos}` takes CSV as it streams in, with `?asOf=` and the file's `?name=`;
 * `…/preview` says what that would do. `GET /api/imports` is the history; of an import there are its report, its rows that weren't taken
 * as CSV, and its undo. `POST /api/imports/calls/drop` drops a call that the rep had logged.
 */
export function registerImportRoutes(app: FastifyInstance, { db, clock }: ImportRouteParts): void {
  const forManagers = { preHandler: requireManager };

  app.register(async (scope) => {
    // The body stays a stream: a file may be larger than the server's memory.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("text/csv", (_request, payload, done) => done(null, payload));
    for (const kind of [callFiles, videoFiles]) registerFileRoutes(scope, kind);
  });

  function registerFileRoutes(scope: FastifyInstance, kind: ImportKind): void {
    scope.post<FileQuery>(`/api/imports/${kind.name}`, forManagers, async (request): Promise<ImportReport> => {
      const { asOf, upload } = fileOf(request);
      const named = { asOf, name: request.query.name?.slice(0, 200), origin: "file" as const };
      const report = await withSpooled(upload, (bytes) =>
        importFile(db, kind, importerOf(request), { ...named, bytes }, clock()),
      );
      if (!report.ok) throw new RequestFault(importFault(report.error));
      await recomputeMarked(request);
      return report.value;
    });

    scope.post<FileQuery>(`/api/imports/${kind.name}/preview`, forManagers, async (request): Promise<ImportPreview> => {
      const { asOf, upload } = fileOf(request);
      const preview = await withSpooled(upload, (bytes) =>
        previewFile(db, kind, importerOf(request), { asOf, bytes }, clock()),
      );
      if (!preview.ok) throw new RequestFault(importFault(preview.error));
      return preview.value;
    });
  }

  app.get("/api/imports", forManagers, async (request): Promise<PastImports> => {
    const { tenantId } = request.identity;
    return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => ({
      imports: await pastImports(tx, importerOf(request), listedImports),
    }));
  });

  app.get<ById>("/api/imports/:id", forManagers, (request): Promise<ImportReport> => reportOf(request));

  app.get<ById>("/api/imports/:id/rejects", forManagers, async (request, reply) => {
    const { importId, columns } = await reportOf(request);
    const { tenantId } = request.identity;
    reply.header("content-type", "text/csv; charset=utf-8");
    reply.header("content-disposition", `attachment; filename="rejects-${importId}.csv"`);
    return reply.send(Readable.from(rejectsCsv(db, { tenantId, importId }, columns)));
  });

  app.post<ById>("/api/imports/:id/undo", forManagers, async (request): Promise<UndoReport> => {
    const report = await undoImport(db, importerOf(request), readId(request.params.id), clock());
    if (!report.ok) throw new RequestFault(undoFault(report.error));
    await recomputeMarked(request);
    return report.value;
  });

  app.post("/api/imports/calls/drop", forManagers, async (request): Promise<{ readonly callId: string }> => {
    const { callId } = readBody(dropRequestSchema, request.body);
    const importer = { ...importerOf(request), userId: request.identity.userId };
    const dropped = await dropCall(db, importer, callId, clock());
    if (!dropped.ok) throw new RequestFault({ code: "not_found", message: "There is no such call." });
    await recomputeMarked(request);
    return dropped.value;
  });

  async function reportOf(request: FastifyRequest<ById>): Promise<ImportReport> {
    const { tenantId } = request.identity;
    const key = { tenantId, importId: readId(request.params.id) };
    const report = await db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
      const found = await storedImport(tx, key);
      return found?.accepted && isOfImporter(found, importerOf(request)) ? storedReport(tx, key) : null;
    });
    if (report === null) throw new RequestFault(undoFault({ code: "import_not_found" }));
    return report;
  }

  /** So that missions that a file completes are shown at once. The import stands if it fails: the marks stay for the next recompute. */
  async function recomputeMarked(request: FastifyRequest): Promise<void> {
    try {
      await recompute(db, request.identity.tenantId, { scope: "marked", now: clock() });
    } catch (error) {
      request.log.error({ err: error }, "The recompute after an import failed");
    }
  }
}

function importerOf({ identity: { tenantId, userId, role } }: FastifyRequest): Importer {
  if (role === "rep") throw new Error("A rep passed a manager's door");
  return { tenantId, userId, role };
}

function fileOf(request: FastifyRequest<FileQuery>) {
  const asOf = asOfIn(request.query.asOf);
  if (!request.body) throw new RequestFault({ code: "unsupported_media_type", message: "Send the file as text/csv." });
  return { asOf, upload: request.body as Readable };
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

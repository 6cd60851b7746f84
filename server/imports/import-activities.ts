import type { Result } from "#shared/domain/result.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { ImportReport } from "#shared/protocol/imports.ts";
import type { Db } from "../db/db.ts";
import { callFiles } from "./calls/call-files.ts";
import { type ImportedFile, type ImportFault, importFile } from "./import-file.ts";
import type { Importer } from "./reach-repository.ts";

/** Imports a file of calls, as `importFile` does. */
export function importActivities(
  db: Db,
  importer: Importer,
  file: ImportedFile,
  now: Instant,
): Promise<Result<ImportReport, ImportFault>> {
  return importFile(db, callFiles, importer, file, now);
}

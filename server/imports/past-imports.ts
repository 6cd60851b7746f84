import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import { instantOf } from "#shared/domain/time/instant.ts";
import type { FileReport, ImportKindName, PastImport } from "#shared/protocol/imports.ts";
import type { Tx } from "../db/db.ts";
import type { Effect } from "./effect.ts";
import { isOfImporter } from "./imports-repository.ts";
import type { Importer } from "./reach-repository.ts";

type PastRow = {
  readonly id: string;
  readonly kind: ImportKindName;
  readonly file_name: string | null;
  readonly as_of: CivilDate;
  readonly user_id: string | null;
  readonly by: string | null;
  readonly started_at: Date;
  readonly undone_at: Date | null;
  readonly is_applied: boolean;
  readonly report: Pick<FileReport, "rows" | "rejectedRows"> | null;
  readonly counts: Effect | null;
};

/** Imports that were accepted, the newest first: a manager's own and those of the product itself, an admin's all. */
export async function pastImports(tx: Tx, importer: Importer, limit: number): Promise<readonly PastImport[]> {
  const rows = await tx.rows<PastRow>(
    `select i.id, i.kind, i.file_name, i.as_of, i.user_id, m.display_name as by, i.started_at, i.undone_at,
            i.changes_applied = i.changes as is_applied, i.report, i.counts
       from ledger.imports i
       left join org.members m on m.tenant_id = i.tenant_id and m.user_id = i.user_id
      where i.tenant_id = $1 and i.accepted_at is not null
        and ($2::boolean or i.user_id is null or i.user_id = $3)
      order by i.id desc
      limit $4`,
    [importer.tenantId, importer.role === "admin", importer.userId, limit],
  );
  return rows.map((row) => toPastImport(row, importer));
}

function toPastImport(row: PastRow, importer: Importer): PastImport {
  const { counts } = row;
  const undone = row.undone_at !== null;
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    asOf: row.as_of,
    by: row.by,
    startedAt: instantOf(row.started_at.getTime()),
    undoneAt: row.undone_at && instantOf(row.undone_at.getTime()),
    status: !row.is_applied ? "applying" : undone ? "undone" : "applied",
    rows: row.report?.rows ?? 0,
    rejectedRows: row.report?.rejectedRows ?? 0,
    counts: counts && {
      applied: counts.applied,
      replaced: counts.replaced,
      unchanged: counts.unchanged,
      notCounted: counts.notCounted ?? 0,
    },
    undoable: !undone && isOfImporter({ userId: row.user_id }, importer),
  };
}

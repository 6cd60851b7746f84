import type pg from "pg";
import { type Document, pushDocuments } from "./documents.ts";

type CouchDocument = Readonly<Record<string, unknown>> & {
  readonly _id: string;
  readonly _rev: string;
  readonly _revisions?: unknown;
};
type Stored = { readonly id: string; readonly rev: string | null; readonly body: Document; readonly seq: string };

const firstRev = "1-00000000000000000000000000000000";

/** As much of CouchDB's protocol as a replication of documents of one revision takes. Answers a body and a status. */
export async function answerCouch(
  database: pg.Pool,
  method: string,
  path: string,
  search: URLSearchParams,
  body: unknown,
): Promise<readonly [unknown, number]> {
  if (path.startsWith("/_local/"))
    return method === "PUT" ? [{ ok: true, id: path.slice(1), rev: "0-1" }, 201] : [{ error: "not_found" }, 404];

  switch (path) {
    case "/_revs_diff": {
      const asked = body as Readonly<Record<string, readonly string[]>>;
      const { rows } = await database.query<{ id: string }>("select id from bench.documents where id = any ($1)", [
        Object.keys(asked),
      ]);
      const known = new Set(rows.map((row) => row.id));
      const missing = Object.entries(asked).filter(([id]) => !known.has(id));
      return [Object.fromEntries(missing.map(([id, revs]) => [id, { missing: revs }])), 200];
    }
    case "/_bulk_docs": {
      const { docs } = body as { readonly docs: readonly CouchDocument[] };
      await pushDocuments(
        database,
        docs.map(({ _id, _revisions, ...rest }) => ({ ...rest, id: _id })),
      );
      return [[], 201];
    }
    case "/_changes": {
      const { rows } = await database.query<Stored>(
        "select id, rev, seq from bench.documents where seq > $1 order by seq limit $2",
        [Number(search.get("since") ?? 0), Number(search.get("limit") ?? 1000)],
      );
      const results = rows.map((row) => ({
        seq: Number(row.seq),
        id: row.id,
        changes: [{ rev: row.rev ?? firstRev }],
      }));
      return [{ results, last_seq: results.at(-1)?.seq ?? Number(search.get("since") ?? 0), pending: 0 }, 200];
    }
    case "/_bulk_get": {
      const { docs } = body as { readonly docs: readonly { readonly id: string }[] };
      const { rows } = await database.query<Stored>("select id, rev, body from bench.documents where id = any ($1)", [
        docs.map((document) => document.id),
      ]);
      const results = rows.map((row) => ({ id: row.id, docs: [{ ok: toCouch(row) }] }));
      return [{ results }, 200];
    }
    default: {
      const { rows } = await database.query<{ last: string | null }>("select max(seq) as last from bench.documents");
      return [{ db_name: "calls", update_seq: Number(rows[0]?.last ?? 0), instance_start_time: "0" }, 200];
    }
  }
}

function toCouch({ id, rev, body: { id: _, ...body } }: Stored): CouchDocument {
  const revision = rev ?? firstRev;
  const [start, hash] = revision.split("-");
  return { ...body, _id: id, _rev: revision, _revisions: { start: Number(start), ids: [hash] } };
}

import type pg from "pg";

export type Document = Readonly<Record<string, unknown>> & { readonly id: string };

/** Makes the peers' one table, empty. */
export async function createDocuments(database: pg.Pool): Promise<void> {
  await database.query(`
    drop schema if exists bench cascade;
    create schema bench;
    create table bench.documents (id text primary key, rev text, body jsonb not null, seq bigserial);
    create unique index documents_by_seq on bench.documents (seq)`);
}

export async function pushDocuments(database: pg.Pool, documents: readonly Document[]): Promise<void> {
  await database.query(
    `insert into bench.documents (id, rev, body)
     select d ->> 'id', d ->> '_rev', d from jsonb_array_elements($1::jsonb) as d
     on conflict (id) do nothing`,
    [JSON.stringify(documents)],
  );
}

export async function pullDocuments(
  database: pg.Pool,
  after: number,
  limit: number,
): Promise<{ readonly rows: readonly Document[]; readonly last: number }> {
  const { rows } = await database.query<{ body: Document; seq: string }>(
    "select body, seq from bench.documents where seq > $1 order by seq limit $2",
    [after, limit],
  );
  return { rows: rows.map((row) => row.body), last: Number(rows.at(-1)?.seq ?? after) };
}

export async function countDocuments(database: pg.Pool): Promise<number> {
  const { rows } = await database.query<{ count: string }>("select count(*) from bench.documents");
  return Number(rows[0]?.count);
}

export async function clearDocuments(database: pg.Pool): Promise<void> {
  await database.query("truncate bench.documents restart identity");
}

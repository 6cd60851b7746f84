import http from "pouchdb-adapter-http";
import indexeddb from "pouchdb-adapter-indexeddb";
import PouchDB from "pouchdb-core";
import replication from "pouchdb-replication";
import type { LoggedCall } from "./calls.ts";
import type { Batching, Contender } from "./contender.ts";

PouchDB.plugin(indexeddb).plugin(http).plugin(replication);

/** PouchDB on its `indexeddb` adapter, replicating with a server that speaks CouchDB's protocol. */
export async function createPouch(databaseName: string): Promise<Contender> {
  const db = new PouchDB(databaseName, { adapter: "indexeddb" });
  const remote = new PouchDB(`${location.origin}/couch/calls`, { skip_setup: true });

  return {
    async fill(made) {
      await db.bulkDocs(made.map(toDocument));
    },
    async flush(batching) {
      const { docs_written } = await db.replicate.to(remote, sized(batching));
      if (docs_written === 0) throw new Error("PouchDB sent nothing");
    },
    async pull(batching) {
      await db.replicate.from(remote, sized(batching));
    },
    async log(call) {
      await db.put(toDocument(call));
    },
    async watch(show) {
      const count = async () => show(String((await db.info()).doc_count));
      db.changes({ since: "now", live: true }).on("change", () => void count());
      await count();
    },
    stored: async () => (await db.info()).doc_count,
    async close() {
      await db.destroy();
    },
  };
}

function toDocument({ id, ...call }: LoggedCall) {
  return { _id: id, ...call };
}

function sized({ batchSize }: Batching): { readonly batch_size?: number } {
  return batchSize === null ? {} : { batch_size: batchSize };
}

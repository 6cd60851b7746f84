import { createRxDatabase, type RxJsonSchema } from "rxdb";
import { replicateRxCollection } from "rxdb/plugins/replication";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import type { LoggedCall } from "./calls.ts";
import type { Batching, Contender } from "./contender.ts";
import { get, post } from "./http.ts";

type Pulled = { readonly rows: readonly LoggedCall[]; readonly last: number };
type Checkpoint = { readonly last: number };

const schema: RxJsonSchema<LoggedCall> = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: 36 },
    kind: { type: "string" },
    version: { type: "number" },
    deviceSeq: { type: "number" },
    recordedAt: { type: "number" },
    occurredAt: { type: "number" },
    zone: { type: "string" },
    localDate: { type: "string" },
    body: { type: "object" },
  },
};

/** RxDB with its Dexie storage and its replication over HTTP. */
export async function createRx(databaseName: string): Promise<Contender> {
  const db = await createRxDatabase({ name: databaseName, storage: getRxStorageDexie(), multiInstance: false });
  const { calls } = await db.addCollections({ calls: { schema } });
  if (calls === undefined) throw new Error("RxDB made no collection");

  async function replicate(direction: object): Promise<void> {
    const replication = replicateRxCollection<LoggedCall, Checkpoint>({
      replicationIdentifier: databaseName,
      collection: calls,
      live: false,
      waitForLeadership: false,
      ...direction,
    } as Parameters<typeof replicateRxCollection<LoggedCall, Checkpoint>>[0]);
    let failure: unknown = null;
    replication.error$.subscribe((error) => {
      failure ??= error;
    });
    await replication.awaitInitialReplication();
    if (failure) throw failure;
  }

  return {
    async fill(made) {
      const { error } = await calls.bulkInsert([...made]);
      if (error.length > 0) throw new Error(`RxDB refused ${error.length} calls`);
    },
    flush: (batching) =>
      replicate({
        push: {
          async handler(rows: readonly { readonly newDocumentState: LoggedCall }[]) {
            await post(
              "/push",
              rows.map((row) => row.newDocumentState),
            );
            return [];
          },
          ...sized(batching),
        },
      }),
    pull: (batching) =>
      replicate({
        pull: {
          async handler(checkpoint: Checkpoint | undefined, limit: number) {
            const { rows, last } = await get<Pulled>(`/pull?after=${checkpoint?.last ?? 0}&limit=${limit}`);
            return { documents: rows.map((row) => ({ ...row, _deleted: false })), checkpoint: { last } };
          },
          ...sized(batching),
        },
      }),
    async log(call) {
      await calls.insert(call);
    },
    async watch(show) {
      await new Promise<void>((resolve) => {
        calls.count().$.subscribe((count) => {
          show(String(count));
          resolve();
        });
      });
    },
    stored: () => calls.count().exec(),
    async close() {
      await db.remove();
    },
  };
}

function sized({ batchSize }: Batching): { readonly batchSize?: number } {
  return batchSize === null ? {} : { batchSize };
}

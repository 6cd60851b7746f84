// biome-ignore-all lint/style/noDefaultExport: that is how PouchDB exports
/** What the benchmark uses of PouchDB, which comes without types. */
declare module "pouchdb-core" {
  type Result = { readonly docs_written: number };
  type Replicate = (remote: PouchDB, options: { readonly batch_size?: number }) => Promise<Result>;

  export default class PouchDB {
    static plugin(plugin: unknown): typeof PouchDB;
    constructor(name: string, options: { readonly adapter?: string; readonly skip_setup?: boolean });
    readonly replicate: { readonly to: Replicate; readonly from: Replicate };
    bulkDocs(documents: readonly object[]): Promise<unknown>;
    put(document: object): Promise<unknown>;
    info(): Promise<{ readonly doc_count: number }>;
    changes(options: object): { on(event: "change", heard: () => void): void };
    destroy(): Promise<void>;
  }
}

declare module "pouchdb-adapter-http" {
  const plugin: unknown;
  export default plugin;
}

declare module "pouchdb-adapter-indexeddb" {
  const plugin: unknown;
  export default plugin;
}

declare module "pouchdb-replication" {
  const plugin: unknown;
  export default plugin;
}

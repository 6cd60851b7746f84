import { type DBCore, type DBCoreTable, Dexie, type EntityTable, type Table } from "dexie";
import type {
  ActivityRow,
  AttemptRow,
  AttentionRow,
  AwardRow,
  CampaignRow,
  DayRow,
  DeviceRow,
  ProfileFactRow,
  ProgressionRow,
  QueuedRow,
  SentLogsRow,
  SentRow,
  SittingRow,
  SuggestionRow,
  SyncStateRow,
} from "./rows.ts";
import { declareVersions } from "./versions.ts";

/** One connection to a rep's tables. */
export type Tables = Dexie & {
  readonly syncQueue: EntityTable<QueuedRow, "seq">;
  readonly sent: Table<SentRow, string>;
  readonly sentLogs: EntityTable<SentLogsRow, "number">;
  readonly attention: Table<AttentionRow, string>;
  readonly activities: Table<ActivityRow, string>;
  readonly days: Table<DayRow, string>;
  readonly progression: Table<ProgressionRow, string>;
  readonly awards: Table<AwardRow, string>;
  readonly attempts: Table<AttemptRow, string>;
  readonly profileFacts: Table<ProfileFactRow, string>;
  readonly campaign: Table<CampaignRow, string>;
  readonly practice: Table<SittingRow, string>;
  readonly suggestions: Table<SuggestionRow, string>;
  readonly device: Table<DeviceRow, string>;
  readonly syncState: Table<SyncStateRow, string>;
};

/** The database of one rep on this device, named so that no two users ever share one. */
export type DeviceDatabase = {
  /** For what the rep does: on the disk before it is seen. */
  readonly strict: Tables;
  /** For what can be pulled again. */
  readonly relaxed: Tables;
  close(): void;
};

export function databaseName(tenantId: string, repId: string): string {
  return `perennial-${tenantId}-${repId}`;
}

/**
 * Opens, and creates on first use, a rep's database. Durability belongs to a connection in Dexie, so there are two; without its
 * cache, because that one shows writes before they are on the disk.
 */
export function connectDevice(name: string): DeviceDatabase {
  const strict = connect(name, "strict");
  const relaxed = connect(name, "relaxed");
  return {
    strict,
    relaxed,
    close() {
      strict.close();
      relaxed.close();
    },
  };
}

/** Whether this browser has a rep's database; asking makes none. */
export function isKept(name: string): Promise<boolean> {
  return Dexie.exists(name);
}

/**
 * Writes in one transaction, on tables that belong to it. Work that goes on after the transaction was aborted under it, deep in its waits,
 * would write outside of any by the connection's own tables.
 */
export function inTransaction<Value>(
  connection: Tables,
  names: readonly (keyof Tables & string)[],
  work: (tables: Tables) => Promise<Value>,
): Promise<Value> {
  return connection.transaction("rw", [...names], (transaction) => work(transaction as unknown as Tables));
}

function connect(name: string, chromeTransactionDurability: "strict" | "relaxed"): Tables {
  const db = new Dexie(name, { chromeTransactionDurability, cache: "disabled" });
  db.use({ stack: "dbcore", name: "kept_tables", level: 10, create: withKeptTables });
  declareVersions(db);
  return db as Tables;
}

/** Dexie puts a table's layers together anew for every transaction that uses it, which is a twentieth of a write. */
function withKeptTables(core: DBCore): DBCore {
  const kept = new Map<string, DBCoreTable>();
  return {
    ...core,
    table(name) {
      const table = kept.get(name) ?? core.table(name);
      kept.set(name, table);
      return table;
    },
  };
}

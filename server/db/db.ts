/**
 * Who a transaction works for. `tenant` sees one tenant's rows and nothing else (row-level security, I5); `service` sees the same, and may
 * call the functions that recompute a tenant's campaign; `none` sees no tenant's rows: it may only call the lookup functions that the schema
 * offers to it.
 */
export type Scope =
  | {
      readonly kind: "tenant";
      readonly tenantId: string;
      /**
       * PostgreSQL keeps the plans of this transaction's statements with the connection. For those that come all the time, of fixed texts and
       * small lists: planning costs several times what they cost themselves.
       */
      readonly keepsPlans?: boolean;
    }
  | { readonly kind: "service"; readonly tenantId: string }
  | { readonly kind: "none" };

/** A value that a query takes. Objects and arrays of objects travel as JSON text (`JSON.stringify` at the call). */
export type Parameter =
  | string
  | number
  | bigint
  | boolean
  | null
  | Date
  | Uint8Array
  | readonly string[]
  | readonly number[];

/** An open transaction. Only `Db.inTransaction` makes one, so asking for a `Tx` is asking for a transaction. */
export type Tx = {
  /** Runs one statement and returns its rows. `bigint` columns arrive as bigint, `date` as text, `timestamptz` as Date. */
  rows<Row extends object>(sql: string, parameters?: readonly Parameter[]): Promise<readonly Row[]>;
  /**
   * Runs one statement in its turn and doesn't wait for it, so that the caller computes on while PostgreSQL writes. If it fails, whatever is
   * asked next fails with its error, at the latest the commit.
   */
  send(sql: string, parameters?: readonly Parameter[]): void;
  /** Tells every process that listens on `channel`, after the commit. The payload is at most 8,000 bytes. */
  notify(channel: string, payload: string): Promise<void>;
  /** Runs after the commit, never when the transaction is rolled back: for effects beyond the database. */
  afterCommit(effect: () => void): void;
};

/** The one way to the database. */
export type Db = {
  /** Commits when `work` returns, rolls back when it throws. Serialization failures and deadlocks are tried again, at most 3 times. */
  inTransaction<Value>(scope: Scope, work: (tx: Tx) => Promise<Value>): Promise<Value>;
  /** Calls `heard` for each notification on `channel`, reconnecting by itself; `heard(null)` after a reconnect: something may have been missed. */
  listen(channel: string, heard: (payload: string | null) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
};

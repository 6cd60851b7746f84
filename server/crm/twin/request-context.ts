import type { Db, Tx } from "../../db/db.ts";
import type { RecordScope } from "./records.ts";

/** What every action needs: the caller's workspace and object, the caller, and the moment. */
export type RequestContext = {
  readonly db: Db;
  readonly scope: RecordScope;
  readonly depth: 0 | 1;
  /** The name of the caller's key, as `createdBy` and `updatedBy` show it. */
  readonly keyName: string;
  /** ISO, UTC, milliseconds: the time of every change that the request makes. */
  readonly now: string;
};

export type Answer = { readonly status: number; readonly body: unknown };

/** A transaction that sees the rows of the caller's tenant only. */
export function inWorkspace<Value>(context: RequestContext, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  return context.db.inTransaction({ kind: "tenant", tenantId: context.scope.tenantId }, work);
}

/** `RepProgression`, as in `createRepProgression`. */
export function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

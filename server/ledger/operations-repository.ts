import type { AmendActivity, IntentKind } from "#shared/domain/intents.ts";
import { namedActivity } from "#shared/domain/intents.ts";
import type { Amendment } from "#shared/domain/ledger/facts.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import { type Instant, minuteMs } from "#shared/domain/time/instant.ts";
import type { Stamp } from "#shared/protocol/sync.ts";
import { type Body, newestVersion, upgradeBody } from "#shared/protocol/upgrades.ts";
import { type ColumnTypes, sendRows } from "../db/column-arrays.ts";
import type { Tx } from "../db/db.ts";
import type { RepKey } from "../org/rep-key.ts";
import type { Version } from "./heads.ts";
import type { ReadOperation } from "./judge.ts";

/** Two offsets of one clock that lie further apart than this can't both be right: a manager is told. */
const offsetsApartMs = 5 * minuteMs;

/** An operation that fits the ledger, with the stamp it gets for good. */
export type AcceptedOperation = { readonly operation: ReadOperation; readonly stamp: Stamp };

/** What is remembered of an applied operation: enough to answer it again, or to say that another came under its id. */
export type KnownOperation = {
  readonly id: string;
  readonly kind: string;
  /** In the newest version of its kind; `null` where a newer server wrote it in one that this server doesn't know. */
  readonly body: unknown;
  readonly stamp: Stamp;
};

/** A body as it was received, and what reads it. */
type BodyRow = {
  readonly kind: IntentKind;
  readonly kind_version: number;
  readonly body: Body;
  readonly tenant_currency: string | null;
};

type KnownRow = BodyRow & {
  readonly id: string;
  readonly recorded_at: Date;
  readonly occurred_at: Date;
  readonly local_date: string;
  readonly backdated: boolean;
  readonly late: boolean;
  readonly suspect: boolean;
};

/** The rep's operations with these ids. The caller holds the rep's head, so none can slip in behind the answer. */
export async function knownOperations(
  tx: Tx,
  rep: RepKey,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KnownOperation>> {
  const rows = await tx.rows<KnownRow>(
    `select id, kind, kind_version, body, tenant_currency, recorded_at, occurred_at, local_date, backdated, late, suspect
       from ledger.operations
      where tenant_id = $1 and rep_id = $2 and id = any ($3)`,
    [rep.tenantId, rep.repId, ids],
  );
  return new Map(rows.map((row) => [row.id, toKnownOperation(row)]));
}

/** Sends accepted operations off to be written as they were received. The caller holds the rep's head and has asked for known ones. */
export function recordOperations(
  tx: Tx,
  rep: RepKey,
  request: {
    readonly deviceId: string;
    readonly receivedAt: Instant;
    readonly currency: string;
    readonly requestOffsetMs: number;
  },
  accepted: readonly AcceptedOperation[],
  version: Version,
): void {
  const { deviceId, receivedAt, currency, requestOffsetMs } = request;
  sendRows(
    tx,
    accepted.map((operation) => toRow(operation, requestOffsetMs)),
    insertedTypes,
    [rep.tenantId, rep.repId, deviceId, new Date(receivedAt), version, currency],
    (table, columns) =>
      `insert into ledger.operations (tenant_id, rep_id, device_id, received_at, version, tenant_currency, ${columns})
       select $1, $2, $3, $4, $5, $6, n.* from ${table}`,
  );
}

/** Every amendment of these activities that was accepted of a device or decided by a manager, by activity. */
export async function amendmentsOf(
  tx: Tx,
  rep: RepKey,
  activityIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Amendment[]>> {
  const rows = await tx.rows<BodyRow & { readonly id: string; readonly recorded_at: Date }>(
    `select id, recorded_at, kind, kind_version, body, tenant_currency
       from ledger.operations
      where tenant_id = $1 and rep_id = $2 and kind = 'amend_activity' and target_id = any ($3)
      union all
     select id, decided_at, kind, 1, body, ''
       from ledger.decisions
      where tenant_id = $1 and rep_id = $2 and kind = 'amend_activity' and target_id = any ($3)`,
    [rep.tenantId, rep.repId, activityIds],
  );
  const amendments = new Map<string, Amendment[]>();
  for (const row of rows) {
    const body = newestBody(row) as AmendActivity | null;
    if (body === null) throw new Error("An amendment is newer than this server");
    const amendment = { id: row.id, recordedAt: row.recorded_at.getTime() as Instant, body };
    amendments.set(body.activityId, [...(amendments.get(body.activityId) ?? []), amendment]);
  }
  return amendments;
}

function toKnownOperation(row: KnownRow): KnownOperation {
  return {
    id: row.id,
    kind: row.kind,
    body: newestBody(row),
    stamp: {
      recordedAt: row.recorded_at.getTime() as Instant,
      occurredAt: row.occurred_at.getTime() as Instant,
      localDate: row.local_date as CivilDate,
      backdated: row.backdated,
      late: row.late,
      suspect: row.suspect,
    },
  };
}

/** A stored body without a currency of its tenant's says its own: no step asks for one then. */
function newestBody({ kind, kind_version, body, tenant_currency }: BodyRow): unknown {
  if (kind_version > newestVersion(kind)) return null;
  return upgradeBody(kind, kind_version, body, { currency: tenant_currency ?? "" });
}

const insertedTypes: ColumnTypes<ReturnType<typeof toRow>> = {
  id: "uuid",
  kind: "text",
  kind_version: "int",
  body: "jsonb",
  target_id: "uuid",
  device_seq: "bigint",
  raw_times: "jsonb",
  recorded_at: "timestamptz",
  occurred_at: "timestamptz",
  zone: "text",
  local_date: "date",
  backdated: "boolean",
  late: "boolean",
  suspect: "boolean",
};

function toRow({ operation, stamp }: AcceptedOperation, requestOffsetMs: number) {
  const { intent, offsetMs } = operation;
  const isOfTwoMinds = offsetMs !== undefined && Math.abs(offsetMs - requestOffsetMs) > offsetsApartMs;
  return {
    id: operation.id,
    kind: intent.kind,
    kind_version: operation.version,
    body: JSON.stringify(operation.body),
    target_id: namedActivity(intent),
    device_seq: operation.deviceSeq,
    raw_times: JSON.stringify({
      recordedAt: operation.recordedAt,
      occurredAt: operation.occurredAt,
      localDate: operation.localDate,
      offsetMs,
      ...(isOfTwoMinds && { requestOffsetMs }),
    }),
    recorded_at: new Date(stamp.recordedAt),
    occurred_at: new Date(stamp.occurredAt),
    zone: operation.zone,
    local_date: stamp.localDate,
    backdated: stamp.backdated,
    late: stamp.late,
    suspect: stamp.suspect,
  };
}

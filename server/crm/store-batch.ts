import { rulesetAt } from "#shared/domain/ruleset/versions.ts";
import { hourMs, plusMs } from "#shared/domain/time/instant.ts";
import { rulesetsOf } from "../org/rulesets-repository.ts";
import type { PlannedWrite } from "./batches.ts";
import { tellCrmChanged } from "./crm-changed.ts";
import type { CrmRecord } from "./crm-record.ts";
import { type DueRep, type LinkedRep, sourcesOf, type Todays } from "./due-repository.ts";
import { judgeRecord, shownNumber, writeOf } from "./judge-record.ts";
import { renewLease } from "./lease.ts";
import { projectionOf } from "./projection.ts";
import { formatVersion } from "./projection-version.ts";
import { forgetRefusals, saveReadings } from "./records-repository.ts";
import type { Session } from "./session.ts";
import {
  acknowledgeVersions,
  forgetOldVersions,
  knownVersions,
  type StoredVersion,
  storeVersions,
} from "./versions-repository.ts";

/** A write whose projection is stored. */
export type StoredWrite = PlannedWrite & { readonly version: StoredVersion };

const deletedLookedAtAgainMs = hourMs;

/**
 * Keeps what was read of these reps and stores the versions that are to be written, in one transaction that holds the lease. Returns what to
 * write, and how many reps need nothing or have to wait for somebody; `null`: the lease is lost.
 */
export async function storeBatch(
  session: Session,
  due: readonly LinkedRep[],
  todays: Todays,
  records: readonly CrmRecord[],
): Promise<{ readonly writes: readonly StoredWrite[]; readonly inStep: number; readonly parked: number } | null> {
  const { db, lease, epoch } = session;
  const { tenantId } = lease;
  const now = session.clock();
  return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    if (!(await renewLease(tx, lease))) return null;

    const repIds = due.map(({ repId }) => repId);
    const rulesets = await rulesetsOf(tx, tenantId);
    const todaysOfAll = [...todays.zones, ...todays.moved].map(({ today }) => today);
    const windows = todaysOfAll.map((today) => rulesetAt(rulesets, today).efficiency.days);
    const sources = await sourcesOf(tx, tenantId, repIds, todays, Math.max(0, ...windows));
    // A rep who was given another member meanwhile has a record that wasn't read.
    const memberIds = new Set(due.map(({ memberId }) => memberId));
    const reps = sources.filter(({ workspaceMemberId }) => memberIds.has(workspaceMemberId));

    const recordsByMember = groupByMember(records);
    const shown = new Map<string, bigint | null>();
    for (const { repId, workspaceMemberId } of reps) {
      const [record] = recordsByMember.get(workspaceMemberId) ?? [];
      shown.set(repId, record ? shownNumber(record, epoch) : null);
    }
    const known = await knownVersions(tx, tenantId, withNumber(shown));

    const judged = reps.map((rep) => {
      const projection = projectionOf(rep, rulesetAt(rulesets, rep.today), now);
      const its = recordsByMember.get(rep.workspaceMemberId) ?? [];
      return { rep, projection, judgement: judgeRecord(projection, its, known.get(rep.repId) ?? null) };
    });
    await saveReadings(
      tx,
      tenantId,
      judged.map(({ rep, judgement }) => ({
        repId: rep.repId,
        workspaceMemberId: rep.workspaceMemberId,
        record: judgement.record,
        shows: judgement.kind === "in_step" ? stateOf(rep) : (known.get(rep.repId) ?? null),
        parking: judgement.kind === "park" ? judgement.parking : null,
      })),
      now,
      plusMs(now, deletedLookedAtAgainMs),
    );
    await acknowledgeVersions(tx, tenantId, [...known.values()], now);
    await tellCrmChanged(
      tx,
      tenantId,
      judged.map(({ rep }) => rep.repId),
    );

    const inStep = judged.filter(({ judgement }) => judgement.kind === "in_step");
    await forgetRefusals(
      tx,
      tenantId,
      inStep.map(({ rep }) => rep.repId),
    );
    const toWrite = judged.flatMap(({ rep, projection, judgement }) =>
      judgement.kind === "write" ? [{ rep, projection, fields: judgement.fields }] : [],
    );
    const versions = await storeVersions(
      tx,
      tenantId,
      toWrite.map(({ rep, projection }) => ({ repId: rep.repId, projection, ...stateOf(rep) })),
      now,
    );
    await forgetOldVersions(tx, tenantId, shown);

    const writes = toWrite.map(({ rep, projection, fields }): StoredWrite => {
      const version = versions.get(rep.repId);
      if (!version) throw new Error("A stored version returned no row.");
      const text = formatVersion({ epoch, number: version.number });
      const { repId, attempts, batchLimit } = rep;
      return { repId, attempts, batchLimit, version, write: writeOf(rep, projection, fields, text) };
    });
    return { writes, inStep: inStep.length, parked: judged.length - inStep.length - toWrite.length };
  });
}

function groupByMember(records: readonly CrmRecord[]): ReadonlyMap<string, readonly CrmRecord[]> {
  const groups = new Map<string, CrmRecord[]>();
  for (const record of records) {
    const group = groups.get(record.workspaceMemberId);
    if (group) group.push(record);
    else groups.set(record.workspaceMemberId, [record]);
  }
  return groups;
}

function withNumber(shown: ReadonlyMap<string, bigint | null>): ReadonlyMap<string, bigint> {
  return new Map([...shown].flatMap(([repId, number]) => (number === null ? [] : [[repId, number] as const])));
}

function stateOf({ ledgerVersion, today }: DueRep) {
  return { ledgerVersion, through: today };
}

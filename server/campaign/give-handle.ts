import { err, ok, type Result } from "#shared/domain/result.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Db, Tx } from "../db/db.ts";
import { lockImports } from "../ledger/import-lock.ts";
import { recordAction } from "../org/audit-log.ts";
import type { Onlooker } from "../org/reps.ts";
import { lockParticipants, stampParticipants } from "./participant-heads.ts";
import { participantsOf } from "./participant-repository.ts";
import { sumVideoDays } from "./video-days.ts";
import { visibleParticipant } from "./visible-participants.ts";

export type HandleRefusal = { readonly code: "participant_not_found" | "handle_invalid" | "handle_taken" };

/**
 * Gives a handle to somebody, with all its videos: the days of both are summed anew, and both are recomputed by the next run. A handle of
 * somebody whom the manager doesn't see is taken.
 */
export async function giveHandle(
  db: Db,
  manager: Onlooker,
  { handle: text, participantId }: { readonly handle: string; readonly participantId: string },
  now: Instant,
): Promise<Result<{ readonly handle: string; readonly movedVideos: number }, HandleRefusal>> {
  const { tenantId } = manager;
  const handle = text.trim().replace(/^@/, "").toLowerCase();
  if (!/^[^\s@]{1,60}$/.test(handle)) return err({ code: "handle_invalid" });

  return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    if (!(await visibleParticipant(tx, manager, participantId))) return err({ code: "participant_not_found" });
    // An import that is being applied has read whose the handle is.
    await lockImports(tx, tenantId);
    const before = await ownerOf(tx, tenantId, handle);
    if (before === participantId) return ok({ handle, movedVideos: 0 });
    if (before !== null && !(await canTake(tx, manager, before))) return err({ code: "handle_taken" });

    const both = before === null ? [participantId] : [participantId, before];
    await lockParticipants(tx, tenantId, both);
    // Somebody else may have given it meanwhile.
    if ((await ownerOf(tx, tenantId, handle)) !== before) return err({ code: "handle_taken" });
    await tx.rows(
      `insert into campaign.handles (tenant_id, handle, participant_id) values ($1, $2, $3)
       on conflict (tenant_id, handle) do update set participant_id = excluded.participant_id`,
      [tenantId, handle, participantId],
    );
    const moved = await tx.rows<{ post_date: CivilDate }>(
      `update campaign.videos set participant_id = $3 where tenant_id = $1 and handle = $2 returning post_date`,
      [tenantId, handle, participantId],
    );
    const days = new Set(moved.map(({ post_date }) => post_date));
    await sumVideoDays(
      tx,
      tenantId,
      both.flatMap((id) => [...days].map((day) => ({ participantId: id, day }))),
    );
    await stampParticipants(tx, tenantId, both, { recount: true });
    await recordAction(tx, {
      tenantId,
      at: now,
      who: manager.userId,
      action: "give_handle",
      subject: `participant ${participantId}`,
      before: { handle, participantId: before },
      after: { handle, participantId, videos: moved.length },
    });
    return ok({ handle, movedVideos: moved.length });
  });
}

async function ownerOf(tx: Tx, tenantId: string, handle: string): Promise<string | null> {
  const [row] = await tx.rows<{ participant_id: string }>(
    "select participant_id from campaign.handles where tenant_id = $1 and handle = $2",
    [tenantId, handle],
  );
  return row?.participant_id ?? null;
}

/** From one whom nobody signs in as, or from one whom the manager sees too. */
async function canTake(tx: Tx, manager: Onlooker, participantId: string): Promise<boolean> {
  const [owner] = await participantsOf(tx, manager.tenantId, [participantId]);
  return owner?.isRep === false || (await visibleParticipant(tx, manager, participantId));
}
